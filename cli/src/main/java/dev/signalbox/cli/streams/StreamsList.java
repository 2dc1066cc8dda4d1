package dev.signalbox.cli.streams;

import dev.signalbox.cli.api.Query;
import dev.signalbox.cli.command.Call;
import dev.signalbox.cli.command.ListCommand;
import dev.signalbox.cli.command.Looks;
import dev.signalbox.cli.command.Syntax;
import dev.signalbox.cli.json.Json;
import dev.signalbox.cli.show.Cell;
import dev.signalbox.cli.show.Table;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// `streams list`: streams of all nodes, filtered and sorted by the server.
public final class StreamsList extends ListCommand {
    @Override
    public void describe(Syntax syntax) {
        syntax.value("--search", "TEXT")
                .values("--node", "NODE")
                .value("--environment", "NAME")
                .values("--status", "STATUS")
                .values("--reason", "REASON")
                .values("--source-type", "TYPE")
                .flag("--missing")
                .flag("--present")
                .values("--label", "KEY=VALUE")
                .value("--sort", "FIELDS")
                .value("--limit", "N");
    }

    @Override
    protected Query query(Call call) {
        var given = call.given();
        if (given.flag("--missing") && given.flag("--present")) {
            throw given.wrong("wrong.missing_present");
        }
        var present =
                given.flag("--missing")
                        ? Optional.of("false")
                        : given.flag("--present") ? Optional.of("true") : Optional.<String>empty();
        return Query.of("/api/streams")
                .given("search", given.text("--search"))
                .given("node_id", call.targets().nodes(given.texts("--node")))
                .given("environment", given.text("--environment"))
                .given("status", given.texts("--status"))
                .given("reason", given.texts("--reason"))
                .given("source_type", given.texts("--source-type"))
                .given("present", present)
                .given("label", given.labelFilter())
                .given("sort", given.text("--sort"));
    }

    @Override
    protected String plural() {
        return "streams";
    }

    @Override
    protected String nothing(Call call) {
        return query(call).parameters().isEmpty() ? "streams.none" : "list.none";
    }

    @Override
    protected Table table(Call call, List<Json> streams) {
        var looks = new Looks(call.words());
        var times = call.times();
        var units = call.units();
        var table =
                new Table(
                        List.of(
                                looks.number("id"),
                                looks.column("stream").cutTo(20),
                                looks.column("status"),
                                looks.column("reason"),
                                looks.column("since").spare(1),
                                looks.number("readers").spare(3),
                                looks.number("in").spare(2),
                                looks.number("out").spare(4),
                                looks.column("source").spare(6),
                                looks.column("tracks").cutTo(8).spare(5)));
        for (var stream : streams) {
            table.row(
                    Looks.text(stream.at("id")),
                    Cell.of(Looks.place(stream)),
                    looks.status(stream.at("status")),
                    looks.reason(stream),
                    Cell.of(times.when(stream.at("since"))),
                    Looks.text(stream.at("readers")),
                    Cell.of(units.rate(stream.at("bitrate"))),
                    Cell.of(units.rate(stream.at("outbound_bitrate"))),
                    Looks.text(stream.at("source_type")),
                    Cell.of(codecs(stream)));
        }
        return table;
    }

    private static String codecs(Json stream) {
        return stream.at("tracks").items().stream()
                .map(track -> track.at("codec").text())
                .collect(Collectors.joining(", "));
    }
}
