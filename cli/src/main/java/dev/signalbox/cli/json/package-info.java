/// JSON as a small tree that keeps numbers as they were written. May use the tokens of Jackson and
/// nothing of ours.
@NullMarked
package dev.signalbox.cli.json;

import org.jspecify.annotations.NullMarked;
