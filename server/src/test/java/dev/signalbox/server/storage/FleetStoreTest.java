package dev.signalbox.server.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.signalbox.model.Event;
import dev.signalbox.model.EventKind;
import dev.signalbox.model.Node;
import dev.signalbox.model.NodeId;
import dev.signalbox.model.NodeReason;
import dev.signalbox.model.NodeState;
import dev.signalbox.model.Reason;
import dev.signalbox.model.Source;
import dev.signalbox.model.StreamId;
import dev.signalbox.model.StreamRecord;
import dev.signalbox.model.StreamSettings;
import dev.signalbox.model.Track;
import dev.signalbox.server.fleet.FleetStore.Change;
import dev.signalbox.server.hand.Some;
import dev.signalbox.server.problems.Code;
import dev.signalbox.server.problems.ProblemException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

@ParameterizedClass
@MethodSource("dev.signalbox.server.storage.TestDatabase#all")
class FleetStoreTest extends FleetSuite {
    FleetStoreTest(TestDatabase database) {
        super(database);
    }

    @Test
    void a_stream_comes_back_as_it_was_kept() {
        StreamRecord full =
                new StreamRecord(
                        id(),
                        node.id(),
                        "site/cam1",
                        new StreamSettings(
                                "Tor 東 🎥",
                                Map.of("a", "1", "b", ""),
                                "rtsp://u:p@cam/1",
                                "rtsp",
                                false,
                                true),
                        1,
                        Some.TIME.plusMillis(1),
                        Some.TIME.plusMillis(2),
                        Reason.STALLED,
                        Some.TIME.plusMillis(3),
                        null,
                        "~^site/(.+)$",
                        new Source("rtspSession", "5a1e"),
                        List.of(
                                new Track("H264", 1920, 1080, null, null, "High", "4.1"),
                                new Track("MPEG-4 Audio", null, null, 2, 48_000, null, null)),
                        Some.TIME.minusMillis(4_711));
        StreamRecord bare =
                StreamRecord.expected(id(), node.id(), "z", StreamSettings.DEFAULT, LATER);
        appear(full, bare);
        database.reopen();
        assertEquals(List.of(full, bare), kept());
        assertEquals(Map.of(node.id(), List.of(full, bare)), fleet().all());
    }

    @Test
    void streams_come_back_in_the_order_in_which_the_fleet_compares_paths() {
        List<String> paths = List.of("a", "B", "Z/1", "_", "z", "a/b", "a-b", "10", "9", "ä");
        appear(
                paths.stream()
                        .map(path -> Some.stream(id(), node.id(), path))
                        .toArray(StreamRecord[]::new));
        List<String> sorted = paths.stream().sorted().toList();
        assertEquals(sorted, kept().stream().map(StreamRecord::path).toList());
        assertEquals(
                sorted,
                fleet().all().getOrDefault(node.id(), List.of()).stream()
                        .map(StreamRecord::path)
                        .toList());
    }

    @Test
    void ids_are_given_out_once_however_many_ask() throws Exception {
        Set<Long> given = ConcurrentHashMap.newKeySet();
        withEightThreads(
                20,
                number -> {
                    int count = 1 + number % 5;
                    long first = fleet().reserve(count);
                    LongStream.range(first, first + count)
                            .forEach(id -> assertTrue(given.add(id), id + " was given twice"));
                });
        assertEquals(8 * 4 * (1 + 2 + 3 + 4 + 5), given.size());
    }

    @Test
    void a_change_is_kept_with_its_events_or_not_at_all() {
        StreamRecord known = Some.stream(id(), node.id(), "known");
        appear(known);
        long before = last();
        StreamRecord fresh = Some.stream(id(), node.id(), "fresh");
        StreamRecord again = Some.stream(id(), node.id(), "known");
        StreamRecord gone = Some.because(known, Reason.PATH_MISSING, LATER);
        ProblemException stale =
                assertThrows(
                        ProblemException.class, () -> change(List.of(fresh, again), List.of(gone)));
        assertEquals(Code.REVISION_STALE, stale.problem().code());
        assertEquals(List.of(known), kept());
        assertEquals(before, last());
        assertEquals(before + 1, appear(fresh).getFirst().sequence(), "no number was lost");
        assertNoGaps();
    }

