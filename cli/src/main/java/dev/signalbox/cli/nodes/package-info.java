/// The commands about nodes. May use everything but the other commands.
@NullMarked
package dev.signalbox.cli.nodes;

import org.jspecify.annotations.NullMarked;
