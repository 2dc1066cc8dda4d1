package dev.signalbox.cli.nodes;

import dev.signalbox.cli.api.Exit;
import dev.signalbox.cli.api.Request;
import dev.signalbox.cli.command.Call;
import dev.signalbox.cli.command.Checks;
import dev.signalbox.cli.command.Command;
import dev.signalbox.cli.command.Syntax;
import java.util.List;

/// `nodes check`: asks one node now.
public final class NodesCheck implements Command {
    @Override
    public void describe(Syntax syntax) {
        syntax.argument("NODE").flag("--strict");
    }

    @Override
    public Exit run(Call call) {
        var id = call.targets().node(call.given().argument());
        var answer = call.api().send(Request.post("/api/health/quick-check/" + id));
        var results = List.of(answer.json());
        var screen = call.screen();
        switch (screen.mode()) {
            case JSON -> screen.line(answer.text());
            case IDS -> screen.line(id);
            case TABLE -> screen.table(Checks.table(call, results));
        }
        return Checks.exit(call, results);
    }
}
