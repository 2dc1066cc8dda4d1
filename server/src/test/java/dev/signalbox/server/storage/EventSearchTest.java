package dev.signalbox.server.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.signalbox.model.Event;
import dev.signalbox.model.EventKind;
import dev.signalbox.model.Severity;
import dev.signalbox.server.events.EventStore.Filter;
import dev.signalbox.server.events.EventStore.Page;
import dev.signalbox.server.hand.Some;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/// Which events are found, and in which order.
@ParameterizedClass
@MethodSource("dev.signalbox.server.storage.TestDatabase#all")
class EventSearchTest extends EventSuite {
    EventSearchTest(TestDatabase database) {
        super(database);
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

    private static Filter searching(String search) {
        return new Filter(Set.of(), Set.of(), Set.of(), Set.of(), search, 0, null, null);
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
}
