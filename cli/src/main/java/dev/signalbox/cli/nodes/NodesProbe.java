package dev.signalbox.cli.nodes;

import dev.signalbox.cli.api.Exit;
import dev.signalbox.cli.api.Request;
import dev.signalbox.cli.command.Call;
import dev.signalbox.cli.command.Command;
import dev.signalbox.cli.command.Syntax;

/// `nodes test`: tries the connection to a known node, step by step.
public final class NodesProbe implements Command {
    @Override
    public void describe(Syntax syntax) {
        syntax.argument("NODE");
    }

    @Override
    public Exit run(Call call) {
        var id = call.targets().node(call.given().argument());
        var answer = call.api().send(Request.post("/api/fleet/nodes/" + id + "/test"));
        boolean works = answer.json().at("success").yes();
        var screen = call.screen();
        switch (screen.mode()) {
            case JSON -> screen.line(answer.text());
            case IDS -> screen.line(id);
            case TABLE -> {
                screen.table(Report.table(call, answer.json()));
                screen.line(call.words().say(works ? "test.works" : "test.fails"));
            }
        }
        return works ? Exit.OK : Exit.NOT_WELL;
    }
}
