/// Tests of the fleet over a real store.
@NullMarked
package dev.signalbox.server.fleet;

import org.jspecify.annotations.NullMarked;
