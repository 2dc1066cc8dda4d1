package dev.signalbox.model;

import static dev.signalbox.model.Samples.NOON;
import static dev.signalbox.model.Samples.answering;
import static dev.signalbox.model.Samples.checked;
import static dev.signalbox.model.Samples.node;
import static dev.signalbox.model.Samples.state;
import static dev.signalbox.model.Samples.streams;
import static dev.signalbox.model.Samples.troubled;
import static dev.signalbox.model.Samples.view;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.signalbox.model.Incident.Acknowledgement;
import dev.signalbox.model.Incident.Cause;
import dev.signalbox.model.IncidentRules.Move;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

class IncidentRulesTest {
    private static final NodeState AWAY = troubled(Trouble.CONNECTION_REFUSED);
    private static final Reason OK = Reason.PLAYABLE;
    private static final Reason BAD = Reason.NO_PUBLISHER;

    private final IncidentShelf shelf = new IncidentShelf();

    private static Instant at(int minutes) {
        return NOON.plusSeconds(60L * minutes);
    }

    private Incident only() {
        assertEquals(1, shelf.open().size(), () -> shelf.open().toString());
        return shelf.open().getFirst();
    }

    @ParameterizedTest
    @CsvSource({"0", "1", "5000"})
    void a_node_that_is_away_is_one_incident_whatever_the_number_of_streams(int streams) {
        Reason[] reasons = new Reason[streams];
        Arrays.fill(reasons, BAD);
        shelf.settle(view(AWAY, reasons), at(0));
        Incident incident = only();
        assertEquals("node:1", incident.key());
        assertEquals(Cause.NODE_UNREACHABLE, incident.cause());
        assertEquals(Severity.CRITICAL, incident.severity());
        assertEquals(streams, incident.affected());
        assertEquals(Event.Subject.of(node()), incident.subject());
        assertEquals(
                Map.of("cause", "connection_refused", "evidence", "hub:9997"), incident.data());
        assertEquals(at(0), incident.openedAt());
    }

    @Test
    void a_node_that_answers_well_is_none() {
        assertEquals(List.of(), shelf.settle(view(answering(), OK, Reason.STANDBY), at(0)));
    }

