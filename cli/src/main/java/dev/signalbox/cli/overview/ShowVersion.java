package dev.signalbox.cli.overview;

import dev.signalbox.cli.api.Exit;
import dev.signalbox.cli.command.Call;
import dev.signalbox.cli.command.Command;
import dev.signalbox.cli.command.Syntax;
import dev.signalbox.cli.command.Version;
import dev.signalbox.cli.json.Fields;

/// `version`: of this program. Asks nobody; that of the server is in `status`.
public final class ShowVersion implements Command {
    @Override
    public void describe(Syntax syntax) {
        // Nothing but what every command knows.
    }

    @Override
    public Exit run(Call call) {
        var number = Version.number();
        switch (call.screen().mode()) {
            case JSON -> call.screen().json(new Fields().put("version", number).done());
            case IDS -> call.screen().line(number);
            case TABLE -> call.screen().line("signalbox " + number);
        }
        return Exit.OK;
    }
}
