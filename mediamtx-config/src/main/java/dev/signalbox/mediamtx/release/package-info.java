/// The releases of MediaMTX. Everything that differs between releases asks here.
@NullMarked
package dev.signalbox.mediamtx.release;

import org.jspecify.annotations.NullMarked;
