/// The commands about signing in and API keys. May use everything but the other commands.
@NullMarked
package dev.signalbox.cli.access;

import org.jspecify.annotations.NullMarked;
