/// The contract suite of MediaMTX, against every real one of this machine and the simulator.
@NullMarked
package dev.signalbox.endtoend.contract;

import org.jspecify.annotations.NullMarked;
