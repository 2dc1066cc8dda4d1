/// RTSP with real media, interleaved on TCP: one publisher for a path, any number of readers.
@NullMarked
package dev.signalbox.simulator.rtsp;

import org.jspecify.annotations.NullMarked;
