package dev.signalbox.server.api;

import dev.signalbox.model.Contact;
import dev.signalbox.model.Credentials;
import dev.signalbox.model.Node;
import dev.signalbox.model.NodeState;
import dev.signalbox.model.NodeView;
import dev.signalbox.model.NodeView.Tally;
import dev.signalbox.model.PublicUrls;
import dev.signalbox.model.Version;
import dev.signalbox.server.words.Language;
import dev.signalbox.server.words.Texts;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Nodes as the API shows them.
final class NodeJson {
    private final Texts texts;

    NodeJson(Texts texts) {
        this.texts = texts;
    }

    void write(Out out, NodeView view, Language language) throws IOException {
        Node node = view.node();
        Credentials credentials = node.address().credentials();
        out.number("id", node.id().value())
                .text("name", node.name())
                .text("api_url", node.address().apiUrl().toString())
                .text("username", credentials == null ? null : credentials.username())
                .bool("has_password", credentials != null)
                .text("tls_fingerprint", node.address().tlsFingerprint());
        urls(out, node.urls());
        out.text("environment", node.environment())
                .texts("labels", node.labels())
                .bool("is_active", node.active())
                .bool("is_local", node.origin() == Node.Origin.LOCAL)
                .bool("is_simulated", view.state().simulated());
        state(out, view, language);
        numbers(out, view);
        out.decimal(
                        "poll_interval_seconds",
                        node.pollInterval() == null ? null : node.pollInterval().toMillis() / 1e3)
                .number("revision", node.revision())
                .time("created_at", node.createdAt())
                .time("updated_at", node.updatedAt());
    }

    static void urls(Out out, PublicUrls urls) throws IOException {
        out.text("rtsp_url", urls.rtsp())
                .text("rtmp_url", urls.rtmp())
                .text("hls_url", urls.hls())
                .text("webrtc_url", urls.webrtc())
                .text("srt_url", urls.srt());
    }

    private void state(Out out, NodeView view, Language language) throws IOException {
        NodeState state = view.state();
        out.text("status", view.reason().status().code())
                .text("reason", view.reason().code())
                .text("detail", texts.node(language, view))
                .time("since", state.since())
                .text("version", version(state.version()));
    }

    private static @Nullable String version(@Nullable Version version) {
        return version == null ? null : version.toString();
    }

    /// What changes with every poll.
    static void numbers(Out out, NodeView view) throws IOException {
        Contact contact = view.contact();
        Tally tally = view.shown();
        boolean clear = view.reason().clear();
        out.time("last_seen", contact.lastSeen()).time("last_check", contact.lastCheck());
        counts(out, tally);
        out.number("missing_streams", tally.missing())
                .number("viewers", clear ? Integer.valueOf(tally.readers()) : null)
                .number("bitrate", clear ? Long.valueOf(tally.bitrateIn()) : null)
                .number("outbound_bitrate", clear ? Long.valueOf(tally.bitrateOut()) : null)
                .seconds("poll_seconds", contact.took());
    }

    static void counts(Out out, Tally tally) throws IOException {
        out.number("stream_count", tally.total())
                .number("healthy_streams", tally.healthy())
                .number("degraded_streams", tally.degraded())
                .number("unhealthy_streams", tally.unhealthy())
                .number("unknown_streams", tally.unknown());
    }

    void writeDetail(Out out, NodeView view, Language language) throws IOException {
        write(out, view, language);
        Version version = view.state().version();
        List<String> capabilities =
                version == null
                        ? List.of()
                        : version.capabilities().stream().map(Version.Capability::code).toList();
        Tally tally = view.shown();
        out.raw("metadata", view.node().metadata())
                .time("started", view.state().started())
                .texts("capabilities", capabilities)
                .object(
                        "streams_by_status",
                        counts ->
                                counts.number("healthy", tally.healthy())
                                        .number("degraded", tally.degraded())
                                        .number("unhealthy", tally.unhealthy())
                                        .number("unknown", tally.unknown()));
    }

    /// What a live client is told after each poll.
    void writeNumbers(Out out, NodeView view, Language language) throws IOException {
        state(out, view, language);
        numbers(out, view);
        out.bool("is_simulated", view.state().simulated());
    }
}
