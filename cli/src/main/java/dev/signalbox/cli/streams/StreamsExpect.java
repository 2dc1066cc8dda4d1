package dev.signalbox.cli.streams;

import dev.signalbox.cli.api.Exit;
import dev.signalbox.cli.api.Request;
import dev.signalbox.cli.command.Call;
import dev.signalbox.cli.command.Command;
import dev.signalbox.cli.command.Syntax;
import dev.signalbox.cli.json.Fields;

/// `streams expect`: says that a path should be on a node, before it is there.
public final class StreamsExpect implements Command {
    @Override
    public void describe(Syntax syntax) {
        syntax.argument("NODE")
                .argument("PATH")
                .value("--name", "NAME")
                .values("--label", "KEY=VALUE")
                .value("--source-url", "URL")
                .value("--protocol", "NAME")
                .value("--idempotency-key", "TEXT");
    }

    @Override
    public Exit run(Call call) {
        var given = call.given();
        var fields =
                new Fields()
                        .given("name", given.text("--name"))
                        .given("source_url", given.text("--source-url"))
                        .given("protocol", given.text("--protocol"));
        var labels = given.pairs("--label");
        if (!labels.isEmpty()) {
            fields.put("labels", labels);
        }
        var node = call.targets().node(given.argument());
        fields.put("node_id", Long.parseLong(node)).put("path", given.arguments().get(1));
        var answer =
                call.api()
                        .send(
                                Request.post("/api/streams", fields.done())
                                        .header(
                                                "Idempotency-Key",
                                                given.text("--idempotency-key")));
        return call.changed(answer, answer.json().at("id").text());
    }
}
