/// The client against servers that answer as MediaMTX did and does, and against servers that do all
/// that a server can do wrong.
@NullMarked
package dev.signalbox.mediamtx;

import org.jspecify.annotations.NullMarked;