    @Test
    void events_come_back_numbered_in_the_order_in_which_they_were_given() {
        StreamRecord a = Some.stream(id(), node.id(), "a");
        StreamRecord b = Some.stream(id(), node.id(), "b");
        long before = last();
        List<Event> told = appear(b, a);
        assertEquals(List.of(before + 1, before + 2), told.stream().map(Event::sequence).toList());
        assertEquals(
                List.of("b", "a"),
                told.stream().map(event -> event.subject().streamPath()).toList());
        assertEquals(told, stores().events().after(before, 10));
    }

    @Test
    void when_nodes_were_seen_is_kept_at_the_end_and_nothing_else_with_it() {
        Node other = add("other");
        NodeState state = NodeState.notChecked(LATER).with(NodeReason.ANSWERING, LATER);
        fleet().keep(new Change(node.id(), state, LATER, List.of(), List.of(), List.of()));
        fleet().keepLastSeen(Map.of());
        fleet().keepLastSeen(
                        Map.of(
                                node.id(),
                                LATER.plusMillis(1_234),
                                other.id(),
                                LATER,
                                new NodeId(99),
                                LATER));
        database.reopen();
        var known = stores().nodes().all();
        assertEquals(LATER.plusMillis(1_234), known.get(0).lastSeen());
        assertEquals(state, known.get(0).state());
        assertEquals(LATER, known.get(1).lastSeen());
    }

    @Test
    void rows_are_counted_as_they_are_written() {
        long before = stores().rowsWritten();
        StreamRecord a = Some.stream(id(), node.id(), "a");
        StreamRecord b = Some.stream(id(), node.id(), "b");
        appear(a, b);
        assertEquals(before + 4, stores().rowsWritten(), "two streams and two events");
        change(List.of(), List.of(Some.because(a, Reason.STALLED, LATER)));
        assertEquals(before + 6, stores().rowsWritten());
    }

    @Test
    void a_big_node_is_kept_in_one_go() {
        List<StreamRecord> streams =
                IntStream.range(0, 5_000)
                        .mapToObj(
                                i ->
                                        Some.stream(
                                                new StreamId(100_000L + i),
                                                node.id(),
                                                "cam%04d".formatted(i)))
                        .toList();
        change(streams, List.of());
        assertEquals(streams, kept());
        assertEquals(5_001, last());
    }

    @Test
    void polls_of_eight_nodes_at_once_leave_no_gap_even_if_some_fail() throws Exception {
        List<Node> nodes = IntStream.range(0, 8).mapToObj(i -> add("node-" + i)).toList();
        nodes.forEach(owner -> expect(owner, "taken"));
        withEightThreads(
                25,
                number -> {
                    Node owner = nodes.get(number / 25);
                    boolean fails = number % 5 == 0;
                    String path = fails ? "taken" : "cam" + number;
                    StreamRecord stream = Some.stream(id(), owner.id(), path);
                    Event event = Some.event(EventKind.STREAM_APPEARED, owner, stream, LATER);
                    try {
                        fleet().keep(
                                        new Change(
                                                owner.id(),
                                                null,
                                                null,
                                                List.of(stream),
                                                List.of(),
                                                List.of(event, event)));
                        assertTrue(!fails, "it was kept though the path is taken");
                    } catch (ProblemException e) {
                        assertTrue(fails, "it was not kept: " + e);
                    }
                });
        // Each node once, the expected of eight, and two for each poll that went well.
        assertEquals(9 + 8 + 2 * 8 * 20, last());
        assertNoGaps();
    }
}
