/// A stand-in for any number of MediaMTX nodes in one process: their control API by release, faults
/// on demand, scripted scenes, and RTSP with real media where it is wanted.
///
/// [dev.signalbox.simulator.Simulator] is where to start. It uses nothing of Signalbox's other
/// modules, so that a mistake that they share cannot hide behind it.
@NullMarked
package dev.signalbox.simulator;

import org.jspecify.annotations.NullMarked;
