/// Everything that Signalbox says to people, in every language it speaks: problems, reasons,
/// events, incidents. One bundle a language; a test compares them. Uses the model and `problems`.
@NullMarked
package dev.signalbox.server.words;

import org.jspecify.annotations.NullMarked;
