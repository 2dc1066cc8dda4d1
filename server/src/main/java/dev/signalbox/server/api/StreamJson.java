package dev.signalbox.server.api;

import dev.signalbox.model.Masked;
import dev.signalbox.model.Node;
import dev.signalbox.model.NodeView;
import dev.signalbox.model.Reading;
import dev.signalbox.model.Reason;
import dev.signalbox.model.Source;
import dev.signalbox.model.StreamRecord;
import dev.signalbox.model.StreamSettings;
import dev.signalbox.model.StreamView;
import dev.signalbox.model.Track;
import dev.signalbox.server.words.Language;
import dev.signalbox.server.words.Texts;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// Streams as the API shows them.
final class StreamJson {
    private final Texts texts;

    StreamJson(Texts texts) {
        this.texts = texts;
    }

    void write(Out out, NodeView view, StreamView stream, Language language) throws IOException {
        Node node = view.node();
        StreamRecord record = stream.stream();
        StreamSettings settings = record.settings();
        Source source = record.source();
        Reason reason = view.reason(stream);
        out.number("id", record.id().value())
                .number("node_id", node.id().value())
                .text("node_name", node.name())
                .text("environment", node.environment())
                .text("path", record.path())
                .text("name", record.name())
                .text("status", reason.status().code())
                .text("reason", reason.code())
                .text("detail", texts.stream(language, view, stream))
                .time("since", view.reason().clear() ? record.since() : view.state().since())
                .bool("present", record.present())
                .time("missing_since", record.missingSince())
                .text("source_type", source == null ? null : source.type())
                .text("source_url", masked(settings.sourceUrl()))
                .text("protocol", protocol(settings, source));
        numbers(out, view, stream);
        out.list("tracks", record.tracks(), StreamJson::track)
                .nothing("fps")
                .nothing("latency_ms")
                .bool("auto_remediate", settings.autoRemediate())
                .bool("recording_enabled", settings.recordingEnabled())
                .texts("labels", settings.labels())
                .number("revision", record.revision());
    }

    private static @Nullable String masked(@Nullable String url) {
        return url == null ? null : Masked.url(url);
    }

    private static @Nullable String protocol(StreamSettings settings, @Nullable Source source) {
        if (settings.protocol() != null || source == null) {
            return settings.protocol();
        }
        return source.protocol();
    }

    /// What changes with every poll; unknown while the node does not answer.
    static void numbers(Out out, NodeView view, StreamView stream) throws IOException {
        Reading reading = view.reason().clear() ? stream.reading() : null;
        out.number("readers", reading == null ? null : Integer.valueOf(reading.readers()))
                .number("bitrate", reading == null ? null : reading.inbound())
                .number("outbound_bitrate", reading == null ? null : reading.outbound())
                .number("bytes_received", reading == null ? null : Long.valueOf(reading.bytesIn()))
                .number("bytes_sent", reading == null ? null : Long.valueOf(reading.bytesOut()))
                .time("last_check", view.contact().lastCheck());
    }

    private static void track(Out out, Track track) throws IOException {
        out.text("codec", track.codec())
                .number("width", track.width())
                .number("height", track.height())
                .number("channels", track.channels())
                .number("sample_rate", track.sampleRate())
                .text("profile", track.profile())
                .text("level", track.level());
    }

    void writeDetail(Out out, NodeView view, StreamView stream, Language language)
            throws IOException {
        write(out, view, stream, language);
        StreamRecord record = stream.stream();
        Source source = record.source();
        Reading reading = view.reason().clear() ? stream.reading() : null;
        out.text("source_id", source == null ? null : source.id())
                .text("conf_name", record.confName())
                .time("live_since", record.liveSince())
                .nothing("keyframe_interval")
                .number("frames_in_error", reading == null ? null : reading.framesInError())
                .time("created_at", record.createdAt())
                .time("updated_at", record.updatedAt());
    }

    void writeHealth(Out out, NodeView view, StreamView stream) throws IOException {
        StreamRecord record = stream.stream();
        Reading reading = view.reason().clear() ? stream.reading() : null;
        Reason reason = view.reason(stream);
        out.number("id", record.id().value())
                .number("node_id", record.node().value())
                .text("path", record.path())
                .text("status", reason.status().code())
                .text("reason", reason.code())
                .time("since", view.reason().clear() ? record.since() : view.state().since())
                .nothing("fps")
                .number("bitrate", reading == null ? null : reading.inbound())
                .nothing("latency_ms")
                .nothing("keyframe_interval")
                .time("last_check", view.contact().lastCheck())
                .bool("auto_remediate", record.settings().autoRemediate())
                .number("remediation_count", 0);
    }

    static void writeBrief(Out out, NodeView view, StreamView stream) throws IOException {
        StreamRecord record = stream.stream();
        out.number("id", record.id().value())
                .text("path", record.path())
                .text("name", record.name())
                .number("node_id", record.node().value())
                .nothing("fps")
                .nothing("latency_ms")
                .time("last_check", view.contact().lastCheck());
    }
}
