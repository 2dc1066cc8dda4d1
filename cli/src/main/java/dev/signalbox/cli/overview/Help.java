package dev.signalbox.cli.overview;

import dev.signalbox.cli.api.Exit;
import dev.signalbox.cli.command.Call;
import dev.signalbox.cli.command.Command;
import dev.signalbox.cli.command.Syntax;
import dev.signalbox.cli.command.Usage;
import picocli.CommandLine;

/// `help`: of the program, or of the command that is named.
public final class Help implements Command {
    @Override
    public void describe(Syntax syntax) {
        syntax.anyArguments("COMMAND");
    }

    @Override
    public Exit run(Call call) {
        CommandLine command = call.whole();
        for (var word : call.given().arguments()) {
            var next = command.getSubcommands().get(word);
            if (next == null) {
                throw call.given().wrong("wrong.unknown_command", word);
            }
            command = next;
        }
        call.screen().line(Usage.of(command, call.host()));
        return Exit.OK;
    }
}
