package dev.signalbox.cli.command;

import dev.signalbox.cli.api.Exit;

/// One command: what may be said to it, and what it does.
public interface Command {
    /// Names its options and arguments. Their descriptions are found by key in the words.
    void describe(Syntax syntax);

    /// Does it. What goes wrong ends it with `Failed`.
    Exit run(Call call);
}
