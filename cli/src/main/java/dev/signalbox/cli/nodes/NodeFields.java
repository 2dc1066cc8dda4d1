package dev.signalbox.cli.nodes;

import dev.signalbox.cli.api.Exit;
import dev.signalbox.cli.api.Failed;
import dev.signalbox.cli.command.Call;
import dev.signalbox.cli.command.Passwords;
import dev.signalbox.cli.command.Syntax;
import dev.signalbox.cli.json.Fields;
import dev.signalbox.cli.json.Json;
import java.util.Optional;

/// The fields of a node that a person can write, as options.
final class NodeFields {
    private static final String[] URLS = {"rtsp", "rtmp", "hls", "webrtc", "srt"};

    private NodeFields() {}

    /// The options that adding and changing have in common.
    static void describe(Syntax syntax) {
        syntax.value("--username", "NAME");
        Passwords.describe(syntax);
        syntax.value("--tls-fingerprint", "SHA256")
                .value("--environment", "NAME")
                .values("--label", "KEY=VALUE");
        for (var protocol : URLS) {
            syntax.value("--" + protocol + "-url", "URL");
        }
        syntax.value("--poll-interval", "SECONDS").value("--metadata", "TEXT");
    }

    /// What was said, but for the labels. An empty value takes away what was there.
    static Fields read(Call call) {
        var given = call.given();
        var fields =
                new Fields()
                        .given("name", given.text("--name"))
                        .given("api_url", given.text("--api-url"))
                        .nullable("username", given.text("--username"))
                        .nullable("tls_fingerprint", given.text("--tls-fingerprint"))
                        .given("environment", given.text("--environment"))
                        .nullable("metadata", given.text("--metadata"));
        for (var protocol : URLS) {
            fields.nullable(protocol + "_url", given.text("--" + protocol + "-url"));
        }
        interval(call).ifPresent(seconds -> fields.put("poll_interval_seconds", seconds));
        return fields;
    }

    private static Optional<Json> interval(Call call) {
        if (call.given().text("--poll-interval").filter(String::isEmpty).isPresent()) {
            return Optional.of(Json.Null.NOTHING);
        }
        return call.given().decimal("--poll-interval").map(Json.Num::new);
    }

    /// Ends the command if there is nothing to change.
    static void mustNotBeEmpty(Call call, Fields fields) {
        if (fields.isEmpty()) {
            throw new Failed(Exit.USAGE, "cli.usage", call.words().say("wrong.nothing_to_change"));
        }
    }
}
