package dev.signalbox.cli.nodes;

import dev.signalbox.cli.api.Query;
import dev.signalbox.cli.command.Call;
import dev.signalbox.cli.command.ListCommand;
import dev.signalbox.cli.command.Looks;
import dev.signalbox.cli.command.Syntax;
import dev.signalbox.cli.json.Json;
import dev.signalbox.cli.show.Cell;
import dev.signalbox.cli.show.Table;
import dev.signalbox.cli.show.Tone;
import java.util.List;

/// `nodes list`: nodes with their status and stream counts.
public final class NodesList extends ListCommand {
    @Override
    public void describe(Syntax syntax) {
        syntax.value("--search", "TEXT")
                .value("--environment", "NAME")
                .values("--status", "STATUS")
                .values("--label", "KEY=VALUE")
                .flag("--all")
                .value("--sort", "FIELDS")
                .value("--limit", "N");
    }

    @Override
    protected Query query(Call call) {
        var given = call.given();
        var query =
                Query.of("/api/fleet/nodes")
                        .given("search", given.text("--search"))
                        .given("environment", given.text("--environment"))
                        .given("status", given.texts("--status"))
                        .given("label", given.labelFilter())
                        .given("sort", given.text("--sort"));
        return given.flag("--all") ? query.with("active_only", "false") : query;
    }

    @Override
    protected String plural() {
        return "nodes";
    }

    @Override
    protected String nothing(Call call) {
        var asked = query(call).parameters();
        return asked.isEmpty() || asked.equals(List.of("active_only=false"))
                ? "nodes.none"
                : "list.none";
    }

    @Override
    protected Table table(Call call, List<Json> nodes) {
        var looks = new Looks(call.words());
        var times = call.times();
        var units = call.units();
        var table =
                new Table(
                        List.of(
                                looks.number("id"),
                                looks.column("name").cutTo(12),
                                looks.column("status"),
                                looks.column("reason"),
                                looks.column("since").spare(1),
                                looks.number("streams"),
                                looks.number("unhealthy").spare(3),
                                looks.number("viewers").spare(4),
                                looks.number("in").spare(5),
                                looks.number("out").spare(6),
                                looks.column("environment").cutTo(8).spare(2),
                                looks.column("version").spare(7),
                                looks.column("last_seen").spare(8)));
        for (var node : nodes) {
            table.row(
                    Looks.text(node.at("id")),
                    Looks.text(node.at("name")),
                    looks.status(node.at("status")),
                    looks.reason(node),
                    Cell.of(times.when(node.at("since"))),
                    Looks.text(node.at("stream_count")),
                    Looks.count(node.at("unhealthy_streams"), Tone.ACT),
                    Looks.text(node.at("viewers")),
                    Cell.of(units.rate(node.at("bitrate"))),
                    Cell.of(units.rate(node.at("outbound_bitrate"))),
                    Looks.text(node.at("environment")),
                    Cell.of(version(call, node)),
                    Cell.of(times.when(node.at("last_seen"))));
        }
        return table;
    }

    static String version(Call call, Json node) {
        var version = node.at("version").text();
        return node.at("is_simulated").yes()
                ? call.words().say("version.simulated", version)
                : version;
    }
}
