package dev.signalbox.cli.host;

import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/// The machine the program runs on. Tests have another one, with a clock that stands still and
/// waits that take no time.
public interface Host {
    /// The environment variables.
    Map<String, String> environment();

    /// Standard input.
    InputStream in();

    /// Standard output, in UTF-8.
    PrintStream out();

    /// Standard error, in UTF-8.
    PrintStream err();

    /// Whether standard output is a terminal.
    boolean outIsTerminal();

    /// Whether standard error is a terminal.
    boolean errIsTerminal();

    /// The width of the terminal, in columns.
    int columns();

    /// The time, in the time zone of the person.
    Clock clock();

    /// The home folder.
    Path home();

    /// The name of the machine; empty if it has none.
    String machine();

    /// Asks the person at the terminal for a line; nothing if nobody is there.
    Optional<String> ask(String question);

    /// Asks without showing what is typed; nothing if nobody is there.
    Optional<String> askSecretly(String question);

    /// How long a connection may be silent before it is asked whether it lives, and how long it may
    /// take to say so.
    Duration silence();

    /// Waits. Throws [InterruptedException] when the program is told to end.
    void pause(Duration time) throws InterruptedException;
}
