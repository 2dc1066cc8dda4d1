/// Tests of the log, over a store in memory.
@NullMarked
package dev.signalbox.server.events;

import org.jspecify.annotations.NullMarked;
