package dev.signalbox.cli.nodes;

import dev.signalbox.cli.api.Exit;
import dev.signalbox.cli.api.Failed;
import dev.signalbox.cli.api.Failure;
import dev.signalbox.cli.api.Pages;
import dev.signalbox.cli.api.Query;
import dev.signalbox.cli.api.Request;
import dev.signalbox.cli.command.Call;
import dev.signalbox.cli.command.Command;
import dev.signalbox.cli.command.Syntax;
import dev.signalbox.cli.command.Targets;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;

/// `nodes restore`: brings back nodes that were taken out within the last day. The list of nodes
/// has them no more, so a name is looked up in the events of their removal.
public final class NodesRestore implements Command {
    private static final Duration KEPT = Duration.ofHours(24);

    @Override
    public void describe(Syntax syntax) {
        syntax.arguments("NODE");
    }

    @Override
    public Exit run(Call call) {
        List<String> ids =
                call.given().arguments().stream()
                        .map(word -> Targets.isId(word) ? word : removed(call, word))
                        .distinct()
                        .toList();
        for (var id : ids) {
            call.change(Request.post("/api/fleet/nodes/" + id + "/restore"), id);
        }
        return Exit.OK;
    }

    private static String removed(Call call, String word) {
        var name = word.replaceFirst("^name:", "");
        var query =
                Query.of("/api/events")
                        .with("kind", "node.removed")
                        .with("from", call.host().clock().instant().minus(KEPT).toString());
        var ids =
                Pages.read(call.api(), query, "events", OptionalLong.empty())
                        .at("events")
                        .items()
                        .stream()
                        .filter(event -> event.at("node_name").text().equalsIgnoreCase(name))
                        .map(event -> event.at("node_id").text())
                        .distinct()
                        .toList();
        if (ids.size() == 1) {
            return ids.getFirst();
        }
        var words = call.words();
        if (ids.isEmpty()) {
            throw new Failed(
                    Exit.NOT_FOUND, "cli.not_found", words.say("nodes.none_removed", name));
        }
        throw new Failed(
                Exit.USAGE,
                "cli.ambiguous",
                words.say("target.ambiguous", name, ids.size()),
                ids.stream()
                        .map(id -> new Failure.Point(id, "candidate", name))
                        .toArray(Failure.Point[]::new));
    }
}
