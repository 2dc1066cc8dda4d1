package dev.signalbox.server.fleet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.signalbox.model.Node;
import dev.signalbox.model.NodeId;
import dev.signalbox.model.NodeReason;
import dev.signalbox.model.NodeView;
import dev.signalbox.model.Reason;
import dev.signalbox.model.Snapshot;
import dev.signalbox.model.StreamView;
import dev.signalbox.model.Trouble;
import dev.signalbox.server.hand.Some;
import dev.signalbox.server.problems.Code;
import dev.signalbox.server.problems.ProblemException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FleetTest extends FleetSuite {
    FleetTest(@TempDir Path folder) {
        super(folder);
    }

    private static List<String> paths(NodeView view) {
        return view.streams().stream().map(StreamView::path).toList();
    }

    @Test
    void nothing_is_known_of_a_node_before_it_was_asked() {
        assertEquals(NodeReason.NOT_CHECKED, hand.view(node).reason());
        assertEquals(List.of(), hand.view(node).streams());
        assertEquals(1, hand.fleet.nodes().size());
        assertEquals(Optional.empty(), hand.fleet.node(new NodeId(99)));
    }

    @Test
    void the_first_answer_makes_one_event_and_all_its_streams() {
        Fleet.Taken taken = hand.answers(node, Some.lives(250, 1));
        assertEquals(250, taken.appeared());
        assertEquals(0, taken.missing());
        assertEquals(List.of("node.status_changed", "node.inventoried"), hand.news());
        assertEquals(250, hand.view(node).streams().size());
        assertEquals(250, hand.stores.fleet().of(node.id()).size());
        StreamView some = hand.stream(node, "cam0123");
        assertEquals(some, hand.fleet.stream(some.id()).map(Fleet.Found::stream).orElseThrow());
    }

    @Test
    void later_answers_tell_each_change_once() {
        hand.answers(node, Some.live("a", 1), Some.idle("b"));
        hand.news();
        hand.answers(node, Some.live("a", 2), Some.live("b", 1), Some.live("c", 1));
        assertEquals(List.of("stream.appeared", "stream.status_changed"), hand.news());
        hand.answers(node, Some.live("a", 3), Some.live("b", 2), Some.live("c", 2));
        assertEquals(List.of(), hand.news());
    }

    @Test
    void a_stream_that_the_node_lists_no_more_is_kept_and_shown_missing() {
        hand.answers(node, Some.live("a", 1), Some.live("b", 1));
        hand.news();
        Fleet.Taken taken = hand.answers(node);
        assertEquals(2, taken.missing());
        assertEquals(List.of(Reason.PATH_MISSING, Reason.PATH_MISSING), shown());
        assertEquals(List.of("stream.status_changed", "stream.status_changed"), hand.news());
        assertEquals(2, hand.stores.fleet().of(node.id()).size());
        hand.answers(node, Some.live("a", 1), Some.live("b", 1));
        assertEquals(List.of(Reason.PLAYABLE, Reason.PLAYABLE), shown());
    }

    @Test
    void an_answer_that_is_not_whole_makes_nothing_missing() {
        hand.answers(node, Some.live("a", 1), Some.live("b", 1));
        Snapshot whole = Some.snapshot(Some.live("b", 2));
        Snapshot part =
                new Snapshot(
                        whole.paths(),
                        false,
                        whole.confs(),
                        whole.version(),
                        whole.started(),
                        false);
        hand.answers(node, part);
        assertEquals(List.of(Reason.PLAYABLE, Reason.PLAYABLE), shown());
    }

    @Test
    void a_change_that_cannot_be_stored_was_not_seen_and_the_next_poll_finds_it_again() {
        hand.answers(node, Some.live("a", 1), Some.live("b", 1));
        hand.news();
        NodeView before = hand.view(node);
        hand.store.away(true);
        for (int i = 0; i < 3; i++) {
            ProblemException away =
                    assertThrows(
                            ProblemException.class,
                            () -> hand.answers(node, Some.live("b", 2), Some.live("c", 1)));
            assertEquals(Code.STORE_AWAY, away.problem().code());
            assertSame(before, hand.view(node));
        }
        assertEquals(List.of(), hand.news());
        hand.store.away(false);
        Fleet.Taken taken = hand.answers(node, Some.live("b", 2), Some.live("c", 1));
        assertEquals(1, taken.appeared());
        assertEquals(1, taken.changed());
        assertEquals(List.of("stream.appeared", "stream.status_changed"), hand.news());
        assertEquals(List.of("a", "b", "c"), paths(hand.view(node)));
    }

    @Test
    void watching_goes_on_without_the_store_while_nothing_changes() {
        hand.answers(node, Some.live("a", 1_000));
        hand.answers(node, Some.live("a", 2_250));
        hand.store.away(true);
        hand.answers(node, Some.live("a", 3_500));
        Long bitrate = bitrate(hand.stream(node, "a"));
        assertEquals(1_000, bitrate, "1,250 bytes in 10 s");
        assertEquals(hand.work.time.instant(), hand.view(node).contact().lastSeen());
    }

    private static Long bitrate(StreamView stream) {
        return stream.reading() == null ? -1L : Long.valueOf(stream.reading().bitrateIn());
    }

    @Test
    void nothing_is_written_while_nothing_changes() {
        hand.answers(node, Some.lives(5_000, 1));
        hand.news();
        List<Boolean> changed = new ArrayList<>();
        hand.fleet.listen((_, isChanged) -> changed.add(isChanged));
        long rows = hand.stores.rowsWritten();
        long structure = hand.fleet.structure();
        for (int poll = 2; poll <= 101; poll++) {
            hand.answers(node, Some.lives(5_000, poll));
        }
        assertEquals(rows, hand.stores.rowsWritten());
        assertEquals(structure, hand.fleet.structure());
        assertEquals(List.of(), hand.news());
        assertEquals(100, changed.size());
        assertTrue(changed.stream().noneMatch(one -> one), "only numbers are different");
    }

    @Test
    void a_node_that_does_not_answer_makes_its_streams_unknown_without_an_event_for_each() {
        hand.answers(node, Some.live("a", 1), Some.idle("b"));
        hand.news();
        long structure = hand.fleet.structure();
        hand.fails(node, Trouble.CONNECTION_REFUSED);
        assertEquals(List.of(Reason.PLAYABLE, Reason.NO_PUBLISHER), shown(), "in doubt");
        hand.fails(node, Trouble.CONNECTION_REFUSED);
        assertEquals(List.of("node.status_changed"), hand.news());
        assertEquals(List.of(Reason.NODE_UNREACHABLE, Reason.NODE_UNREACHABLE), shown());
        assertEquals(2, hand.view(node).shown().unknown());
        assertTrue(hand.fleet.structure() > structure, "what is shown is in another order");
        for (int i = 0; i < 20; i++) {
            hand.fails(node, Trouble.CONNECTION_REFUSED);
        }
        assertEquals(List.of(), hand.news());
    }

    @Test
    void when_it_answers_again_only_what_really_changed_is_told() {
        hand.answers(node, Some.live("a", 1), Some.live("b", 1), Some.live("c", 1));
        hand.goesAway(node);
        hand.news();
        long structure = hand.fleet.structure();
        hand.answers(node, Some.live("a", 2), Some.idle("b"), Some.live("c", 2));
        assertEquals(List.of("node.status_changed", "stream.status_changed"), hand.news());
        assertEquals(List.of(Reason.PLAYABLE, Reason.NO_PUBLISHER, Reason.PLAYABLE), shown());
        hand.goesAway(node);
        hand.answers(node, Some.live("a", 3), Some.idle("b"), Some.live("c", 3));
        assertEquals(List.of("node.status_changed", "node.status_changed"), hand.news());
        assertTrue(hand.fleet.structure() >= structure + 3, "each time it is shown otherwise");
    }

    @Test
    void another_trouble_of_the_same_kind_makes_no_event_and_is_kept_and_passed_on() {
        hand.answers(node, Some.live("a", 1));
        hand.goesAway(node);
        hand.news();
        List<NodeView> changed = new ArrayList<>();
        hand.fleet.listen(
                (view, isChanged) -> {
                    if (isChanged) {
                        changed.add(view);
                    }
                });
        hand.fails(node, Trouble.NO_ANSWER);
        assertEquals(List.of(), hand.news());
        assertEquals(1, changed.size());
        assertEquals(Trouble.NO_ANSWER, changed.getFirst().state().trouble());
        assertEquals(Trouble.NO_ANSWER, hand.stores.nodes().all().getFirst().state().trouble());
    }

    @Test
    void one_bad_node_does_not_keep_the_others_from_being_seen() {
        Node other = hand.add("other");
        hand.store.inNextKeep(
                () -> {
                    throw new IllegalStateException("meant to fail");
                });
        assertThrows(IllegalStateException.class, () -> hand.answers(node, Some.live("a", 1)));
        hand.answers(other, Some.live("x", 1));
        assertEquals(List.of("x"), paths(hand.view(other)));
    }

    @Test
    void when_nodes_were_seen_is_kept_at_the_end() {
        hand.answers(node, Some.live("a", 1));
        hand.work.pass(Duration.ofMinutes(5));
        hand.answers(node, Some.live("a", 2));
        hand.fleet.close();
        assertEquals(hand.work.time.instant(), hand.stores.nodes().all().getFirst().lastSeen());
    }
}
