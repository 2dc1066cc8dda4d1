package dev.signalbox.server.incidents;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.signalbox.model.Event;
import dev.signalbox.model.EventKind;
import dev.signalbox.model.Incident;
import dev.signalbox.model.Incident.Cause;
import dev.signalbox.model.Node;
import dev.signalbox.model.PathState;
import dev.signalbox.model.Severity;
import dev.signalbox.model.Trouble;
import dev.signalbox.server.hand.HandFleet;
import dev.signalbox.server.hand.HandWork;
import dev.signalbox.server.hand.Some;
import dev.signalbox.server.problems.Code;
import dev.signalbox.server.problems.Problem;
import dev.signalbox.server.problems.ProblemException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IncidentsTest {
    private static final IncidentStore.Filter ALL =
            new IncidentStore.Filter(Set.of(), Set.of(), Set.of());

    private final Path folder;
    private HandFleet hand;
    private final Node node;

    IncidentsTest(@TempDir Path folder) {
        this.folder = folder;
        hand = HandFleet.open(folder, new HandWork());
        hand.incidents.start();
        node = hand.add("hub");
    }

    @AfterEach
    void close() {
        hand.close();
    }

    private List<Incident> all() {
        return hand.incidents.page(ALL, 0, 100).incidents();
    }

    private List<Incident> open() {
        return hand.incidents.page(IncidentStore.Filter.OPEN, 0, 100).incidents();
    }

    private Incident only() {
        assertEquals(1, all().size());
        return all().getFirst();
    }

    /// What was told of incidents since this was asked for the last time.
    private List<Event> told() {
        List<Event> told =
                hand.told.stream()
                        .filter(event -> event.kind().family().equals("incident"))
                        .toList();
        hand.told.clear();
        return told;
    }

    private List<String> news() {
        return told().stream().map(event -> event.kind().code()).toList();
    }

    /// So many paths of which these do not play.
    private static List<PathState> paths(int bad, int total) {
        List<PathState> paths = new ArrayList<>();
        for (int i = 0; i < total; i++) {
            paths.add(i < bad ? Some.idle("cam" + i) : Some.live("cam" + i, i));
        }
        return paths;
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
    void what_is_open_about_streams_stays_open_while_the_node_does_not_answer() {
        hand.answers(node, paths(1, 6));
        news();
        hand.goesAway(node);
        assertEquals(List.of("incident.opened"), news());
        assertEquals(2, open().size());
        hand.answers(node, paths(0, 6));
        assertEquals(List.of("incident.resolved", "incident.resolved"), news());
    }

    @Test
    void somebody_says_that_he_is_on_it_and_the_first_one_counts() {
        hand.answers(node);
        hand.goesAway(node);
        news();
        hand.work.pass(Duration.ofMinutes(1));
        Incident known = hand.incidents.acknowledge(only().id(), "ann", "on my way");
        assertEquals(
                new Incident.Acknowledgement(hand.work.time.instant(), "ann", "on my way"),
                known.acknowledged());
        Event event = told().getFirst();
        assertEquals("incident.acknowledged", event.kind().code());
        assertEquals("ann", event.data().get("by"));
        assertEquals("on my way", event.data().get("note"));
        assertEquals(known, hand.incidents.acknowledge(known.id(), "bob", null));
        assertEquals(List.of(), news());
        assertEquals(1, open().size(), "it is open still");
        assertEquals(1, hand.incidents.counts().acknowledged());
        hand.answers(node);
        hand.goesAway(node);
        assertEquals(known.acknowledged(), only().acknowledged(), "and he still is");
    }

    @Test
    void nobody_is_on_what_is_over_or_was_never_there() {
        hand.answers(node);
        hand.goesAway(node);
        hand.answers(node);
        news();
        Incident over = only();
        assertEquals(over, hand.incidents.acknowledge(over.id(), "ann", null));
        assertEquals(List.of(), news());
        ProblemException unknown =
                assertThrows(
                        ProblemException.class, () -> hand.incidents.acknowledge(99, "ann", null));
        assertEquals(Problem.of(Code.INCIDENT_UNKNOWN, Map.of("id", 99L)), unknown.problem());
    }

    @Test
    void what_is_open_about_a_node_is_over_when_it_leaves_the_fleet() {
        hand.answers(node, paths(1, 6));
        hand.goesAway(node);
        news();
        hand.nodes.remove(node.id(), "ann");
        assertEquals(List.of("incident.resolved", "incident.resolved"), news());
        assertEquals(List.of(), open());
    }

    @Test
    void what_is_open_about_a_node_is_over_when_it_is_switched_off() {
        hand.answers(node, paths(1, 6));
        hand.goesAway(node);
        news();
        hand.nodes.edit(node.id(), Optional.empty(), draft -> Some.active(draft, false), "ann");
        assertEquals(List.of("incident.resolved", "incident.resolved"), news());
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

    private void restart() {
        hand.die();
        hand = HandFleet.open(folder, new HandWork());
        hand.incidents.start();
    }

    @Test
    void after_a_restart_nothing_is_opened_or_ended_before_the_node_was_asked() {
        hand.answers(node);
        hand.goesAway(node);
        Incident before = only();
        restart();
        assertEquals(before, only());
        hand.goesAway(node);
        assertEquals(before, only());
        hand.answers(node);
        assertEquals(List.of("incident.resolved"), news());
    }

    @Test
    void what_went_while_nobody_looked_is_over_at_the_next_start() {
        hand.answers(node);
        hand.goesAway(node);
        hand.stores
                .nodes()
                .remove(
                        node.id(),
                        hand.work.time.instant(),
                        Some.event(EventKind.NODE_REMOVED, node, hand.work.time.instant()));
        assertEquals(1, open().size());
        restart();
        assertEquals(List.of(), open());
    }
}
