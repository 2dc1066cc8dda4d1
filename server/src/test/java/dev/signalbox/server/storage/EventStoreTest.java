package dev.signalbox.server.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.signalbox.model.Event;
import dev.signalbox.model.EventKind;
import dev.signalbox.model.NodeId;
import dev.signalbox.model.Severity;
import dev.signalbox.model.StreamId;
import dev.signalbox.server.events.EventStore;
import dev.signalbox.server.events.EventStore.Filter;
import dev.signalbox.server.events.EventStore.Page;
import dev.signalbox.server.hand.Some;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

@ParameterizedClass
@MethodSource("dev.signalbox.server.storage.TestDatabase#all")
class EventStoreTest extends StoreSuite {

    EventStoreTest(TestDatabase database) {
        super(database);
    }

    private EventStore store() {
        return stores().events();
    }

    private void append(int count) {
        store().append(
                        IntStream.range(0, count)
                                .mapToObj(
                                        i ->
                                                Some.event(
                                                        EventKind.SYSTEM_STARTED,
                                                        Some.TIME.plusSeconds(i)))
                                .toList());
    }

    private Event event(
            EventKind kind, Severity severity, int second, @Nullable Long node, String path) {
        return new Event(
                0,
                kind,
                severity,
                Some.TIME.plusSeconds(second),
                new Event.Subject(
                        node == null ? null : new NodeId(node),
                        node == null ? null : "node " + node,
                        node == null ? null : new StreamId(100 + node),
                        path,
                        null),
                Map.of());
    }

    private List<Long> found(Filter filter) {
        Page page = store().page(filter, false, 0, 1_000);
        List<Long> numbers = numbers(page.events());
        assertEquals(numbers.size(), page.total());
        assertEquals(numbers.size(), store().count(filter));
        List<Event> each = new ArrayList<>();
        store().each(filter, each::add);
        assertEquals(numbers, numbers(each), "each finds the same as page");
        return numbers;
    }

    private static List<Long> numbers(List<Event> events) {
        return events.stream().map(Event::sequence).toList();
    }

    private static Filter searching(String search) {
        return new Filter(Set.of(), Set.of(), Set.of(), Set.of(), search, 0, null, null);
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
    void after_gives_the_oldest_first_and_no_more_than_asked_for() {
        append(10);
        assertEquals(List.of(5L, 6L, 7L), numbers(store().after(4, 3)));
        assertEquals(List.of(10L), numbers(store().after(9, 3)));
        assertEquals(List.of(), store().after(10, 3));
    }

    @Test
    void pages_follow_each_other_in_both_directions() {
        append(25);
        List<Long> forward = new ArrayList<>();
        List<Long> backward = new ArrayList<>();
        for (int offset = 0; offset < 30; offset += 10) {
            Page page = store().page(Filter.ALL, false, offset, 10);
            assertEquals(25, page.total());
            forward.addAll(numbers(page.events()));
            backward.addAll(numbers(store().page(Filter.ALL, true, offset, 10).events()));
        }
        assertEquals(LongStream.rangeClosed(1, 25).boxed().toList(), forward);
        assertEquals(forward.reversed(), backward);
    }

    @Test
    void each_filter_takes_what_it_says_and_all_of_them_together() {
        store().append(
                        List.of(
                                event(EventKind.NODE_ADDED, Severity.INFO, 0, 1L, "p"),
                                event(EventKind.NODE_ADDED, Severity.ERROR, 1, 2L, "p"),
                                event(EventKind.NODE_CHANGED, Severity.ERROR, 2, 1L, "p"),
                                event(EventKind.STREAM_APPEARED, Severity.WARNING, 3, 3L, "p"),
                                event(EventKind.SYSTEM_STARTED, Severity.INFO, 4, null, "p")));
        Set<EventKind> added = Set.of(EventKind.NODE_ADDED);
        Set<Severity> errors = Set.of(Severity.ERROR);
        assertEquals(List.of(1L, 2L, 3L, 4L, 5L), found(Filter.ALL));
        assertEquals(
                List.of(1L, 2L),
                found(new Filter(added, Set.of(), Set.of(), Set.of(), null, 0, null, null)));
        assertEquals(
                List.of(2L, 3L, 4L),
                found(
                        new Filter(
                                Set.of(),
                                Set.of(Severity.ERROR, Severity.WARNING),
                                Set.of(),
                                Set.of(),
                                null,
                                0,
                                null,
                                null)));
        assertEquals(
                List.of(1L, 3L, 4L),
                found(
                        new Filter(
                                Set.of(),
                                Set.of(),
                                Set.of(1L, 3L),
                                Set.of(),
                                null,
                                0,
                                null,
                                null)));
        assertEquals(
                List.of(2L),
                found(new Filter(Set.of(), Set.of(), Set.of(), Set.of(102L), null, 0, null, null)));
        assertEquals(List.of(4L, 5L), found(Filter.ALL.after(3)));
        assertEquals(List.of(2L, 3L), found(between(1, 3)));
        assertEquals(
                List.of(2L),
                found(
                        new Filter(
                                added,
                                errors,
                                Set.of(1L, 2L),
                                Set.of(102L, 101L),
                                "p",
                                1,
                                Some.TIME,
                                Some.TIME.plusSeconds(2))));
    }

    private static Filter between(int from, int to) {
        return new Filter(
                Set.of(),
                Set.of(),
                Set.of(),
                Set.of(),
                null,
                0,
                Some.TIME.plusSeconds(from),
                Some.TIME.plusSeconds(to));
    }

    @Test
    void a_search_finds_a_part_of_the_path_or_of_the_nodes_name_in_any_case() {
        store().append(
                        List.of(
                                event(EventKind.STREAM_APPEARED, Severity.INFO, 0, 1L, "Site/Cam"),
                                event(EventKind.STREAM_APPEARED, Severity.INFO, 0, 2L, "other"),
                                event(EventKind.SYSTEM_STARTED, Severity.INFO, 0, null, "tor")));
        assertEquals(List.of(1L), found(searching("te/c")));
        assertEquals(List.of(1L), found(searching("SITE")));
        assertEquals(List.of(2L), found(searching("NODE 2")));
        assertEquals(List.of(1L, 2L), found(searching("node")));
        assertEquals(List.of(), found(searching("nothing")));
    }

    @Test
    void a_search_knows_the_letters_of_all_languages() {
        store().append(
                        List.of(
                                event(EventKind.STREAM_APPEARED, Severity.INFO, 0, 1L, "ÜBERSEE"),
                                event(EventKind.STREAM_APPEARED, Severity.INFO, 0, 2L, "übersee"),
                                event(EventKind.STREAM_APPEARED, Severity.INFO, 0, 3L, "東門")));
        assertEquals(List.of(1L, 2L), found(searching("über")));
        assertEquals(List.of(1L, 2L), found(searching("ÜBER")));
        assertEquals(List.of(3L), found(searching("東")));
    }

    @Test
    void what_is_special_in_patterns_is_searched_for_as_it_is() {
        List<String> paths = List.of("a%b", "a_b", "a!b", "a\\b", "axb", "a'b", "a\"b");
        store().append(
                        paths.stream()
                                .map(
                                        path ->
                                                event(
                                                        EventKind.STREAM_APPEARED,
                                                        Severity.INFO,
                                                        0,
                                                        1L,
                                                        path))
                                .toList());
        for (int i = 0; i < paths.size(); i++) {
            assertEquals(List.of(i + 1L), found(searching(paths.get(i))), paths.get(i));
        }
        assertEquals(List.of(1L), found(searching("%")));
        assertEquals(List.of(2L), found(searching("_")));
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
