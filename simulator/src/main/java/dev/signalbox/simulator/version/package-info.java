/// Which MediaMTX release a node pretends to be. Everything that differs between releases asks
/// here.
@NullMarked
package dev.signalbox.simulator.version;

import org.jspecify.annotations.NullMarked;
