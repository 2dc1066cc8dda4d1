package dev.signalbox.cli.nodes;

import dev.signalbox.cli.api.Exit;
import dev.signalbox.cli.api.Request;
import dev.signalbox.cli.command.Call;
import dev.signalbox.cli.command.Command;
import dev.signalbox.cli.command.Syntax;
import dev.signalbox.cli.json.Fields;

/// `nodes enable` and `nodes disable`: whether nodes are asked at all.
public final class NodesSwitch implements Command {
    private final boolean on;

    /// The one or the other.
    public NodesSwitch(boolean on) {
        this.on = on;
    }

    @Override
    public void describe(Syntax syntax) {
        syntax.arguments("NODE");
    }

    @Override
    public Exit run(Call call) {
        var body = new Fields().put("is_active", on).done();
        for (var id : call.targets().nodes(call.given().arguments())) {
            call.change(Request.patch("/api/fleet/nodes/" + id, body), id);
        }
        return Exit.OK;
    }
}
