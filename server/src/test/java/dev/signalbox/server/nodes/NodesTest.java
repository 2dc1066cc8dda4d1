package dev.signalbox.server.nodes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.signalbox.model.Event;
import dev.signalbox.model.Node;
import dev.signalbox.model.NodeId;
import dev.signalbox.model.NodeReason;
import dev.signalbox.server.hand.HandFleet;
import dev.signalbox.server.hand.HandWork;
import dev.signalbox.server.hand.Some;
import dev.signalbox.server.problems.Code;
import dev.signalbox.server.problems.Problem;
import dev.signalbox.server.problems.ProblemException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NodesTest {
    private final HandFleet hand;
    private final Nodes nodes;

    NodesTest(@TempDir Path folder) {
        hand = HandFleet.open(folder, new HandWork());
        nodes = hand.nodes;
    }

    @AfterEach
    void close() {
        hand.close();
    }

    private static Problem problem(Runnable deed) {
        return assertThrows(ProblemException.class, deed::run).problem();
    }

    private Node edit(Node node, UnaryOperator<NodeDraft> edit) {
        return nodes.edit(node.id(), Optional.empty(), edit, "bob");
    }

    private static NodeDraft named(NodeDraft draft, String name) {
        return new NodeDraft(
                name,
                draft.address(),
                draft.urls(),
                draft.environment(),
                draft.labels(),
                draft.active(),
                draft.metadata(),
                draft.pollInterval());
    }

    private Event onlyEvent() {
        assertEquals(1, hand.told.size());
        return hand.told.removeFirst();
    }

    @Test
    void a_node_that_is_added_is_in_the_fleet_and_its_event_says_by_whom() {
        Node node = hand.add("hub");
        assertEquals(1, node.revision());
        assertEquals(hand.work.time.instant(), node.createdAt());
        assertSame(node, nodes.get(node.id()));
        assertEquals(NodeReason.NOT_CHECKED, hand.view(node).reason());
        Event event = onlyEvent();
        assertEquals("node.added", event.kind().code());
        assertEquals(node.id(), event.subject().node());
        assertEquals(Map.of("by", "ann"), event.data());
    }

    @Test
    void a_node_that_is_added_switched_off_is_shown_so() {
        Node node = hand.add(Some.active(Some.draft("hub"), false));
        assertEquals(NodeReason.SWITCHED_OFF, hand.view(node).reason());
    }

    @Test
    void two_nodes_cannot_have_one_name_and_nothing_is_left_of_the_second() {
        Node hub = hand.add("hub");
        Node other = hand.add("other");
        hand.news();
        long rows = hand.stores.rowsWritten();
        Problem taken = problem(() -> hand.add("hub"));
        assertEquals(Problem.of(Code.NODE_NAME_TAKEN, Map.of("name", "hub")), taken);
        assertEquals(taken, problem(() -> edit(other, draft -> named(draft, "hub"))));
        assertEquals(rows, hand.stores.rowsWritten());
        assertEquals(List.of(), hand.news());
        assertEquals(2, hand.fleet.nodes().size());
        assertEquals("other", nodes.get(other.id()).name());
        assertEquals(1, nodes.get(other.id()).revision());
        assertTrue(nodes.nameTaken("hub"));
        edit(hub, draft -> named(draft, "renamed"));
        edit(other, draft -> named(draft, "hub"));
        assertEquals("hub", hand.view(other).node().name());
    }

    @Test
    void an_edit_says_what_it_changed_and_counts_the_revision() {
        Node node = hand.add("hub");
        hand.news();
        hand.work.pass(Duration.ofMinutes(1));
        Node edited = edit(node, draft -> named(Some.at(draft, Some.address(7)), "new"));
        assertEquals(2, edited.revision());
        assertEquals(node.createdAt(), edited.createdAt());
        assertEquals(hand.work.time.instant(), edited.updatedAt());
        Event event = onlyEvent();
        assertEquals(
                Map.of("by", "bob", "fields", List.of("name", "api_url", "credentials")),
                event.data());
        assertEquals(edited, hand.view(node).node());
        assertEquals(edited, hand.stores.nodes().all().getFirst().node());
    }

    @Test
    void an_edit_that_changes_nothing_leaves_no_trace() {
        Node node = hand.add("hub");
        hand.news();
        long rows = hand.stores.rowsWritten();
        assertSame(node, edit(node, draft -> draft));
        assertEquals(rows, hand.stores.rowsWritten());
        assertEquals(List.of(), hand.news());
    }

    @Test
    void whoever_edits_what_somebody_else_changed_meanwhile_is_told_so() {
        Node node = hand.add("hub");
        edit(node, draft -> named(draft, "first"));
        Problem stale =
                problem(
                        () ->
                                nodes.edit(
                                        node.id(),
                                        Optional.of(1),
                                        draft -> named(draft, "second"),
                                        "cat"));
        assertEquals(Code.REVISION_STALE, stale.code());
        assertEquals("first", nodes.get(node.id()).name());
        nodes.edit(node.id(), Optional.of(2), draft -> named(draft, "second"), "cat");
        assertEquals("second", nodes.get(node.id()).name());
    }

    @Test
    void of_two_edits_at_the_same_time_the_later_one_is_refused() {
        Node node = hand.add("hub");
        Problem stale =
                problem(
                        () ->
                                edit(
                                        node,
                                        draft -> {
                                            edit(node, other -> named(other, "faster"));
                                            return named(draft, "slower");
                                        }));
        assertEquals(Code.REVISION_STALE, stale.code());
        assertEquals("faster", hand.view(node).node().name());
    }

    @Test
    void what_was_known_of_a_node_is_forgotten_when_it_moves_and_kept_when_it_is_renamed() {
        Node node = hand.add("hub");
        hand.answers(node, Some.live("a", 1));
        edit(node, draft -> named(draft, "renamed"));
        assertEquals(NodeReason.ANSWERING, hand.view(node).reason());
        edit(node, draft -> Some.at(draft, Some.address(7)));
        assertEquals(NodeReason.NOT_CHECKED, hand.view(node).reason());
    }

    @Test
    void a_node_that_was_taken_out_is_gone_and_can_be_brought_back_as_it_was() {
        Node node = hand.add("hub");
        hand.answers(node, Some.live("a", 1));
        long stream = hand.stream(node, "a").id().value();
        hand.news();
        nodes.remove(node.id(), "bob");
        assertEquals(Map.of("by", "bob"), onlyEvent().data());
        assertEquals(Optional.empty(), nodes.find(node.id()));
        assertEquals(0, hand.fleet.nodes().size());
        assertEquals(Code.NODE_UNKNOWN, problem(() -> nodes.get(node.id())).code());
        assertEquals(Code.NODE_UNKNOWN, problem(() -> nodes.remove(node.id(), "bob")).code());
        hand.work.pass(Nodes.REGRET.minusMinutes(1));
        assertEquals(0, nodes.purge());
        assertEquals(node, nodes.restore(node.id(), "cat"));
        assertEquals("node.restored", onlyEvent().kind().code());
        assertEquals(stream, hand.stream(node, "a").id().value());
        assertEquals(node, nodes.get(node.id()));
    }

    @Test
    void after_a_day_a_node_that_was_taken_out_is_gone_for_good() {
        Node node = hand.add("hub");
        hand.answers(node, Some.live("a", 1));
        nodes.remove(node.id(), "bob");
        hand.work.pass(Nodes.REGRET.plusMinutes(1));
        assertEquals(1, nodes.purge());
        assertEquals(Code.NODE_UNKNOWN, problem(() -> nodes.restore(node.id(), "cat")).code());
        assertEquals(List.of(), hand.stores.fleet().of(node.id()));
    }

    @Test
    void only_what_was_taken_out_can_be_brought_back() {
        Node node = hand.add("hub");
        assertEquals(Code.NODE_UNKNOWN, problem(() -> nodes.restore(node.id(), "cat")).code());
        assertEquals(Code.NODE_UNKNOWN, problem(() -> nodes.restore(new NodeId(99), "cat")).code());
    }

    @Test
    void a_name_is_free_as_soon_as_its_node_is_out_and_then_it_cannot_come_back_with_it() {
        Node old = hand.add("hub");
        nodes.remove(old.id(), "bob");
        Node fresh = hand.add("hub");
        assertEquals(
                Problem.of(Code.NODE_NAME_TAKEN, Map.of("name", "hub")),
                problem(() -> nodes.restore(old.id(), "cat")));
        assertEquals(Optional.empty(), nodes.find(old.id()));
        edit(fresh, draft -> named(draft, "other"));
        nodes.restore(old.id(), "cat");
        assertEquals(2, hand.fleet.nodes().size());
    }

    @Test
    void the_local_node_is_taken_out_by_signalbox_only() {
        Node local = nodes.add(Some.draft("local"), Node.Origin.LOCAL, "signalbox");
        Problem refused = problem(() -> nodes.remove(local.id(), "bob"));
        assertEquals(Problem.of(Code.NODE_LOCAL, Map.of("name", "local")), refused);
        assertEquals(List.of(local), nodes.byOrigin(Node.Origin.LOCAL));
        assertEquals(Optional.of(local), nodes.byOrigin(Node.Origin.LOCAL, "local"));
        assertEquals(Optional.empty(), nodes.byOrigin(Node.Origin.USER, "local"));
        nodes.drop(local, "signalbox");
        assertEquals(List.of(), nodes.byOrigin(Node.Origin.LOCAL));
    }
}
