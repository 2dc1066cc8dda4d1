/// A small HTTP port, on this machine only, to look at the simulator and to make things go wrong.
@NullMarked
package dev.signalbox.simulator.control;

import org.jspecify.annotations.NullMarked;
