package dev.signalbox.server.fleet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.signalbox.model.Event;
import dev.signalbox.model.EventKind;
import dev.signalbox.model.NodeReason;
import dev.signalbox.model.Reason;
import dev.signalbox.model.StreamView;
import dev.signalbox.server.events.EventStore;
import dev.signalbox.server.hand.Some;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What happens to a node while its answer is under way.
class FleetRacesTest extends FleetSuite {
    FleetRacesTest(@TempDir Path folder) {
        super(folder);
    }

    @Test
    void an_answer_of_a_node_that_has_left_is_dropped() {
        hand.answers(node, Some.live("a", 1));
        StreamView stream = hand.stream(node, "a");
        hand.nodes.remove(node.id(), "ann");
        hand.news();
        long rows = hand.stores.rowsWritten();
        assertEquals(Optional.empty(), hand.fleet.take(node.id(), Some.seen(hand.work.time)));
        assertEquals(Optional.empty(), hand.fleet.stream(stream.id()));
        assertEquals(rows, hand.stores.rowsWritten());
        hand.nodes.restore(node.id(), "ann");
        assertEquals(NodeReason.NOT_CHECKED, hand.view(node).reason());
        assertEquals(stream.stream(), hand.stream(node, "a").stream());
    }

    @Test
    void an_answer_of_a_node_that_was_switched_off_is_dropped() {
        hand.answers(node, Some.live("a", 1));
        switchOff();
        long rows = hand.stores.rowsWritten();
        assertEquals(Optional.empty(), hand.fleet.take(node.id(), Some.seen(hand.work.time)));
        assertEquals(NodeReason.SWITCHED_OFF, hand.view(node).reason());
        assertEquals(List.of(Reason.NODE_SWITCHED_OFF), shown());
        assertEquals(rows, hand.stores.rowsWritten());
    }

    private void switchOff() {
        hand.nodes.edit(node.id(), Optional.empty(), draft -> Some.active(draft, false), "ann");
    }

    @Test
    void a_node_that_is_switched_off_while_its_answer_is_kept_stays_off_now_and_later() {
        hand.goesAway(node);
        hand.store.inNextKeep(this::switchOff);
        hand.answers(node, Some.live("a", 1));
        assertEquals(NodeReason.SWITCHED_OFF, hand.view(node).reason());
        assertNull(hand.view(node).contact().failingSince());
        assertEquals(
                NodeReason.SWITCHED_OFF, hand.stores.nodes().all().getFirst().state().reason());
    }

    @Test
    void a_node_that_moves_while_its_answer_is_kept_has_still_to_be_asked() {
        hand.answers(node, Some.live("a", 1));
        hand.store.inNextKeep(
                () ->
                        hand.nodes.edit(
                                node.id(),
                                Optional.empty(),
                                draft -> Some.at(draft, Some.address(77)),
                                "ann"));
        hand.answers(node, Some.live("b", 1));
        assertEquals(NodeReason.NOT_CHECKED, hand.view(node).reason());
        assertEquals(Some.address(77), hand.view(node).node().address());
        hand.answers(node, Some.live("b", 2));
        assertEquals(NodeReason.ANSWERING, hand.view(node).reason());
    }

    @Test
    void a_node_that_leaves_while_its_answer_is_kept_does_not_come_back() {
        hand.store.inNextKeep(() -> hand.nodes.remove(node.id(), "ann"));
        hand.answers(node, Some.live("a", 1));
        assertEquals(Optional.empty(), hand.fleet.node(node.id()));
    }

    @Test
    void a_change_is_shown_before_it_is_told() {
        List<String> early = new ArrayList<>();
        hand.log.listen(
                events -> {
                    for (Event event : events) {
                        if (event.subject().stream() != null
                                && event.kind() != EventKind.STREAM_FORGOTTEN
                                && hand.fleet.stream(event.subject().stream()).isEmpty()) {
                            early.add(event.kind().code());
                        }
                    }
                });
        hand.answers(node, Some.live("a", 1));
        hand.answers(node, Some.live("a", 1), Some.live("b", 1));
        hand.streams.expect(node.id(), "c", Some.named("C"), "ann");
        assertEquals(List.of(), early);
    }

    @Test
    void what_is_told_is_what_is_stored_in_the_same_order() {
        hand.answers(node, Some.live("a", 1));
        hand.goesAway(node);
        hand.answers(node, Some.idle("a"), Some.live("b", 1));
        List<Event> told = List.copyOf(hand.told);
        EventStore events = hand.stores.events();
        assertEquals(events.after(1, 100), told, "all but that the node was added");
    }
}
