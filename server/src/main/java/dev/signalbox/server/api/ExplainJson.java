package dev.signalbox.server.api;

import dev.signalbox.model.NodeView;
import dev.signalbox.model.Reading;
import dev.signalbox.model.Reason;
import dev.signalbox.model.Source;
import dev.signalbox.model.StreamRecord;
import dev.signalbox.model.Trouble;
import dev.signalbox.server.fleet.Fleet;
import dev.signalbox.server.words.Language;
import dev.signalbox.server.words.Texts;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Why a stream has its status: what was looked at, what was found, and what follows.
final class ExplainJson {
    private final Texts texts;

    ExplainJson(Texts texts) {
        this.texts = texts;
    }

    private record Evidence(
            String code, @Nullable String value, @Nullable Instant at, boolean supports) {}

    /// Writes all but the recent events.
    ///
    /// @param nanos now
    void write(Out out, Fleet.Found found, long nanos, Language language) throws IOException {
        NodeView view = found.node();
        StreamRecord stream = found.stream().stream();
        Reason reason = view.reason(found.stream());
        out.number("stream_id", stream.id().value())
                .text("status", reason.status().code())
                .text("reason", reason.code())
                .time("since", view.reason().clear() ? stream.since() : view.state().since())
                .text("answer", answer(found, language))
                .list(
                        "evidence",
                        evidence(found, nanos, language),
                        (each, evidence) ->
                                each.text("code", evidence.code())
                                        .text(
                                                "detail",
                                                say(language, "evidence." + evidence.code()))
                                        .text("value", evidence.value())
                                        .time("at", evidence.at())
                                        .bool("supports", evidence.supports()))
                .texts("advice", advice(found, reason, language));
    }

    private String say(Language language, String key) {
        return texts.say(language, key, Map.of());
    }

    private String answer(Fleet.Found found, Language language) {
        NodeView view = found.node();
        String own = texts.stream(language, view, found.stream());
        return view.reason().clear()
                ? own
                : own + " " + view.node().name() + ": " + texts.node(language, view);
    }

    private List<Evidence> evidence(Fleet.Found found, long nanos, Language language) {
        NodeView view = found.node();
        StreamRecord stream = found.stream().stream();
        List<Evidence> all = new ArrayList<>();
        boolean answers = view.reason().clear();
        all.add(
                new Evidence(
                        "node_answers",
                        answers ? yesNo(language, true) : texts.node(language, view),
                        view.contact().lastCheck(),
                        !answers));
        if (!answers) {
            return all;
        }
        all.add(
                new Evidence(
                        "listed",
                        yesNo(language, stream.present()),
                        stream.missingSince(),
                        !stream.present()));
        if (stream.confName() != null) {
            all.add(new Evidence("made_by", stream.confName(), null, false));
        }
        boolean noSource = stream.present() && stream.source() == null;
        all.add(new Evidence("source", source(stream.source(), language), null, noSource));
        if (stream.liveSince() != null) {
            all.add(
                    new Evidence(
                            "live_since",
                            stream.liveSince().toString(),
                            stream.liveSince(),
                            false));
        }
        addReading(all, stream, found.stream().reading(), nanos);
        return all;
    }

    private static void addReading(
            List<Evidence> all, StreamRecord stream, @Nullable Reading reading, long nanos) {
        if (reading == null) {
            return;
        }
        Instant moved = reading.movedAt().wall();
        Duration ago = Duration.ofNanos(nanos - reading.movedAt().nanos());
        all.add(
                new Evidence(
                        "bytes_moved",
                        ago.toSeconds() + " s",
                        moved,
                        stream.reason() == Reason.STALLED));
        Long bitrate = reading.inbound();
        all.add(
                new Evidence(
                        "bitrate",
                        bitrate == null ? null : bitrate.toString(),
                        reading.at().wall(),
                        false));
        all.add(
                new Evidence(
                        "readers",
                        Integer.toString(reading.readers()),
                        reading.at().wall(),
                        stream.reason() == Reason.STANDBY));
    }

    private String source(@Nullable Source source, Language language) {
        if (source == null) {
            return say(language, "evidence.none");
        }
        String key = source.pulled() ? "evidence.pulled" : "evidence.published";
        return source.redirects()
                ? source.type()
                : texts.say(language, key, Map.of("type", source.type()));
    }

    private String yesNo(Language language, boolean yes) {
        return say(language, yes ? "evidence.yes" : "evidence.no");
    }

    private List<String> advice(Fleet.Found found, Reason reason, Language language) {
        Map<String, String> names =
                Map.of("path", found.stream().path(), "node", found.node().node().name());
        List<String> advice = new ArrayList<>();
        String key =
                switch (reason) {
                    case CONNECTING, SLATE, STALLED, NO_PUBLISHER, SOURCE_DOWN, PATH_MISSING ->
                            "advice.reason." + reason.code();
                    case NODE_UNREACHABLE,
                            NODE_BUSY,
                            NODE_REFUSED,
                            NODE_UNREADABLE,
                            NODE_INCOMPATIBLE ->
                            "advice.reason.node";
                    case PLAYABLE, STANDBY, NOT_CHECKED, REDIRECTED, NODE_SWITCHED_OFF ->
                            "advice.reason.none";
                };
        advice.add(texts.say(language, key, names));
        Trouble trouble = found.node().state().trouble();
        if (!found.node().reason().clear() && trouble != null) {
            advice.add(texts.advice(language, trouble));
        }
        return advice;
    }
}
