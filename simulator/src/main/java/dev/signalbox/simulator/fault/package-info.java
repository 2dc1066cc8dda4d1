/// What can be wrong with a node on purpose, and for how long.
@NullMarked
package dev.signalbox.simulator.fault;

import org.jspecify.annotations.NullMarked;
