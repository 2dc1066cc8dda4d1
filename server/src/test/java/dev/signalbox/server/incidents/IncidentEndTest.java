package dev.signalbox.server.incidents;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.signalbox.model.EventKind;
import dev.signalbox.model.Incident;
import dev.signalbox.server.hand.Some;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IncidentEndTest extends IncidentSuite {
    IncidentEndTest(@TempDir Path folder) {
        super(folder);
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
