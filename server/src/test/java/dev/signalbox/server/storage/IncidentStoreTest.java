package dev.signalbox.server.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.signalbox.model.Event;
import dev.signalbox.model.EventKind;
import dev.signalbox.model.Events;
import dev.signalbox.model.Incident;
import dev.signalbox.model.Incident.Acknowledgement;
import dev.signalbox.model.Incident.Cause;
import dev.signalbox.model.IncidentRules.Move;
import dev.signalbox.model.NodeId;
import dev.signalbox.model.Severity;
import dev.signalbox.model.StreamId;
import dev.signalbox.server.hand.Some;
import dev.signalbox.server.incidents.IncidentStore;
import dev.signalbox.server.incidents.IncidentStore.Filter;
import dev.signalbox.server.incidents.IncidentStore.State;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.JdbiException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

@ParameterizedClass
@MethodSource("dev.signalbox.server.storage.TestDatabase#all")
class IncidentStoreTest extends StoreSuite {
    private static final NodeId NODE = new NodeId(3);

    IncidentStoreTest(TestDatabase database) {
        super(database);
    }

    private IncidentStore store() {
        return stores().incidents();
    }

    private static Instant at(int second) {
        return Some.TIME.plusSeconds(second);
    }

    private static Incident draft(String key, Cause cause, NodeId node, int second) {
        return new Incident(
                0,
                key,
                cause,
                cause.severity(),
                new Event.Subject(node, "node " + node, new StreamId(17), "cam", null),
                4,
                1,
                at(second),
                at(second),
                null,
                null,
                Map.of("cause", "no_answer", "evidence", "a:9997 \"x\" 東"));
    }

    private List<Event> carryOut(Move... moves) {
        return store().carryOut(List.of(moves), IncidentStoreTest::event);
    }

    private static Event event(Move move, Incident incident) {
        EventKind kind =
                switch (move) {
                    case Move.Open _ -> EventKind.INCIDENT_OPENED;
                    case Move.Reopen _ -> EventKind.INCIDENT_REOPENED;
                    case Move.Update _ -> EventKind.INCIDENT_CHANGED;
                    case Move.Resolve _ -> EventKind.INCIDENT_RESOLVED;
                };
        return Events.ofIncident(kind, incident, incident.lastAt(), Map.of());
    }

    private Incident open(String key, Cause cause, NodeId node, int second) {
        Event opened = carryOut(new Move.Open(draft(key, cause, node, second))).getFirst();
        return get(Objects.requireNonNull(opened.subject().incident()));
    }

    private Incident get(Long id) {
        return store().find(id).orElseThrow();
    }

    private Incident resolve(Incident incident, int second) {
        carryOut(new Move.Resolve(incident.resolved(at(second))));
        return get(incident.id());
    }

    private List<Event> acknowledge(Incident incident, String by, int second) {
        Incident said = incident.acknowledged(new Acknowledgement(at(second), by, "on it"));
        return store().acknowledge(
                        said,
                        Events.ofIncident(
                                EventKind.INCIDENT_ACKNOWLEDGED, said, at(second), Map.of()));
    }

    private List<Long> listed(Filter filter) {
        IncidentStore.Page page = store().page(filter, 0, 100);
        assertEquals(page.incidents().size(), page.total());
        return page.incidents().stream().map(Incident::id).toList();
    }

    @Test
    void an_incident_comes_back_as_it_was_opened_with_its_number() {
        Incident draft = draft("node:3", Cause.NODE_UNREACHABLE, NODE, 1);
        List<Event> told = carryOut(new Move.Open(draft));
        assertEquals(1L, told.getFirst().subject().incident());
        database.reopen();
        assertEquals(draft.withId(1), get(1L));
        assertEquals(Optional.empty(), store().find(2));
        assertEquals(told, events());
    }

    @Test
    void several_moves_are_carried_out_together_or_not_at_all() {
        Incident first = open("a", Cause.STREAM_UNHEALTHY, NODE, 0);
        long before = last();
        // Of one cause there is one open incident.
        assertThrows(
                JdbiException.class,
                () ->
                        carryOut(
                                new Move.Resolve(first.resolved(at(5))),
                                new Move.Open(draft("b", Cause.NODE_BUSY, NODE, 5)),
                                new Move.Open(draft("b", Cause.NODE_BUSY, NODE, 5))));
        assertEquals(List.of(first), store().ofNode(NODE, at(0)));
        assertEquals(before, last());
        assertEquals(List.of(), store().carryOut(List.of(), IncidentStoreTest::event));
        carryOut(
                new Move.Resolve(first.resolved(at(5))),
                new Move.Open(draft("b", Cause.NODE_BUSY, NODE, 5)));
        assertEquals(2, events().getLast().subject().incident(), "the failed took no number");
        assertNoGaps();
    }

    @Test
    void an_incident_changes_resolves_and_comes_again() {
        Incident opened = open("streams:3", Cause.STREAMS_LOST, NODE, 0);
        Incident wish = draft("streams:3", Cause.STREAMS_LOST, NODE, 10);
        carryOut(new Move.Update(opened.asNow(wish, at(10))));
        assertEquals(at(10), get(1L).lastAt());
        assertEquals(at(0), get(1L).openedAt());
        Incident resolved = resolve(get(1L), 20);
        assertEquals(at(20), resolved.resolvedAt());
        carryOut(new Move.Reopen(resolved.reopened(wish, at(30))));
        Incident again = get(1L);
        assertEquals(2, again.occurrences());
        assertEquals(true, again.isOpen());
        resolve(again, 40);
        assertEquals(2, open("streams:3", Cause.STREAMS_LOST, NODE, 50).id());
    }

