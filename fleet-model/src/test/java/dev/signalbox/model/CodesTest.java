package dev.signalbox.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/// Codes are in stores, in programs of other people and in the texts of three languages. A new one
/// is added to its list here; one that is gone or renamed breaks what others have kept.
class CodesTest {

    private static <E extends Enum<E>> void golden(
            E[] all, Function<E, String> code, String... lines) {
        List<String> codes = Arrays.stream(all).map(code).toList();
        assertEquals(List.of(String.join(" ", lines).split(" ")), codes);
        assertEquals(codes.size(), new HashSet<>(codes).size(), "a code is there twice");
    }

    @Test
    void reasons_of_streams() {
        golden(
                Reason.values(),
                Reason::code,
                "playable connecting standby slate stalled no_publisher source_down path_missing",
                "not_checked redirected node_unreachable node_busy node_refused node_unreadable",
                "node_incompatible node_switched_off");
    }

    @Test
    void reasons_of_nodes() {
        golden(
                NodeReason.values(),
                NodeReason::code,
                "answering busy node_unreachable node_refused node_unreadable node_incompatible",
                "not_checked switched_off");
    }

    @Test
    void troubles() {
        golden(
                Trouble.values(),
                Trouble::code,
                "host_unknown no_route connection_refused connect_timeout no_answer",
                "connection_closed busy credentials_missing credentials_wrong forbidden",
                "tls_untrusted tls_failed not_http not_json cut_off wrong_shape too_large",
                "server_error not_mediamtx");
    }

    @Test
    void kinds_of_events() {
        golden(
                EventKind.values(),
                EventKind::code,
                "system.started node.added node.changed node.removed node.restored",
                "node.inventoried node.status_changed node.restarted node.version_changed",
                "stream.appeared stream.status_changed stream.source_changed",
                "stream.tracks_changed stream.expected stream.changed stream.forgotten",
                "incident.opened incident.reopened incident.changed incident.acknowledged",
                "incident.resolved");
    }

    @Test
    void the_rest() {
        golden(Status.values(), Status::code, "healthy degraded unhealthy unknown");
        golden(Severity.values(), Severity::code, "info warning error critical");
        golden(
                Incident.Cause.values(),
                Incident.Cause::code,
                "node_unreachable node_busy node_refused node_unreadable node_incompatible",
                "streams_lost stream_unhealthy");
        golden(Node.Origin.values(), Node.Origin::code, "user local demo");
        golden(
                NodeAddress.Flaw.values(),
                NodeAddress.Flaw::code,
                "not_a_url scheme no_host port credentials path");
        golden(
                Version.Capability.values(),
                Version.Capability::code,
                "info available always_available record_hot_reload tracks2 hls_sessions moq",
                "forward forward_whip redacted_passwords");
    }

    @Test
    void a_code_is_read_back_as_what_wrote_it() {
        for (Reason reason : Reason.values()) {
            assertSame(reason, Reason.of(reason.code()));
        }
        for (NodeReason reason : NodeReason.values()) {
            assertSame(reason, NodeReason.of(reason.code()));
        }
        for (Severity severity : Severity.values()) {
            assertSame(severity, Severity.of(severity.code()));
        }
        for (Incident.Cause cause : Incident.Cause.values()) {
            assertSame(cause, Incident.Cause.of(cause.code()));
        }
        for (EventKind kind : EventKind.values()) {
            assertEquals(Optional.of(kind), EventKind.of(kind.code()));
        }
    }

    @Test
    void the_code_of_a_newer_version_reads_as_the_mildest() {
        assertSame(Reason.NOT_CHECKED, Reason.of("black"));
        assertSame(NodeReason.NOT_CHECKED, NodeReason.of("on_holiday"));
        assertSame(Severity.INFO, Severity.of("fatal"));
        assertSame(Incident.Cause.STREAM_UNHEALTHY, Incident.Cause.of("disk_full"));
        assertEquals(Optional.empty(), EventKind.of("node.painted"));
    }

    @Test
    void each_reason_belongs_to_the_status_that_is_written_down() {
        Map<Status, String> written =
                Map.of(
                        Status.HEALTHY, "playable",
                        Status.DEGRADED, "connecting standby slate stalled",
                        Status.UNHEALTHY, "no_publisher source_down path_missing");
        for (Reason reason : Reason.values()) {
            Status status = Status.UNKNOWN;
            for (Map.Entry<Status, String> row : written.entrySet()) {
                if (List.of(row.getValue().split(" ")).contains(reason.code())) {
                    status = row.getKey();
                }
            }
            assertEquals(status, reason.status(), reason::code);
        }
    }

    @Test
    void the_family_of_an_event_is_its_noun() {
        assertEquals("stream", EventKind.STREAM_TRACKS_CHANGED.family());
        assertEquals("system", EventKind.SYSTEM_STARTED.family());
    }
}
