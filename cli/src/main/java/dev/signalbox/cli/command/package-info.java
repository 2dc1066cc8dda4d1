/// What every command is made of: its syntax, its call, how it finds nodes and streams by name. May
/// use everything but the commands themselves.
@NullMarked
package dev.signalbox.cli.command;

import org.jspecify.annotations.NullMarked;
