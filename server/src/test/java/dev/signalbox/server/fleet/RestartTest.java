package dev.signalbox.server.fleet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.signalbox.model.Node;
import dev.signalbox.model.NodeReason;
import dev.signalbox.model.NodeView;
import dev.signalbox.model.PathState;
import dev.signalbox.model.Reason;
import dev.signalbox.model.StreamId;
import dev.signalbox.model.StreamRecord;
import dev.signalbox.model.StreamView;
import dev.signalbox.server.hand.HandFleet;
import dev.signalbox.server.hand.HandWork;
import dev.signalbox.server.hand.Some;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Our own end, planned or not, and the start after it.
class RestartTest {
    @TempDir private Path folder = Path.of("");

    private final HandWork work = new HandWork();

    /// A life that ends orderly, or does not.
    private void life(boolean orderly, Consumer<HandFleet> deeds) {
        HandFleet hand = HandFleet.open(folder, work);
        try {
            deeds.accept(hand);
        } finally {
            if (orderly) {
                hand.close();
            } else {
                hand.die();
            }
        }
    }

    private static Node node(HandFleet hand) {
        return hand.nodes.byOrigin(Node.Origin.USER).getFirst();
    }

    private static Map<StreamId, StreamRecord> records(HandFleet hand) {
        return hand.view(node(hand)).streams().stream()
                .map(StreamView::stream)
                .collect(Collectors.toMap(StreamRecord::id, one -> one));
    }

    private static List<PathState> mixed(long bytes) {
        return List.of(
                Some.live("a", bytes),
                Some.idle("b"),
                Some.live("site/c", bytes),
                Some.pulling("d"));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void the_same_answer_after_a_restart_makes_no_event_and_no_write(boolean orderly) {
        life(
                orderly,
                hand -> {
                    Node node = hand.add("cam-hub");
                    // Long enough for the source to be down for good.
                    for (int i = 1; i < 5; i++) {
                        hand.answers(node, mixed(i));
                    }
                });
        life(
                orderly,
                hand -> {
                    Map<StreamId, StreamRecord> before = records(hand);
                    assertEquals(4, before.size());
                    assertEquals(NodeReason.NOT_CHECKED, hand.view(node(hand)).reason());
                    long rows = hand.stores.rowsWritten();
                    hand.answers(node(hand), mixed(5));
                    assertEquals(List.of(), hand.news());
                    assertEquals(rows, hand.stores.rowsWritten());
                    assertEquals(before, records(hand));
                    assertEquals(NodeReason.ANSWERING, hand.view(node(hand)).reason());
                });
    }

    @Test
    void after_a_restart_only_what_changed_meanwhile_is_told() {
        life(
                false,
                hand ->
                        hand.answers(
                                hand.add("cam-hub"),
                                Some.live("a", 1),
                                Some.live("b", 1),
                                Some.live("c", 1)));
        life(
                false,
                hand -> {
                    hand.answers(
                            node(hand), Some.live("a", 2), Some.idle("b"), Some.live("new", 1));
                    assertEquals(
                            List.of(
                                    "stream.appeared",
                                    "stream.status_changed",
                                    "stream.status_changed"),
                            hand.news());
                });
    }

    @Test
    void before_the_first_answer_what_was_known_is_not_shown_as_if_it_were_known_now() {
        life(false, hand -> hand.answers(hand.add("cam-hub"), Some.live("a", 1)));
        life(
                false,
                hand -> {
                    NodeView view = hand.view(node(hand));
                    assertEquals(
                            List.of(Reason.NOT_CHECKED),
                            view.streams().stream().map(view::reason).toList());
                    assertEquals(1, view.shown().unknown());
                    long structure = hand.fleet.structure();
                    hand.answers(node(hand), Some.live("a", 2));
                    assertTrue(hand.fleet.structure() > structure, "it is shown otherwise now");
                });
    }

    @Test
    void a_node_that_was_away_and_still_is_makes_no_event_after_a_restart() {
        life(
                false,
                hand -> {
                    Node node = hand.add("cam-hub");
                    hand.answers(node, Some.live("a", 1));
                    hand.goesAway(node);
                });
        life(
                false,
                hand -> {
                    hand.goesAway(node(hand));
                    assertEquals(List.of(), hand.news());
                    hand.answers(node(hand), Some.live("a", 2));
                    assertEquals(List.of("node.status_changed"), hand.news());
                });
    }

    @Test
    void a_restart_of_the_server_is_told_apart_from_one_of_ours() {
        life(false, hand -> hand.answers(hand.add("cam-hub"), Some.live("a", 1)));
        life(
                false,
                hand -> {
                    var again = Some.snapshot(Some.live("a", 1));
                    hand.answers(
                            node(hand),
                            new dev.signalbox.model.Snapshot(
                                    again.paths(),
                                    true,
                                    again.confs(),
                                    again.version(),
                                    work.time.instant(),
                                    false));
                    assertEquals(List.of("node.restarted"), hand.news());
                });
    }

    @Test
    void numbers_of_nodes_streams_and_events_go_on_counting() {
        life(
                false,
                hand -> {
                    hand.answers(hand.add("cam-hub"), Some.live("a", 1));
                    work.pass(Duration.ofHours(1));
                });
        life(
                false,
                hand -> {
                    long last = hand.log.last();
                    Node second = hand.add("second");
                    assertNotEquals(node(hand).id(), second.id());
                    hand.answers(second, Some.live("a", 1));
                    assertEquals(
                            last + 1, hand.told.getFirst().sequence(), "the next after the last");
                    assertNotEquals(
                            hand.stream(node(hand), "a").id(), hand.stream(second, "a").id());
                });
    }

    @Test
    void edits_of_people_are_there_after_a_restart() {
        life(
                false,
                hand -> {
                    Node node = hand.add("cam-hub");
                    hand.answers(node, Some.live("a", 1));
                    hand.streams.edit(
                            hand.stream(node, "a").id(),
                            java.util.Optional.empty(),
                            _ -> Some.named("Gate"),
                            "ann");
                    hand.streams.expect(node.id(), "later", Some.named("Later"), "ann");
                });
        life(
                false,
                hand -> {
                    hand.answers(node(hand), Some.live("a", 2));
                    assertEquals(List.of(), hand.news());
                    assertEquals("Gate", hand.stream(node(hand), "a").stream().name());
                    assertEquals("Later", hand.stream(node(hand), "later").stream().name());
                });
    }
}
