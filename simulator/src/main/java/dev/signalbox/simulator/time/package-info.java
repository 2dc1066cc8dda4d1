/// Time for everything that happens by itself: one thread in production, a hand in tests.
@NullMarked
package dev.signalbox.simulator.time;

import org.jspecify.annotations.NullMarked;
