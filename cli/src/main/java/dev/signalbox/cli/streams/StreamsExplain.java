package dev.signalbox.cli.streams;

import dev.signalbox.cli.api.Exit;
import dev.signalbox.cli.api.Query;
import dev.signalbox.cli.command.Call;
import dev.signalbox.cli.command.Command;
import dev.signalbox.cli.command.Looks;
import dev.signalbox.cli.command.Syntax;
import dev.signalbox.cli.json.Json;
import dev.signalbox.cli.show.Cell;
import dev.signalbox.cli.show.Column;
import dev.signalbox.cli.show.Screen;
import dev.signalbox.cli.show.Table;
import dev.signalbox.cli.show.Tone;
import java.util.List;

/// `streams explain`: why a stream has the status it has, with the evidence, and what to do next.
public final class StreamsExplain implements Command {
    @Override
    public void describe(Syntax syntax) {
        syntax.argument("STREAM");
    }

    @Override
    public Exit run(Call call) {
        var id = call.targets().stream(call.given().argument());
        var answer = call.api().get(Query.of("/api/streams/" + id + "/explain"));
        var screen = call.screen();
        switch (screen.mode()) {
            case JSON -> screen.line(answer.text());
            case IDS -> screen.line(id);
            case TABLE -> show(call, screen, answer.json());
        }
        return Exit.OK;
    }

    private static void show(Call call, Screen screen, Json why) {
        var words = call.words();
        var status = new Looks(words).status(why.at("status"));
        screen.line(
                screen.painted(status.text(), status.tone())
                        + " ("
                        + screen.painted(why.at("reason").text(), Tone.PLAIN)
                        + "), "
                        + call.times().when(why.at("since")));
        screen.line(why.at("answer").text(), Tone.PLAIN);
        if (!why.at("evidence").items().isEmpty()) {
            screen.line("");
            screen.line(words.say("explain.evidence"));
            screen.table(evidence(call, why.at("evidence").items()));
        }
        if (!why.at("advice").items().isEmpty()) {
            screen.line("");
            screen.line(words.say("explain.advice"));
            why.at("advice").items().forEach(line -> screen.line("  " + line.text(), Tone.PLAIN));
        }
        if (!why.at("recent").items().isEmpty()) {
            screen.line("");
            screen.line(words.say("explain.recent"));
            screen.table(recent(call, why.at("recent").items()));
        }
    }

    private static Table evidence(Call call, List<Json> evidence) {
        var table =
                new Table(
                        List.of(
                                Column.of(""),
                                Column.of("").cutTo(20),
                                Column.of("").cutTo(16),
                                Column.of("").spare(1)));
        for (var one : evidence) {
            table.row(
                    Cell.of(one.at("supports").yes() ? "  >" : "   "),
                    Cell.of(one.at("detail").text()),
                    Cell.of(one.at("value").text()),
                    new Cell(call.times().when(one.at("at")), Tone.FAINT));
        }
        return table;
    }

    private static Table recent(Call call, List<Json> events) {
        var looks = new Looks(call.words());
        var table = new Table(List.of(Column.of(""), Column.of(""), Column.of("").cutTo(30)));
        for (var event : events) {
            table.row(
                    new Cell("  " + call.times().when(event.at("at")), Tone.FAINT),
                    looks.severity(event.at("severity")),
                    Cell.of(event.at("message").text()));
        }
        return table;
    }
}
