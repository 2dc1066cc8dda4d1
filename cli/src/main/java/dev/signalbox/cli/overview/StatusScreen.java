package dev.signalbox.cli.overview;

import dev.signalbox.cli.command.Call;
import dev.signalbox.cli.command.Looks;
import dev.signalbox.cli.json.Json;
import dev.signalbox.cli.show.Cell;
import dev.signalbox.cli.show.Facts;
import dev.signalbox.cli.show.Screen;
import dev.signalbox.cli.show.Table;
import dev.signalbox.cli.show.Tone;
import dev.signalbox.cli.words.Words;
import java.time.Duration;
import java.util.List;

/// The screen of `status`: numbers first, then only what is not well.
final class StatusScreen {
    private static final int NODES_SHOWN = 10;
    private static final int LATE_INTERVALS = 3;

    private final Call call;
    private final Words words;
    private final Screen screen;
    private final Looks looks;

    StatusScreen(Call call) {
        this.call = call;
        this.words = call.words();
        this.screen = call.screen();
        this.looks = new Looks(words);
    }

    void show(Status.Read read) {
        screen.table(numbers(read).table());
        if (read.overview().at("nodes").at("total").number() == 0) {
            screen.line("");
            screen.line(words.say("nodes.none"));
        }
        nodes(read.nodes().at("nodes").items());
        incidents(read.alerts());
        if (Status.isWell(read)) {
            screen.line("");
            screen.line(words.say("status.all_well"));
        }
    }

    private Facts numbers(Status.Read read) {
        var system = read.system();
        var overview = read.overview();
        var up = Duration.ofSeconds(system.at("uptime_seconds").number());
        var store = system.at("store");
        var facts =
                new Facts(words)
                        .named(
                                "Signalbox",
                                words.say(
                                        "status.program",
                                        system.at("version").text(),
                                        call.connection().server(),
                                        call.times().lasting(up)),
                                Tone.PLAIN)
                        .add(
                                "nodes",
                                counts("counts.nodes", overview.at("nodes"), "inactive"),
                                worst(overview.at("nodes")))
                        .add(
                                "streams",
                                counts("counts.streams", overview.at("streams"), "missing"),
                                worst(overview.at("streams")))
                        .add("viewers", overview.at("viewers").text())
                        .add("traffic", traffic(overview));
        incidentCounts(facts, overview.at("incidents"));
        polling(facts, system.at("polling"));
        if (!store.at("status").text().equals("ok")) {
            facts.add(
                    "store", store.at("kind").text() + ": " + store.at("status").text(), Tone.ACT);
        }
        return facts;
    }

    private String counts(String key, Json counts, String besides) {
        return words.say(
                key,
                counts.at("total").text(),
                counts.at("healthy").text(),
                counts.at("degraded").text(),
                counts.at("unhealthy").text(),
                counts.at("unknown").text(),
                counts.at(besides).text());
    }

    private static Tone worst(Json counts) {
        if (counts.at("unhealthy").number() > 0) {
            return Tone.ACT;
        }
        return Tone.SOON.when(counts.at("degraded").number() > 0);
    }

    private String traffic(Json overview) {
        var units = call.units();
        return words.say(
                "status.traffic",
                units.rate(overview.at("bitrate")),
                units.rate(overview.at("outbound_bitrate")));
    }

    private void incidentCounts(Facts facts, Json incidents) {
        var severities = incidents.at("by_severity");
        facts.add(
                "incidents",
                words.say(
                        "counts.incidents",
                        incidents.at("open").text(),
                        incidents.at("acknowledged").text(),
                        severities.at("critical").text(),
                        severities.at("error").text(),
                        severities.at("warning").text()),
                Tone.ACT.when(incidents.at("open").number() > 0));
    }

    private void polling(Facts facts, Json polling) {
        var units = call.units();
        double interval = polling.at("interval_seconds").decimal();
        boolean late = polling.at("oldest_answer_seconds").decimal() > LATE_INTERVALS * interval;
        var lag = units.decimal(polling.at("lateness_p99_ms"), 0);
        var oldest = units.decimal(polling.at("oldest_answer_seconds"), 0);
        facts.add(
                "polling",
                words.say(
                        late ? "status.polling_late" : "status.polling",
                        units.decimal(polling.at("interval_seconds"), 1),
                        lag.isEmpty() ? "-" : lag,
                        oldest.isEmpty() ? "-" : oldest),
                Tone.SOON.when(late));
    }

    private void nodes(List<Json> nodes) {
        var unwell =
                nodes.stream()
                        .filter(
                                node ->
                                        List.of("unhealthy", "degraded")
                                                .contains(node.at("status").text()))
                        .sorted((a, b) -> rank(a) - rank(b))
                        .toList();
        if (unwell.isEmpty()) {
            return;
        }
        var table =
                new Table(
                        List.of(
                                looks.number("id"),
                                looks.column("node").cutTo(12),
                                looks.column("status"),
                                looks.column("reason"),
                                looks.column("last_seen"),
                                looks.number("streams"),
                                looks.column("environment").spare(1)));
        for (var node : unwell.subList(0, Math.min(NODES_SHOWN, unwell.size()))) {
            table.row(
                    Looks.text(node.at("id")),
                    Looks.text(node.at("name")),
                    looks.status(node.at("status")),
                    looks.reason(node),
                    Cell.of(call.times().when(node.at("last_seen"))),
                    Looks.text(node.at("stream_count")),
                    Looks.text(node.at("environment")));
        }
        screen.line("");
        screen.table(table);
        if (unwell.size() > NODES_SHOWN) {
            screen.faint(words.say("list.some", NODES_SHOWN, unwell.size()));
        }
    }

    private static int rank(Json node) {
        return node.at("status").text().equals("unhealthy") ? 0 : 1;
    }

    private void incidents(Json alerts) {
        var items = alerts.at("alerts").items();
        if (items.isEmpty()) {
            return;
        }
        var table =
                new Table(
                        List.of(
                                looks.number("incident"),
                                looks.column("severity"),
                                looks.column("state"),
                                looks.column("opened"),
                                looks.column("place").cutTo(12).spare(1),
                                looks.column("what").cutTo(24)));
        for (var alert : items) {
            boolean open = alert.at("state").text().equals("open");
            var severity = looks.severity(alert.at("severity"));
            table.row(
                    Looks.text(alert.at("id")),
                    open ? severity : new Cell(severity.text(), Tone.PLAIN),
                    Cell.of(words.value("state", alert.at("state").text())),
                    Cell.of(call.times().when(alert.at("created_at"))),
                    Cell.of(Looks.place(alert)),
                    Looks.text(alert.at("message")));
        }
        screen.line("");
        screen.table(table);
        if (alerts.at("total").number() > items.size()) {
            screen.faint(words.say("list.some", items.size(), alerts.at("total").number()));
        }
    }
}