    @Test
    void what_a_person_said_is_kept_whatever_happens_to_the_incident_meanwhile() {
        Incident opened = open("a", Cause.NODE_BUSY, NODE, 0);
        assertEquals(1, acknowledge(opened, "ann", 5).size());
        // The rules decided from what they had read before.
        carryOut(new Move.Update(opened.asNow(draft("a", Cause.NODE_BUSY, NODE, 6), at(6))));
        resolve(opened, 10);
        assertEquals(new Acknowledgement(at(5), "ann", "on it"), get(1L).acknowledged());
    }

    @Test
    void the_first_to_say_so_is_on_it_and_nobody_is_on_what_is_over() {
        Incident first = open("a", Cause.NODE_BUSY, NODE, 0);
        assertEquals(1, acknowledge(first, "ann", 5).size());
        assertEquals(List.of(), acknowledge(first, "bob", 6));
        assertEquals("ann", by(get(1L)));
        Incident second = resolve(open("b", Cause.NODE_BUSY, NODE, 0), 1);
        assertEquals(List.of(), acknowledge(second, "ann", 5));
        assertEquals(null, get(2L).acknowledged());
        assertEquals(
                List.of(), store().acknowledge(first, Some.event(EventKind.NODE_ADDED, at(0))));
        assertNoGaps();
    }

    private static String by(Incident incident) {
        Acknowledgement said = incident.acknowledged();
        return said == null ? "nobody" : said.by();
    }

    @Test
    void the_incidents_of_a_node_are_the_open_ones_and_those_that_ended_lately() {
        Incident longAgo = resolve(open("a", Cause.NODE_BUSY, NODE, 0), 10);
        Incident lately = resolve(open("b", Cause.NODE_BUSY, NODE, 0), 20);
        Incident open = open("c", Cause.NODE_BUSY, NODE, 0);
        open("d", Cause.NODE_BUSY, new NodeId(4), 0);
        assertEquals(List.of(open, lately), store().ofNode(NODE, at(10)));
        assertEquals(List.of(open, lately, longAgo), store().ofNode(NODE, at(9)));
    }

    @Test
    void the_list_takes_states_severities_and_nodes_and_has_the_newest_first() {
        Incident open = open("a", Cause.NODE_BUSY, NODE, 1);
        Incident acknowledged = open("b", Cause.STREAM_UNHEALTHY, NODE, 3);
        acknowledge(acknowledged, "ann", 9);
        Incident resolved = resolve(open("c", Cause.NODE_REFUSED, NODE, 0), 2);
        Incident other = open("d", Cause.NODE_REFUSED, new NodeId(4), 3);
        assertEquals(
                List.of(other.id(), acknowledged.id(), resolved.id(), open.id()),
                listed(new Filter(Set.of(), Set.of(), Set.of())));
        assertEquals(List.of(other.id(), acknowledged.id(), open.id()), listed(Filter.OPEN));
        assertEquals(
                List.of(acknowledged.id(), resolved.id()),
                listed(new Filter(Set.of(State.ACKNOWLEDGED, State.RESOLVED), Set.of(), Set.of())));
        assertEquals(
                List.of(other.id(), resolved.id()),
                listed(new Filter(Set.of(), Set.of(Severity.CRITICAL), Set.of())));
        assertEquals(
                List.of(resolved.id()),
                listed(new Filter(Set.of(State.RESOLVED), Set.of(Severity.CRITICAL), Set.of(3L))));
        IncidentStore.Page second = store().page(new Filter(Set.of(), Set.of(), Set.of()), 2, 1);
        assertEquals(4, second.total());
        assertEquals(List.of(resolved), second.incidents());
    }

    @Test
    void the_open_ones_are_counted_by_severity() {
        assertEquals(new IncidentStore.Counts(0, 0, Map.of()), store().counts());
        acknowledge(open("a", Cause.NODE_BUSY, NODE, 1), "ann", 2);
        open("b", Cause.NODE_REFUSED, NODE, 1);
        open("c", Cause.NODE_UNREACHABLE, new NodeId(4), 1);
        resolve(open("d", Cause.STREAM_UNHEALTHY, NODE, 1), 2);
        assertEquals(
                new IncidentStore.Counts(3, 1, Map.of(Severity.WARNING, 1, Severity.CRITICAL, 2)),
                store().counts());
        assertEquals(Set.of(NODE, new NodeId(4)), store().nodesWithOpen());
    }

    @Test
    void what_ended_long_ago_is_pruned_a_portion_at_a_time_and_what_is_open_stays() {
        for (int i = 0; i < 5; i++) {
            resolve(open("a" + i, Cause.NODE_BUSY, NODE, 0), 10 + i);
        }
        open("open", Cause.NODE_BUSY, NODE, 0);
        assertEquals(2, store().prune(at(14), 2));
        assertEquals(2, store().prune(at(14), 2));
        assertEquals(0, store().prune(at(14), 2));
        assertEquals(List.of(5L, 6L), listed(new Filter(Set.of(), Set.of(), Set.of())));
    }
}
