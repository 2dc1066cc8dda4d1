/// Asks one MediaMTX at a time, versions 1.9 to 1.20.1, and answers in the words of the fleet
/// model. Useful by itself to any Java program. It may use the model, an HTTP client and a
/// streaming JSON parser; no answer is built as a tree.
@NullMarked
package dev.signalbox.mediamtx;

import org.jspecify.annotations.NullMarked;
