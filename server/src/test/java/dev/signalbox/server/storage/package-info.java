/// One suite for each store, run against every database that this machine has; what is special to
/// one of them; and killing the program while it writes.
@NullMarked
package dev.signalbox.server.storage;

import org.jspecify.annotations.NullMarked;