    @Test
    void while_the_node_is_away_nothing_is_said_about_its_streams() {
        shelf.settle(view(answering(), BAD, OK, OK, OK, OK), at(0));
        Incident before = only();
        List<Move> moves = shelf.settle(view(AWAY, OK, BAD, OK, OK, OK), at(1));
        assertEquals(1, moves.size());
        assertEquals(Set.of("node:1", "stream:1"), shelf.openByKey().keySet());
        assertEquals(before, shelf.openByKey().get("stream:1"));
        shelf.settle(view(answering(), OK, BAD, OK, OK, OK), at(2));
        assertEquals(Set.of("stream:2"), shelf.openByKey().keySet());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    # healthy | unhealthy | incidents
                    0         | 1         | stream:1
                    0         | 2         | stream:1 stream:2
                    0         | 3         | streams:1
                    3         | 3         | streams:1
                    4         | 3         | stream:1 stream:2 stream:3
                    0         | 500       | streams:1
                    """)
    void many_at_once_have_one_cause_and_fewer_each_its_own(
            int healthy, int unhealthy, String incidents) {
        Reason[] reasons = new Reason[healthy + unhealthy];
        Arrays.fill(reasons, OK);
        Arrays.fill(reasons, 0, unhealthy, BAD);
        shelf.settle(view(answering(), reasons), at(0));
        assertEquals(Set.of(incidents.split(" ")), shelf.openByKey().keySet());
    }

    @Test
    void one_stream_says_which_and_why() {
        shelf.settle(view(answering(), OK, Reason.SOURCE_DOWN), at(0));
        Incident incident = only();
        assertEquals(Cause.STREAM_UNHEALTHY, incident.cause());
        assertEquals(Severity.ERROR, incident.severity());
        assertEquals(new StreamId(2), incident.subject().stream());
        assertEquals("cam0002", incident.subject().streamPath());
        assertEquals(1, incident.affected());
        assertEquals(Map.of("reason", "source_down"), incident.data());
        shelf.settle(view(answering(), OK, Reason.PATH_MISSING), at(1));
        assertEquals(Map.of("reason", "path_missing"), only().data());
        assertEquals(1, shelf.size());
    }

    @Test
    void many_streams_say_how_many_and_whether_the_list_is_empty() {
        shelf.settle(view(answering(), BAD, BAD, BAD, OK), at(0));
        Incident lost = only();
        assertEquals(Cause.STREAMS_LOST, lost.cause());
        assertEquals(3, lost.affected());
        assertEquals(
                Map.of("total", "4", "emptied", "false", "started", NOON.toString()), lost.data());
        Reason gone = Reason.PATH_MISSING;
        shelf.settle(view(answering(), gone, gone, gone, gone), at(1));
        assertEquals(4, only().affected());
        assertEquals("true", only().data().get("emptied"));
        assertEquals(lost.id(), only().id());
    }

    @Test
    void degraded_and_unknown_streams_are_no_incident() {
        Reason[] fine =
                Arrays.stream(Reason.values())
                        .filter(reason -> reason.status() != Status.UNHEALTHY)
                        .toArray(Reason[]::new);
        assertEquals(List.of(), shelf.settle(view(answering(), fine), at(0)));
    }

    @Test
    void what_is_over_resolves_itself() {
        shelf.settle(view(answering(), OK, BAD), at(0));
        List<Move> moves = shelf.settle(view(answering(), OK, OK), at(3));
        Incident resolved = assertInstanceOf(Move.Resolve.class, moves.getFirst()).incident();
        assertEquals(at(3), resolved.resolvedAt());
        assertEquals(at(0), resolved.openedAt());
        assertTrue(shelf.open().isEmpty());
    }

    @Test
    void what_returns_within_ten_minutes_is_the_same_incident_once_more() {
        shelf.settle(view(AWAY), at(0));
        shelf.put(only().acknowledged(new Acknowledgement(at(0), "ada", null)));
        shelf.settle(view(answering()), at(5));
        shelf.settle(view(AWAY), at(14));
        assertEquals(2, only().occurrences());
        assertEquals(at(0), only().openedAt());
        assertEquals(at(14), only().lastAt());
        Acknowledgement acknowledged = only().acknowledged();
        assertEquals("ada", acknowledged == null ? "" : acknowledged.by());
        shelf.settle(view(answering()), at(15));
        shelf.settle(view(AWAY), at(25));
        assertEquals(1, only().occurrences());
        assertNull(only().acknowledged());
        assertEquals(2, shelf.size());
    }

    @Test
    void what_was_resolved_too_long_ago_is_not_taken_up_again_even_if_it_is_handed_in() {
        shelf.settle(view(AWAY), at(0));
        Incident old = only().resolved(at(1));
        List<Move> moves = IncidentRules.decide(view(AWAY), List.of(old), at(11));
        assertInstanceOf(Move.Open.class, moves.getFirst());
        moves = IncidentRules.decide(view(AWAY), List.of(old), at(10));
        assertInstanceOf(Move.Reopen.class, moves.getFirst());
    }

    @Test
    void a_change_of_cause_keeps_the_incident() {
        shelf.settle(view(AWAY, OK), at(0));
        Incident first = only();
        List<Move> moves = shelf.settle(view(troubled(Trouble.CREDENTIALS_WRONG), OK), at(1));
        assertInstanceOf(Move.Update.class, moves.getFirst());
        assertEquals(first.id(), only().id());
        assertEquals(Cause.NODE_REFUSED, only().cause());
        assertEquals("credentials_wrong", only().data().get("cause"));
        assertEquals(at(0), only().openedAt());
        assertEquals(1, only().occurrences());
        shelf.settle(view(troubled(Trouble.BUSY), OK), at(2));
        assertEquals(Severity.WARNING, only().severity());
    }

    @Test
    void more_streams_of_a_node_that_is_away_are_counted() {
        shelf.settle(view(AWAY, OK), at(0));
        shelf.settle(view(AWAY, OK, OK), at(1));
        assertEquals(2, only().affected());
    }

    @Test
    void switching_a_node_off_resolves_all_that_is_open_about_it() {
        shelf.settle(view(answering(), BAD, OK, OK), at(0));
        shelf.settle(view(AWAY, BAD, OK, OK), at(1));
        assertEquals(2, shelf.open().size());
        NodeState off = AWAY.with(NodeReason.SWITCHED_OFF, at(2));
        shelf.settle(view(node(false), off, checked(), streams(BAD, OK, OK)), at(2));
        assertTrue(shelf.open().isEmpty());
    }

    @Test
    void what_was_not_checked_since_our_start_decides_nothing() {
        shelf.settle(view(answering(), BAD, OK, OK), at(0));
        Contact stored = Contact.since(NOON);
        for (NodeState state : List.of(AWAY, answering(), state(NodeReason.NOT_CHECKED))) {
            NodeView view = view(node(), state, stored, streams(OK, BAD, BAD));
            assertEquals(List.of(), shelf.settle(view, at(1)));
        }
        assertEquals(Set.of("stream:1"), shelf.openByKey().keySet());
    }

    @Test
    void of_two_open_incidents_with_one_key_one_is_resolved() {
        shelf.settle(view(AWAY), at(0));
        Incident one = only();
        for (List<Incident> known :
                List.of(List.of(one, one.withId(2)), List.of(one.withId(2), one))) {
            List<Move> moves = IncidentRules.decide(view(AWAY), known, at(1));
            assertEquals(1, moves.size());
            assertEquals(1, assertInstanceOf(Move.Resolve.class, moves.getFirst()).incident().id());
        }
    }

    @ParameterizedTest
    @EnumSource(
            mode = Mode.EXCLUDE,
            names = {"ANSWERING", "NOT_CHECKED", "SWITCHED_OFF"})
    void each_way_of_not_answering_is_an_incident_of_the_node(NodeReason reason) {
        shelf.settle(view(state(reason), OK), at(0));
        assertEquals("node:1", only().key());
        String code = reason == NodeReason.BUSY ? "node_busy" : reason.code();
        assertEquals(code, only().cause().code());
    }
}
