package dev.signalbox.cli.streams;

import dev.signalbox.cli.api.Exit;
import dev.signalbox.cli.api.Query;
import dev.signalbox.cli.command.Call;
import dev.signalbox.cli.command.Command;
import dev.signalbox.cli.command.Looks;
import dev.signalbox.cli.command.Syntax;
import dev.signalbox.cli.json.Json;
import dev.signalbox.cli.show.Facts;
import java.util.StringJoiner;

/// `streams show`: everything about one stream.
public final class StreamsShow implements Command {
    @Override
    public void describe(Syntax syntax) {
        syntax.argument("STREAM");
    }

    @Override
    public Exit run(Call call) {
        var id = call.targets().stream(call.given().argument());
        var answer = call.api().get(Query.of("/api/streams/" + id));
        var screen = call.screen();
        switch (screen.mode()) {
            case JSON -> screen.line(answer.text());
            case IDS -> screen.line(answer.json().at("id").text());
            case TABLE -> screen.table(facts(call, answer.json()).table());
        }
        return Exit.OK;
    }

    private static Facts facts(Call call, Json stream) {
        var facts = new Facts(call.words());
        state(call, facts, stream);
        flow(call, facts, stream);
        settings(call, facts, stream);
        return facts;
    }

    private static void state(Call call, Facts facts, Json stream) {
        var looks = new Looks(call.words());
        var times = call.times();
        var status = looks.status(stream.at("status"));
        facts.add("id", stream.at("id").text())
                .add("stream", Looks.place(stream))
                .add("name", stream.at("name").text())
                .add("environment", stream.at("environment").text())
                .add("status", status.text(), status.tone())
                .add("reason", stream.at("reason").text() + ": " + stream.at("detail").text())
                .add("since", times.when(stream.at("since")))
                .add("on_node", looks.yesNo(stream.at("present")))
                .known("missing_since", times.when(stream.at("missing_since")))
                .known("live_since", times.when(stream.at("live_since")))
                .add("last_check", times.when(stream.at("last_check")));
    }

    private static void flow(Call call, Facts facts, Json stream) {
        var units = call.units();
        facts.add("source", stream.at("source_type").text())
                .known("source_id", stream.at("source_id").text())
                .known("conf_name", stream.at("conf_name").text())
                .known("source_url", stream.at("source_url").text())
                .known("protocol", stream.at("protocol").text());
        for (var track : stream.at("tracks").items()) {
            facts.add("track", track(track));
        }
        facts.add("readers", stream.at("readers").text())
                .add("in", units.rate(stream.at("bitrate")))
                .add("out", units.rate(stream.at("outbound_bitrate")))
                .add("bytes_received", units.size(stream.at("bytes_received")))
                .add("bytes_sent", units.size(stream.at("bytes_sent")))
                .known("fps", units.decimal(stream.at("fps"), 2))
                .known("latency", unit(units.decimal(stream.at("latency_ms"), 0), "ms"))
                .known(
                        "keyframe_interval",
                        unit(units.decimal(stream.at("keyframe_interval"), 2), "s"))
                .known("frames_in_error", stream.at("frames_in_error").text());
    }

    private static void settings(Call call, Facts facts, Json stream) {
        var looks = new Looks(call.words());
        var times = call.times();
        facts.known("labels", Looks.labels(stream.at("labels")))
                .add("auto_remediate", looks.yesNo(stream.at("auto_remediate")))
                .add("recording", looks.yesNo(stream.at("recording_enabled")))
                .add("created", times.when(stream.at("created_at")))
                .add("updated", times.when(stream.at("updated_at")))
                .add("revision", stream.at("revision").text());
    }

    private static String unit(String number, String unit) {
        return number.isEmpty() ? "" : number + " " + unit;
    }

    /// `H264 1920x1080 High 4.1`, `Opus 2 ch 48000 Hz`.
    static String track(Json track) {
        var parts = new StringJoiner(" ");
        parts.add(track.at("codec").text());
        if (track.at("width").present()) {
            parts.add(track.at("width").text() + "x" + track.at("height").text());
        }
        if (track.at("channels").present()) {
            parts.add(track.at("channels").text() + " ch");
        }
        if (track.at("sample_rate").present()) {
            parts.add(track.at("sample_rate").text() + " Hz");
        }
        for (var name : new String[] {"profile", "level"}) {
            if (track.at(name).present()) {
                parts.add(track.at(name).text());
            }
        }
        return parts.toString();
    }
}
