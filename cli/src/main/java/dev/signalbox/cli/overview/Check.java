package dev.signalbox.cli.overview;

import dev.signalbox.cli.api.Exit;
import dev.signalbox.cli.api.Request;
import dev.signalbox.cli.command.Call;
import dev.signalbox.cli.command.Checks;
import dev.signalbox.cli.command.Command;
import dev.signalbox.cli.command.Syntax;

/// `check`: asks all active nodes now.
public final class Check implements Command {
    @Override
    public void describe(Syntax syntax) {
        syntax.flag("--strict");
    }

    @Override
    public Exit run(Call call) {
        var answer = call.api().send(Request.post("/api/health/quick-check"));
        var json = answer.json();
        var results = json.at("results").items();
        var screen = call.screen();
        switch (screen.mode()) {
            case JSON -> screen.line(answer.text());
            case IDS ->
                    results.stream()
                            .filter(
                                    result ->
                                            !result.at("success").yes()
                                                    || result.at("unhealthy").number() > 0)
                            .forEach(result -> screen.line(result.at("node_id").text()));
            case TABLE -> {
                if (results.isEmpty()) {
                    screen.note(call.words().say("nodes.none"));
                } else {
                    screen.table(Checks.table(call, results));
                    screen.faint(
                            call.words()
                                    .say(
                                            "check.total",
                                            json.at("nodes_checked").text(),
                                            call.units().decimal(json.at("seconds"), 2)));
                }
            }
        }
        return Checks.exit(call, results);
    }
}
