/// The command line's own words in every language, and which language it is. May use nothing of
/// ours.
@NullMarked
package dev.signalbox.cli.words;

import org.jspecify.annotations.NullMarked;
