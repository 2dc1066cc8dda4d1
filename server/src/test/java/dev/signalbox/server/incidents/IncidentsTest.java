package dev.signalbox.server.incidents;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.signalbox.model.Event;
import dev.signalbox.model.Incident;
import dev.signalbox.model.Incident.Cause;
import dev.signalbox.model.Node;
import dev.signalbox.model.Severity;
import dev.signalbox.model.Trouble;
import dev.signalbox.server.hand.Some;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IncidentsTest extends IncidentSuite {
    IncidentsTest(@TempDir Path folder) {
        super(folder);
    }

    @Test
    void nothing_wrong_is_no_incident() {
        hand.answers(node, Some.lives(50, 1));
        hand.fails(node, Trouble.CONNECTION_REFUSED);
        assertEquals(List.of(), all());
        assertEquals(List.of(), news());
    }

    @Test
    void a_node_that_goes_away_is_one_incident_from_its_opening_to_its_end() {
        hand.answers(node, Some.lives(50, 1));
        hand.goesAway(node);
        Incident open = only();
        assertEquals(Cause.NODE_UNREACHABLE, open.cause());
        assertEquals(Severity.CRITICAL, open.severity());
        assertEquals(50, open.affected());
        assertEquals(1, open.occurrences());
        assertEquals(node.id(), open.subject().node());
        assertEquals(hand.work.time.instant(), open.openedAt());
        assertEquals(List.of("incident.opened"), news());
        hand.fails(node, Trouble.CONNECTION_REFUSED);
        assertEquals(List.of(), news());
        hand.work.pass(Duration.ofSeconds(80));
        hand.answers(node, Some.lives(50, 1));
        List<Event> told = told();
        assertEquals("incident.resolved", told.getFirst().kind().code());
        assertEquals(100L, told.getFirst().data().get("seconds"));
        assertEquals(open.id(), told.getFirst().subject().incident());
        assertEquals(hand.work.time.instant(), only().resolvedAt());
        assertEquals(List.of(), open());
    }

    @Test
    void one_that_comes_back_within_ten_minutes_is_the_same_and_is_counted() {
        hand.answers(node);
        hand.goesAway(node);
        Incident first = only();
        hand.answers(node);
        hand.work.pass(Duration.ofMinutes(9));
        news();
        hand.goesAway(node);
        assertEquals(List.of("incident.reopened"), news());
        Incident again = only();
        assertEquals(first.id(), again.id());
        assertEquals(2, again.occurrences());
        assertEquals(first.openedAt(), again.openedAt());
        assertNull(again.resolvedAt());
        hand.answers(node);
        hand.goesAway(node);
        assertEquals(3, only().occurrences());
    }

    @Test
    void one_that_comes_back_later_is_another() {
        hand.answers(node);
        hand.goesAway(node);
        Incident first = only();
        hand.answers(node);
        hand.work.pass(Duration.ofMinutes(10));
        news();
        hand.goesAway(node);
        assertEquals(List.of("incident.opened"), news());
        assertEquals(2, all().size());
        assertNotEquals(first.id(), open().getFirst().id());
        assertEquals(1, open().getFirst().occurrences());
    }

    @ParameterizedTest
    @CsvSource({"3, 6", "3, 3", "4, 7", "50, 100"})
    void three_streams_or_more_that_are_half_of_the_node_are_one_incident(int bad, int total) {
        hand.answers(node, paths(bad, total));
        Incident one = only();
        assertEquals(Cause.STREAMS_LOST, one.cause());
        assertEquals(bad, one.affected());
        assertEquals(Integer.toString(total), one.data().get("total"));
        assertEquals(List.of("incident.opened"), news());
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "2, 2", "3, 7", "49, 100"})
    void fewer_than_three_or_less_than_half_are_an_incident_each(int bad, int total) {
        hand.answers(node, paths(bad, total));
        assertEquals(bad, open().size());
        for (Incident incident : open()) {
            assertEquals(Cause.STREAM_UNHEALTHY, incident.cause());
            assertEquals(1, incident.affected());
            assertNotNull(incident.subject().stream());
        }
    }

    @Test
    void when_more_and_more_are_lost_they_become_one_incident_that_grows_and_ends() {
        hand.answers(node, paths(2, 6));
        assertEquals(List.of("incident.opened", "incident.opened"), news());
        hand.answers(node, paths(3, 6));
        assertEquals(
                List.of("incident.opened", "incident.resolved", "incident.resolved"),
                news().stream().sorted().toList());
        assertEquals(1, open().size());
        hand.answers(node, paths(5, 6));
        assertEquals(List.of("incident.changed"), news());
        assertEquals(5, open().getFirst().affected());
        hand.answers(node, paths(5, 6));
        assertEquals(List.of(), news());
        hand.answers(node, paths(0, 6));
        assertEquals(List.of("incident.resolved"), news());
        assertEquals(List.of(), open());
    }

    @Test
    void one_node_does_not_touch_the_incidents_of_another() {
        Node other = hand.add("other");
        hand.answers(node);
        hand.answers(other);
        hand.goesAway(node);
        hand.goesAway(other);
        assertEquals(2, open().size());
        assertEquals(Map.of(Severity.CRITICAL, 2), hand.incidents.counts().bySeverity());
        hand.answers(other);
        assertEquals(1, open().size());
        assertEquals(node.id(), open().getFirst().subject().node());
    }
}
