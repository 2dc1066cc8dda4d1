package dev.signalbox.cli.overview;

import dev.signalbox.cli.api.Exit;
import dev.signalbox.cli.command.Call;
import dev.signalbox.cli.command.Command;
import dev.signalbox.cli.command.Syntax;
import java.util.List;
import picocli.AutoComplete;
import picocli.CommandLine.Model.CommandSpec;

/// `completion`: the script for bash (and for zsh with `bashcompinit`).
public final class Completion implements Command {
    /// What `./signalbox` does itself, before it comes to this program.
    private static final List<String> LAUNCHER =
            List.of("up", "demo", "test", "build", "simulate", "bench");

    @Override
    public void describe(Syntax syntax) {
        // Nothing but what every command knows.
    }

    @Override
    public Exit run(Call call) {
        var whole = call.whole();
        for (var word : LAUNCHER) {
            whole.addSubcommand(word, CommandSpec.create());
        }
        call.screen().line(AutoComplete.bash("signalbox", whole));
        return Exit.OK;
    }
}
