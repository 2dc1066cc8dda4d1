/// How answers look on a terminal: tables, widths, units, times, colour. Pure, but for `Screen`.
/// May use json and words.
@NullMarked
package dev.signalbox.cli.show;

import org.jspecify.annotations.NullMarked;
