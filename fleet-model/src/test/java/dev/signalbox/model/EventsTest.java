package dev.signalbox.model;

import static dev.signalbox.model.Samples.NOON;
import static dev.signalbox.model.Samples.answering;
import static dev.signalbox.model.Samples.node;
import static dev.signalbox.model.Samples.state;
import static dev.signalbox.model.Samples.stream;
import static dev.signalbox.model.Samples.troubled;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.signalbox.model.Event.Subject;
import dev.signalbox.model.Incident.Cause;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EventsTest {
    private static final Instant AT = NOON.plusSeconds(7);

    private static NodeState running(Version version, Instant started) {
        return new NodeState(NodeReason.ANSWERING, NOON, null, "", version, started, false);
    }

    private static Diff changed(StreamRecord before, StreamRecord after) {
        return new Diff(List.of(), List.of(), List.of(new Diff.Change(before, after)));
    }

    private static List<EventKind> kinds(List<Event> events) {
        return events.stream().map(Event::kind).toList();
    }

    private static StreamRecord fed(@Nullable Source source, String... codecs) {
        PathSketch path = PathSketch.live("cam0001").source(source).tracks(codecs);
        return stream(1, Reason.PLAYABLE).seen(path.state(), Reason.PLAYABLE, NOON);
    }

    @Test
    void the_first_inventory_of_five_thousand_paths_is_one_event() {
        List<StreamRecord> appeared = new ArrayList<>();
        for (long id = 1; id <= 5000; id++) {
            appeared.add(stream(id, Reason.PLAYABLE));
        }
        Diff diff = new Diff(List.of(), appeared, List.of());
        List<Event> events = Events.ofStreams(node(), diff, true, AT);
        Event expected =
                new Event(
                        0,
                        EventKind.NODE_INVENTORIED,
                        Severity.INFO,
                        AT,
                        Subject.of(node()),
                        Map.of("streams", 5000));
        assertEquals(List.of(expected), events);
        assertEquals(5000, Events.ofStreams(node(), diff, false, AT).size());
    }

    @Test
    void a_stream_that_appears_later_is_an_event_of_its_own() {
        StreamRecord found = stream(3, Reason.CONNECTING);
        Diff diff = new Diff(List.of(), List.of(found), List.of());
        Event event = Events.ofStreams(node(), diff, false, AT).getFirst();
        assertEquals(EventKind.STREAM_APPEARED, event.kind());
        assertEquals(new Subject(node().id(), "hub", found.id(), "cam0003", null), event.subject());
        assertEquals(Map.of("status", "degraded", "reason", "connecting"), event.data());
    }

    @Test
    void a_node_that_goes_unknown_makes_one_event_and_none_for_its_streams() {
        List<Event> events =
                Events.ofNode(node(), answering(), troubled(Trouble.CONNECTION_REFUSED), 5000, AT);
        Map<String, Object> data =
                Map.of(
                        "from", "healthy",
                        "to", "unhealthy",
                        "from_reason", "answering",
                        "reason", "node_unreachable",
                        "cause", "connection_refused",
                        "evidence", "hub:9997",
                        "streams", 5000);
        assertEquals(
                List.of(
                        new Event(
                                0,
                                EventKind.NODE_STATUS_CHANGED,
                                Severity.CRITICAL,
                                AT,
                                Subject.of(node()),
                                data)),
                events);
    }

    @ParameterizedTest
    @CsvSource({
        "ANSWERING, INFO",
        "BUSY, WARNING",
        "NODE_UNREACHABLE, CRITICAL",
        "NODE_REFUSED, CRITICAL",
        "NODE_UNREADABLE, CRITICAL",
        "NODE_INCOMPATIBLE, CRITICAL",
        "SWITCHED_OFF, INFO"
    })
    void how_soon_to_look_at_a_node(NodeReason reason, Severity severity) {
        NodeState before = state(NodeReason.NOT_CHECKED);
        Event event = Events.ofNode(node(), before, state(reason), 0, AT).getFirst();
        assertEquals(severity, event.severity());
    }

    @ParameterizedTest
    @CsvSource({
        "PLAYABLE, INFO",
        "STANDBY, INFO",
        "CONNECTING, WARNING",
        "SLATE, WARNING",
        "STALLED, WARNING",
        "NO_PUBLISHER, ERROR",
        "SOURCE_DOWN, ERROR",
        "PATH_MISSING, ERROR",
        "REDIRECTED, INFO"
    })
    void how_soon_to_look_at_a_stream(Reason reason, Severity severity) {
        Diff diff = changed(stream(1, Reason.NOT_CHECKED), stream(1, reason));
        Event event = Events.ofStreams(node(), diff, false, AT).getFirst();
        assertEquals(EventKind.STREAM_STATUS_CHANGED, event.kind());
        assertEquals(severity, event.severity());
        assertEquals(reason.status().code(), event.data().get("to"));
        assertEquals(reason.code(), event.data().get("reason"));
        assertEquals("not_checked", event.data().get("from_reason"));
    }

    @Test
    void the_same_state_makes_no_event() {
        NodeState busier = troubled(Trouble.CONNECT_TIMEOUT);
        assertEquals(List.of(), Events.ofNode(node(), answering(), answering(), 5, AT));
        assertEquals(
                List.of(),
                Events.ofNode(node(), troubled(Trouble.CONNECTION_REFUSED), busier, 5, AT));
    }

    @Test
    void a_restart_and_another_version_are_events_of_the_node() {
        NodeState before = running(new Version(1, 19, 3, true), NOON);
        NodeState after = running(new Version(1, 20, 1, true), AT);
        List<Event> events = Events.ofNode(node(), before, after, 0, AT);
        assertEquals(
                List.of(EventKind.NODE_RESTARTED, EventKind.NODE_VERSION_CHANGED), kinds(events));
        assertEquals(
                Map.of("started", AT.toString(), "previous", NOON.toString()),
                events.getFirst().data());
        assertEquals(Severity.WARNING, events.getFirst().severity());
        assertEquals(Map.of("from", "1.19.3", "to", "1.20.1"), events.getLast().data());
    }

    @Test
    void a_publisher_that_takes_over_and_other_codecs_are_events() {
        Source other = new Source("srtConn", "99999999-2222-4333-8444-555555555555");
        Diff diff = changed(fed(PathSketch.ENCODER, "H264"), fed(other, "H265", "Opus"));
        List<Event> events = Events.ofStreams(node(), diff, false, AT);
        assertEquals(
                List.of(EventKind.STREAM_SOURCE_CHANGED, EventKind.STREAM_TRACKS_CHANGED),
                kinds(events));
        assertEquals(
                Map.of("from_type", "rtspSession", "to_type", "srtConn"), events.get(0).data());
        assertEquals(
                Map.of("from", List.of("H264"), "to", List.of("H265", "Opus")),
                events.get(1).data());
    }

    @Test
    void what_comes_with_a_change_of_status_is_part_of_that_event() {
        StreamRecord gone = fed(PathSketch.ENCODER, "H264").gone(AT);
        Diff diff = changed(fed(PathSketch.ENCODER, "H264"), gone);
        assertEquals(
                List.of(EventKind.STREAM_STATUS_CHANGED),
                kinds(Events.ofStreams(node(), diff, false, AT)));
    }

    @Test
    void a_first_source_and_first_codecs_are_no_news() {
        Diff diff = changed(fed(null), fed(PathSketch.ENCODER, "H264"));
        assertEquals(List.of(), Events.ofStreams(node(), diff, false, AT));
    }

    @Test
    void a_deed_says_by_whom() {
        Event added = Events.deed(EventKind.NODE_ADDED, node(), "ada", AT);
        assertEquals(Map.of("by", "ada"), added.data());
        Event edited = Events.edited(node(), "ada", List.of("name"), AT);
        assertEquals(EventKind.NODE_CHANGED, edited.kind());
        assertEquals(Map.of("by", "ada", "fields", List.of("name")), edited.data());
        StreamRecord stream = stream(2, Reason.PLAYABLE);
        Event forgotten =
                Events.deed(EventKind.STREAM_FORGOTTEN, node(), stream, "ada", List.of(), AT);
        assertEquals(Map.of("by", "ada"), forgotten.data());
        assertEquals(new StreamId(2), forgotten.subject().stream());
        Event changed =
                Events.deed(EventKind.STREAM_CHANGED, node(), stream, "ada", List.of("labels"), AT);
        assertEquals(List.of("labels"), changed.data().get("fields"));
    }

    @Test
    void the_start_of_the_program_is_about_nothing_else() {
        Event event = Events.systemStarted("0.1.0", AT);
        assertEquals(Subject.NONE, event.subject());
        assertEquals(Map.of("version", "0.1.0"), event.data());
        assertEquals(42, event.numbered(42).sequence());
        assertEquals(event.data(), event.numbered(42).data());
    }

    @ParameterizedTest
    @CsvSource({
        "INCIDENT_OPENED, CRITICAL",
        "INCIDENT_REOPENED, CRITICAL",
        "INCIDENT_CHANGED, CRITICAL",
        "INCIDENT_ACKNOWLEDGED, INFO",
        "INCIDENT_RESOLVED, INFO"
    })
    void the_event_of_an_incident_has_its_number_and_only_what_is_known(
            EventKind kind, Severity severity) {
        Incident incident =
                new Incident(
                        12,
                        "node:1",
                        Cause.NODE_REFUSED,
                        Severity.CRITICAL,
                        Subject.of(node()),
                        5,
                        1,
                        NOON,
                        NOON,
                        null,
                        null,
                        Map.of());
        Map<String, @Nullable Object> data = new HashMap<>();
        data.put("affected", 5);
        data.put("note", null);
        Event event = Events.ofIncident(kind, incident, AT, data);
        assertEquals(severity, event.severity());
        assertEquals(12, event.subject().incident());
        assertEquals("hub", event.subject().nodeName());
        assertEquals(Map.of("affected", 5), event.data());
        assertTrue(event.sequence() == 0);
    }
}
