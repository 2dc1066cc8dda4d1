/// Tests of access, over a real store.
@NullMarked
package dev.signalbox.server.access;

import org.jspecify.annotations.NullMarked;
