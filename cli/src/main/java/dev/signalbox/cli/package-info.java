/// The program `signalbox` of the terminal: starts, chooses the command, ends with an exit code.
/// May use every other package here; nothing here may use the server.
@NullMarked
package dev.signalbox.cli;

import org.jspecify.annotations.NullMarked;
