package dev.signalbox.cli.nodes;

import dev.signalbox.cli.command.Call;
import dev.signalbox.cli.json.Json;
import dev.signalbox.cli.show.Cell;
import dev.signalbox.cli.show.Column;
import dev.signalbox.cli.show.Table;
import dev.signalbox.cli.show.Tone;
import java.util.List;

/// How the report of a connection test looks: a step a line, advice under it.
final class Report {
    private Report() {}

    static Table table(Call call, Json report) {
        var words = call.words();
        var table =
                new Table(
                        List.of(
                                Column.of(""),
                                Column.of(""),
                                Column.number("").spare(1),
                                Column.of("")));
        for (var step : report.at("steps").items()) {
            var outcome = step.at("outcome").text();
            var took = call.units().decimal(step.at("seconds"), 3);
            table.row(
                    new Cell(words.value("outcome", outcome), tone(outcome)),
                    Cell.of(words.value("step", step.at("step").text())),
                    new Cell(took.isEmpty() ? " " : took + " s", Tone.FAINT),
                    Cell.of(step.at("detail").text()));
            if (step.at("advice").present()) {
                table.row(
                        Cell.of(" "),
                        Cell.of(" "),
                        Cell.of(" "),
                        Cell.of(words.say("advice", step.at("advice").text())));
            }
        }
        return table;
    }

    private static Tone tone(String outcome) {
        return switch (outcome) {
            case "failed" -> Tone.ACT;
            case "warning" -> Tone.SOON;
            case "not_tried" -> Tone.FAINT;
            default -> Tone.PLAIN;
        };
    }
}
