package dev.signalbox.cli.nodes;

import dev.signalbox.cli.api.Exit;
import dev.signalbox.cli.api.Query;
import dev.signalbox.cli.command.Call;
import dev.signalbox.cli.command.Command;
import dev.signalbox.cli.command.Looks;
import dev.signalbox.cli.command.Syntax;
import dev.signalbox.cli.json.Json;
import dev.signalbox.cli.json.JsonText;
import dev.signalbox.cli.show.Facts;
import dev.signalbox.cli.show.Tone;

/// `nodes show`: everything about one node.
public final class NodesShow implements Command {
    @Override
    public void describe(Syntax syntax) {
        syntax.argument("NODE");
    }

    @Override
    public Exit run(Call call) {
        var id = call.targets().node(call.given().argument());
        var answer = call.api().get(Query.of("/api/fleet/nodes/" + id));
        var screen = call.screen();
        switch (screen.mode()) {
            case JSON -> screen.line(answer.text());
            case IDS -> screen.line(answer.json().at("id").text());
            case TABLE -> screen.table(facts(call, answer.json()).table());
        }
        return Exit.OK;
    }

    private static Facts facts(Call call, Json node) {
        var facts = new Facts(call.words());
        state(call, facts, node);
        streams(call, facts, node);
        addresses(call, facts, node);
        return facts;
    }

    private static void state(Call call, Facts facts, Json node) {
        var looks = new Looks(call.words());
        var times = call.times();
        var status = looks.status(node.at("status"));
        facts.add("id", node.at("id").text())
                .add("name", node.at("name").text())
                .add("status", status.text(), status.tone())
                .add("reason", node.at("reason").text() + ": " + node.at("detail").text())
                .add("since", times.when(node.at("since")))
                .add("last_seen", times.when(node.at("last_seen")))
                .add("active", looks.yesNo(node.at("is_active")))
                .add("environment", node.at("environment").text())
                .known("labels", Looks.labels(node.at("labels")))
                .add("version", NodesList.version(call, node))
                .known("started", times.when(node.at("started")))
                .known("capabilities", Looks.joined(node.at("capabilities")));
    }

    private static void streams(Call call, Facts facts, Json node) {
        var words = call.words();
        var counts = node.at("streams_by_status");
        var units = call.units();
        facts.add(
                        "streams",
                        words.say(
                                "counts.streams",
                                node.at("stream_count").text(),
                                counts.at("healthy").text(),
                                counts.at("degraded").text(),
                                counts.at("unhealthy").text(),
                                counts.at("unknown").text(),
                                node.at("missing_streams").text()),
                        Tone.ACT.when(counts.at("unhealthy").number() > 0))
                .add("viewers", node.at("viewers").text())
                .add("in", units.rate(node.at("bitrate")))
                .add("out", units.rate(node.at("outbound_bitrate")));
    }

    private static void addresses(Call call, Facts facts, Json node) {
        var words = call.words();
        var user = node.at("username").text();
        var signIn =
                user.isEmpty() && !node.at("has_password").yes()
                        ? words.say("sign_in.none")
                        : words.say(
                                node.at("has_password").yes() ? "sign_in.with" : "sign_in.without",
                                user);
        facts.add("api_url", node.at("api_url").text())
                .add("sign_in", signIn)
                .known("tls_fingerprint", node.at("tls_fingerprint").text());
        for (var name : new String[] {"rtsp_url", "rtmp_url", "hls_url", "webrtc_url", "srt_url"}) {
            facts.known(name, node.at(name).text());
        }
        var interval = call.units().decimal(node.at("poll_interval_seconds"), 1);
        facts.add(
                        "poll_interval",
                        interval.isEmpty() ? words.say("interval.usual") : interval + " s")
                .known("poll_seconds", seconds(call, node))
                .known("metadata", notes(node.at("metadata")))
                .add("created", call.times().when(node.at("created_at")))
                .add("updated", call.times().when(node.at("updated_at")))
                .add("revision", node.at("revision").text());
    }

    private static String seconds(Call call, Json node) {
        var took = call.units().decimal(node.at("poll_seconds"), 3);
        return took.isEmpty() ? "" : took + " s";
    }

    private static String notes(Json notes) {
        return notes instanceof Json.Obj ? JsonText.write(notes) : notes.text();
    }
}
