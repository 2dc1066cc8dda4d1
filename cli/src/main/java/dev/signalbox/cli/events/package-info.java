/// The commands about events and incidents. May use everything but the other commands.
@NullMarked
package dev.signalbox.cli.events;

import org.jspecify.annotations.NullMarked;
