package dev.signalbox.cli.streams;

import dev.signalbox.cli.api.Exit;
import dev.signalbox.cli.api.Query;
import dev.signalbox.cli.api.Request;
import dev.signalbox.cli.command.Call;
import dev.signalbox.cli.command.Command;
import dev.signalbox.cli.command.Labels;
import dev.signalbox.cli.command.Looks;
import dev.signalbox.cli.command.Syntax;
import dev.signalbox.cli.json.Fields;
import dev.signalbox.cli.json.Json;
import dev.signalbox.cli.json.JsonText;
import dev.signalbox.cli.show.Tone;

/// `streams label`: sets and takes away labels of a stream; without any, shows them.
public final class StreamsLabel implements Command {
    @Override
    public void describe(Syntax syntax) {
        syntax.argument("STREAM").anyArguments("KEY=VALUE").values("--remove", "KEY");
    }

    @Override
    public Exit run(Call call) {
        var given = call.given();
        var words = given.arguments();
        var added = given.pairs("KEY=VALUE", words.subList(1, words.size()));
        var removed = given.texts("--remove");
        var id = call.targets().stream(given.argument());
        var stream = call.api().get(Query.of("/api/streams/" + id)).json();
        if (added.isEmpty() && removed.isEmpty()) {
            return show(call, id, stream.at("labels"));
        }
        var body =
                new Fields()
                        .put("labels", Labels.merged(stream.at("labels"), removed, added))
                        .put("revision", stream.at("revision"))
                        .done();
        return call.change(Request.patch("/api/streams/" + id, body), id);
    }

    private static Exit show(Call call, String id, Json labels) {
        var screen = call.screen();
        switch (screen.mode()) {
            case JSON -> screen.line(JsonText.write(labels));
            case IDS -> screen.line(id);
            case TABLE ->
                    labels.entries()
                            .forEach(
                                    (key, value) ->
                                            screen.line(key + "=" + value.text(), Tone.PLAIN));
        }
        if (screen.forPeople() && Looks.labels(labels).isEmpty()) {
            screen.note(call.words().say("labels.none"));
        }
        return Exit.OK;
    }
}
