package dev.signalbox.cli.overview;

import dev.signalbox.cli.api.Exit;
import dev.signalbox.cli.command.Call;
import dev.signalbox.cli.command.Command;
import dev.signalbox.cli.command.Syntax;
import picocli.AutoComplete;

/// `completion`: the script for bash (and for zsh with `bashcompinit`).
public final class Completion implements Command {
    @Override
    public void describe(Syntax syntax) {
        // Nothing but what every command knows.
    }

    @Override
    public Exit run(Call call) {
        call.screen().line(AutoComplete.bash("signalbox", call.whole()));
        return Exit.OK;
    }
}
