/// How MediaMTX, a Go program, writes values on the wire: JSON, times, durations, sizes and the
/// texts of its parsers' errors. Uses nothing but the JDK and the version.
@NullMarked
package dev.signalbox.mediamtx.wire;

import org.jspecify.annotations.NullMarked;
