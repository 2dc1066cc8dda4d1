/// The machine the program runs on: its streams, environment, clock, terminal. An interface because
/// tests need another one. May use nothing of ours.
@NullMarked
package dev.signalbox.cli.host;

import org.jspecify.annotations.NullMarked;
