/// The commands about streams. May use everything but the other commands.
@NullMarked
package dev.signalbox.cli.streams;

import org.jspecify.annotations.NullMarked;
