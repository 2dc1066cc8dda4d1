/// The commands about the whole fleet and about the program. May use everything but the other
/// commands.
@NullMarked
package dev.signalbox.cli.overview;

import org.jspecify.annotations.NullMarked;
