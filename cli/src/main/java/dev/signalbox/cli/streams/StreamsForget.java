package dev.signalbox.cli.streams;

import dev.signalbox.cli.api.Exit;
import dev.signalbox.cli.api.Request;
import dev.signalbox.cli.command.Call;
import dev.signalbox.cli.command.Command;
import dev.signalbox.cli.command.Syntax;

/// `streams forget`: drops streams that their node no longer lists, with their history.
public final class StreamsForget implements Command {
    @Override
    public void describe(Syntax syntax) {
        syntax.arguments("STREAM");
    }

    @Override
    public Exit run(Call call) {
        for (var id : call.targets().streams(call.given().arguments())) {
            call.change(Request.delete("/api/streams/" + id), id);
        }
        return Exit.OK;
    }
}
