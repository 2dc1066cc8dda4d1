package dev.signalbox.cli.nodes;

import dev.signalbox.cli.api.Exit;
import dev.signalbox.cli.api.Request;
import dev.signalbox.cli.command.Call;
import dev.signalbox.cli.command.Command;
import dev.signalbox.cli.command.Syntax;

/// `nodes rm`: takes nodes out of the fleet and says how to bring them back.
public final class NodesRemove implements Command {
    @Override
    public void describe(Syntax syntax) {
        syntax.arguments("NODE");
    }

    @Override
    public Exit run(Call call) {
        for (var id : call.targets().nodes(call.given().arguments())) {
            call.change(Request.delete("/api/fleet/nodes/" + id), id);
            if (call.screen().forPeople()) {
                call.screen().faint(call.words().say("nodes.removed", id));
            }
        }
        return Exit.OK;
    }
}
