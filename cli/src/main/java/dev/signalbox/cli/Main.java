package dev.signalbox.cli;

import dev.signalbox.cli.host.Arguments;
import dev.signalbox.cli.host.SystemHost;

/// The command line of Signalbox. It talks to the public HTTP API and to nothing else.
public final class Main {
    private Main() {}

    /// Runs one command and ends with its exit code.
    public static void main(String[] words) {
        System.exit(Program.run(Arguments.of(words), new SystemHost()).code());
    }
}
