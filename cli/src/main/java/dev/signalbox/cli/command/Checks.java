package dev.signalbox.cli.command;

import dev.signalbox.cli.api.Exit;
import dev.signalbox.cli.json.Json;
import dev.signalbox.cli.show.Cell;
import dev.signalbox.cli.show.Table;
import dev.signalbox.cli.show.Tone;
import java.util.List;

/// How the results of quick checks look, and what they mean for the exit code.
public final class Checks {
    private Checks() {}

    /// Not well: a node that could not be checked; with `--strict` also a stream that is unhealthy.
    public static Exit exit(Call call, List<Json> results) {
        boolean strict = call.given().flag("--strict");
        boolean well =
                results.stream()
                        .allMatch(
                                result ->
                                        result.at("success").yes()
                                                && !(strict
                                                        && result.at("unhealthy").number() > 0));
        return well ? Exit.OK : Exit.NOT_WELL;
    }

    /// A node a line.
    public static Table table(Call call, List<Json> results) {
        var looks = new Looks(call.words());
        var table =
                new Table(
                        List.of(
                                looks.number("id"),
                                looks.column("name").cutTo(12),
                                looks.column("result").cutTo(16),
                                looks.number("healthy"),
                                looks.number("degraded"),
                                looks.number("unhealthy"),
                                looks.number("unknown"),
                                looks.number("changed").spare(2),
                                looks.number("took").spare(1)));
        for (var result : results) {
            boolean answered = result.at("success").yes();
            var outcome =
                    answered
                            ? new Cell(call.words().say("check.answered"), Tone.PLAIN)
                            : new Cell(result.at("error").text(), Tone.ACT);
            table.row(
                    Looks.text(result.at("node_id")),
                    Looks.text(result.at("node_name")),
                    outcome,
                    Looks.text(result.at("healthy")),
                    Looks.count(result.at("degraded"), Tone.SOON),
                    Looks.count(result.at("unhealthy"), Tone.ACT),
                    Looks.text(result.at("unknown")),
                    Looks.text(result.at("updated")),
                    Cell.of(call.units().decimal(result.at("seconds"), 2) + " s"));
        }
        return table;
    }
}
