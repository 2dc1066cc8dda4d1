package dev.signalbox.server.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.signalbox.model.Event;
import dev.signalbox.model.EventKind;
import dev.signalbox.model.NodeId;
import dev.signalbox.model.Severity;
import dev.signalbox.model.StreamId;
import dev.signalbox.server.events.EventStore.Filter;
import dev.signalbox.server.hand.Some;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

@ParameterizedClass
@MethodSource("dev.signalbox.server.storage.TestDatabase#all")
class EventStoreTest extends EventSuite {
    EventStoreTest(TestDatabase database) {
        super(database);
    }

    @Test
    void an_event_comes_back_as_it_was_added() {
        Event full =
                new Event(
                        0,
                        EventKind.INCIDENT_OPENED,
                        Severity.CRITICAL,
                        Some.TIME.plusMillis(789),
                        new Event.Subject(new NodeId(3), "Süd 東", new StreamId(17), "a/b", 5L),
                        Map.of(
                                "text",
                                "\"quoted\" \\ \n 🎥",
                                "list",
                                List.of("H264", "Opus"),
                                "number",
                                42,
                                "big",
                                5_000_000_000L,
                                "flag",
                                true));
        Event bare = Some.event(EventKind.SYSTEM_STARTED, Some.TIME);
        List<Event> told = store().append(List.of(full, bare));
        assertEquals(List.of(full.numbered(1), bare.numbered(2)), told);
        database.reopen();
        assertEquals(told, store().after(0, 10));
    }

    @Test
    void numbers_begin_with_1_and_adding_nothing_takes_none() {
        assertEquals(0, store().last());
        assertEquals(List.of(), store().after(0, 10));
        assertEquals(List.of(), store().append(List.of()));
        append(2);
        assertEquals(2, store().last());
        assertNoGaps();
    }

    @Test
    void numbers_have_no_gaps_after_a_transaction_that_failed() {
        append(2);
        Event cannot =
                new Event(
                        0,
                        EventKind.SYSTEM_STARTED,
                        Severity.INFO,
                        Some.TIME,
                        Event.Subject.NONE,
                        Map.of("itself", new Object()));
        Event can = Some.event(EventKind.SYSTEM_STARTED, Some.TIME);
        assertThrows(
                IllegalArgumentException.class, () -> store().append(List.of(can, cannot, can)));
        assertEquals(2, store().last());
        append(1);
        assertNoGaps();
    }

    @Test
    void eight_writers_get_numbers_without_gaps_and_their_own_ones_in_a_row() throws Exception {
        ConcurrentLinkedQueue<List<Event>> told = new ConcurrentLinkedQueue<>();
        withEightThreads(
                40,
                number -> {
                    List<Event> events = new ArrayList<>();
                    for (int i = 0; i <= number % 3; i++) {
                        events.add(Some.event(EventKind.SYSTEM_STARTED, Some.TIME));
                    }
                    told.add(store().append(events));
                });
        for (List<Event> one : told) {
            long first = one.getFirst().sequence();
            assertEquals(
                    LongStream.range(first, first + one.size()).boxed().toList(), numbers(one));
        }
        assertEquals(told.stream().mapToLong(List::size).sum(), store().last());
        assertNoGaps();
    }

    /// Whoever reads by number must never see a number appear below one that it has seen.
    @Test
    void a_reader_never_sees_a_number_before_all_that_are_lower() throws Exception {
        ConcurrentLinkedQueue<String> wrong = new ConcurrentLinkedQueue<>();
        withEightThreads(
                40,
                number -> {
                    if (number % 4 == 0) {
                        List<Event> all = store().after(0, 10_000);
                        if (!all.isEmpty() && all.getLast().sequence() != all.size()) {
                            wrong.add(all.size() + " events up to " + all.getLast().sequence());
                        }
                    } else {
                        append(1 + number % 2);
                    }
                });
        assertEquals(List.of(), List.copyOf(wrong));
    }

    @Test
    void all_are_read_one_by_one_however_many_there_are_and_nobody_waits_for_a_slow_reader() {
        append(2_500);
        List<Long> read = new ArrayList<>();
        store().each(
                        Filter.ALL,
                        event -> {
                            read.add(event.sequence());
                            // Others can read and write meanwhile, more than there are connections.
                            if (event.sequence() % 500 == 0 && event.sequence() <= 2_500) {
                                append(1);
                                assertTrue(store().last() > 2_500);
                            }
                        });
        assertEquals(LongStream.rangeClosed(1, 2_505).boxed().toList(), read);
    }

    @Test
    void the_oldest_are_pruned_a_portion_at_a_time() {
        append(20);
        Instant before = Some.TIME.plusSeconds(12);
        assertEquals(5, store().prune(before, 1_000, 5));
        assertEquals(6L, store().after(0, 1).getFirst().sequence());
        assertEquals(5, store().prune(before, 1_000, 5));
        assertEquals(2, store().prune(before, 1_000, 5));
        assertEquals(0, store().prune(before, 1_000, 5));
        assertEquals(LongStream.rangeClosed(13, 20).boxed().toList(), numbers(events()));
    }

    @Test
    void too_many_are_pruned_as_well_and_numbers_go_on_counting() {
        append(20);
        assertEquals(15, store().prune(Instant.EPOCH, 5, 1_000));
        assertEquals(LongStream.rangeClosed(16, 20).boxed().toList(), numbers(events()));
        assertEquals(5, store().prune(Some.TIME.plusSeconds(1_000), 1_000, 1_000));
        assertEquals(20, store().last());
        append(1);
        database.reopen();
        assertEquals(21, store().last());
        assertEquals(List.of(21L), numbers(events()));
    }

    @Test
    void what_only_a_newer_program_knows_is_passed_over() {
        append(1);
        database.execute(
                "INSERT INTO events (sequence, kind, severity, at, data)"
                        + " VALUES (2, 'comet.passed', 'purple', 0, '{}')",
                "UPDATE sequences SET last = 2 WHERE name = 'event'");
        append(1);
        assertEquals(List.of(1L, 3L), numbers(store().after(0, 10)));
    }
}
