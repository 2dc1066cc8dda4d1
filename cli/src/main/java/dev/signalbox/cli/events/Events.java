package dev.signalbox.cli.events;

import dev.signalbox.cli.api.Exit;
import dev.signalbox.cli.api.Pages;
import dev.signalbox.cli.api.Query;
import dev.signalbox.cli.command.Call;
import dev.signalbox.cli.command.Command;
import dev.signalbox.cli.command.Looks;
import dev.signalbox.cli.command.Syntax;
import dev.signalbox.cli.json.Json;
import dev.signalbox.cli.show.Cell;
import dev.signalbox.cli.show.Table;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;

/// `events`: the last events, newest at the end; with `--follow` also those that happen from now
/// on.
public final class Events implements Command {
    private static final long USUAL_LAST = 50;
    private static final long USUAL_LAST_FOLLOWED = 10;

    @Override
    public void describe(Syntax syntax) {
        syntax.flag("--follow", "-f")
                .value("--limit", "N")
                .flag("--all")
                .values("--kind", "KIND")
                .values("--severity", "SEVERITY")
                .values("--node", "NODE")
                .values("--stream", "STREAM")
                .value("--search", "TEXT")
                .value("--after", "SEQUENCE")
                .value("--from", "TIME")
                .value("--to", "TIME")
                .value("--count", "N");
    }

    @Override
    public Exit run(Call call) {
        var given = call.given();
        boolean follow = given.flag("--follow");
        if (follow && given.text("--to").isPresent()) {
            throw given.wrong("wrong.follow_to");
        }
        if (!follow && given.text("--count").isPresent()) {
            throw given.wrong("wrong.count_alone");
        }
        if (given.flag("--all") && given.text("--limit").isPresent()) {
            throw given.wrong("wrong.all_limit");
        }
        var now = call.host().clock().instant();
        var from = given.past("--from", now);
        var to = given.past("--to", now);
        var limit = given.number("--limit");
        var after = given.number("--after");
        var count = given.number("--count");
        var filter = filter(call);
        var query =
                filter.query()
                        .given("after", after.stream().mapToObj(Long::toString).findFirst())
                        .given("from", from.map(Instant::toString))
                        .given("to", to.map(Instant::toString));
        if (!follow) {
            return list(
                    call,
                    query,
                    given.flag("--all") ? OptionalLong.empty() : most(limit, USUAL_LAST));
        }
        // Who names a beginning wants all from there on.
        boolean whole = given.flag("--all") || after.isPresent() || from.isPresent();
        var last =
                whole && limit.isEmpty() ? OptionalLong.empty() : most(limit, USUAL_LAST_FOLLOWED);
        return new Follow(call, filter, count).run(query, last);
    }

    private static OptionalLong most(OptionalLong limit, long usual) {
        return OptionalLong.of(limit.orElse(usual));
    }

    private static EventFilter filter(Call call) {
        var given = call.given();
        return new EventFilter(
                given.texts("--kind"),
                given.texts("--severity"),
                call.targets().nodes(given.texts("--node")),
                call.targets().streams(given.texts("--stream")),
                given.text("--search").filter(text -> !text.isEmpty()));
    }

    private static Exit list(Call call, Query query, OptionalLong limit) {
        var answer = Pages.read(call.api(), query, "events", limit);
        var events = answer.at("events").items();
        var screen = call.screen();
        switch (screen.mode()) {
            case JSON -> screen.json(answer);
            case IDS ->
                    events.reversed().forEach(event -> screen.line(event.at("sequence").text()));
            case TABLE -> {
                if (events.isEmpty()) {
                    screen.note(call.words().say("events.none"));
                } else {
                    screen.table(table(call, events.reversed()));
                }
            }
        }
        return Exit.OK;
    }

    private static Table table(Call call, List<Json> events) {
        var looks = new Looks(call.words());
        var times = call.times();
        var table =
                new Table(
                        List.of(
                                looks.number("sequence").spare(3),
                                looks.column("time"),
                                looks.column("severity"),
                                looks.column("kind").spare(2),
                                looks.column("place").cutTo(14).spare(1),
                                looks.column("message").cutTo(24)));
        for (var event : events) {
            table.row(
                    Looks.text(event.at("sequence")),
                    Cell.of(times.when(event.at("at"))),
                    looks.severity(event.at("severity")),
                    Looks.text(event.at("kind")),
                    Cell.of(Looks.place(event)),
                    Looks.text(event.at("message")));
        }
        return table;
    }
}
