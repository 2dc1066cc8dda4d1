package dev.signalbox.server.events;

import static dev.signalbox.testkit.Eventually.eventually;
import static java.lang.Thread.State.BLOCKED;
import static java.lang.Thread.State.TERMINATED;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.signalbox.model.Event;
import dev.signalbox.model.EventKind;
import dev.signalbox.server.hand.Some;
import dev.signalbox.server.problems.ProblemException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class EventLogTest {
    private final MemoryEvents store = new MemoryEvents();
    private final List<Long> heard = new ArrayList<>();

    private EventLog open() {
        EventLog log = new EventLog(store);
        log.listen(events -> heard.addAll(numbers(events)));
        return log;
    }

    /// Stored, and not told yet.
    private List<Event> stored(int count) {
        return store.append(fresh(count));
    }

    private static List<Event> fresh(int count) {
        return Stream.generate(() -> Some.event(EventKind.SYSTEM_STARTED, Some.TIME))
                .limit(count)
                .toList();
    }

    private static List<Long> numbers(List<Event> events) {
        return events.stream().map(Event::sequence).toList();
    }

    private static List<Long> from(long first, long last) {
        return LongStream.rangeClosed(first, last).boxed().toList();
    }

    /// What came after the number, as far as it is remembered.
    private static Optional<List<Long>> since(EventLog log, long sequence) {
        List<Optional<List<Event>>> given = new ArrayList<>();
        log.catchUp(sequence, given::add);
        assertEquals(1, given.size());
        return given.getFirst().map(EventLogTest::numbers);
    }

    @Test
    void what_is_appended_is_stored_and_told() {
        EventLog log = open();
        log.append(fresh(3));
        assertEquals(from(1, 3), heard);
        assertEquals(3, store.last());
        assertEquals(3, log.last());
    }

    @Test
    void changes_that_come_the_other_way_round_are_told_in_order_and_once() {
        EventLog log = open();
        List<Event> first = stored(2);
        List<Event> second = stored(1);
        List<Event> third = stored(2);
        log.tell(third);
        assertEquals(from(1, 5), heard, "what is missing is read from the store");
        log.tell(second);
        log.tell(first);
        assertEquals(from(1, 5), heard);
    }

    @Test
    void what_nobody_told_because_the_answer_of_the_store_was_lost_comes_with_the_next() {
        EventLog log = open();
        log.tell(stored(1));
        stored(2);
        assertEquals(from(1, 1), heard);
        log.tell(stored(1));
        assertEquals(from(1, 4), heard);
    }

    @Test
    void nothing_is_read_while_nothing_is_missing() {
        EventLog log = open();
        int reads = store.reads();
        for (int i = 0; i < 5; i++) {
            log.tell(stored(2));
        }
        assertEquals(from(1, 10), heard);
        assertEquals(reads, store.reads());
    }

    @Test
    void nothing_is_told_when_nothing_was_stored() {
        EventLog log = open();
        List<List<Event>> calls = new ArrayList<>();
        log.listen(calls::add);
        log.tell(List.of());
        assertEquals(List.of(), calls);
    }

    @Test
    void while_the_store_is_away_early_ones_wait_and_then_all_are_told_in_order() {
        EventLog log = open();
        List<Event> first = stored(1);
        List<Event> second = stored(1);
        List<Event> third = stored(1);
        store.away(true);
        log.tell(third);
        log.tell(second);
        assertEquals(List.of(), heard);
        assertEquals(0, log.last());
        log.tell(first);
        assertEquals(from(1, 3), heard, "none is missing any more, so no store is needed");
    }

    @Test
    void what_waited_for_the_store_is_told_when_it_is_back() {
        EventLog log = open();
        stored(2);
        List<Event> early = stored(1);
        store.away(true);
        log.tell(early);
        store.away(false);
        assertEquals(List.of(), heard);
        log.append(fresh(1));
        assertEquals(from(1, 4), heard);
    }

    @Test
    void an_event_that_cannot_be_stored_is_not_told() {
        EventLog log = open();
        store.away(true);
        assertThrows(ProblemException.class, () -> log.append(fresh(1)));
        assertEquals(List.of(), heard);
        assertEquals(0, log.last());
    }

    @Test
    void listeners_hear_of_one_event_after_the_other_however_many_tell() {
        EventLog log = open();
        List<CompletableFuture<Void>> tellers = new ArrayList<>();
        List<List<Event>> changes = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            changes.add(stored(1 + i % 3));
        }
        for (int teller = 0; teller < 4; teller++) {
            int begin = teller;
            tellers.add(
                    CompletableFuture.runAsync(
                            () -> {
                                for (int i = begin; i < changes.size(); i += 4) {
                                    log.tell(changes.get(i));
                                }
                            }));
        }
        tellers.forEach(CompletableFuture::join);
        assertEquals(from(1, store.last()), heard);
    }

    @Test
    void who_missed_something_gets_all_of_it_and_nothing_else() {
        EventLog log = open();
        log.append(fresh(5));
        assertEquals(Optional.of(from(1, 5)), since(log, 0));
        assertEquals(Optional.of(from(4, 5)), since(log, 3));
        assertEquals(Optional.of(List.of()), since(log, 5));
    }

    @Test
    void a_number_that_was_never_given_out_is_answered_with_nothing() {
        EventLog log = open();
        assertEquals(Optional.of(List.of()), since(log, 0));
        assertEquals(Optional.empty(), since(log, 1));
        log.append(fresh(5));
        assertEquals(Optional.empty(), since(log, 6));
        assertEquals(Optional.empty(), since(log, -1));
    }

    @Test
    void after_a_restart_what_was_before_is_still_remembered() {
        open().append(fresh(4));
        heard.clear();
        EventLog again = open();
        assertEquals(4, again.last());
        assertEquals(Optional.of(from(3, 4)), since(again, 2));
        again.append(fresh(1));
        assertEquals(from(5, 5), heard);
        assertEquals(Optional.of(from(3, 5)), since(again, 2));
    }

    @Test
    void only_the_newest_are_remembered_and_whoever_missed_more_is_told_so() {
        EventLog log = open();
        log.append(fresh(EventLog.REMEMBERED));
        assertEquals(EventLog.REMEMBERED, since(log, 0).orElseThrow().size());
        log.append(fresh(1));
        assertEquals(Optional.empty(), since(log, 0));
        assertEquals(EventLog.REMEMBERED, since(log, 1).orElseThrow().size());
        assertEquals(Optional.empty(), since(open(), 0));
        assertEquals(EventLog.REMEMBERED, since(open(), 1).orElseThrow().size());
    }

    @Test
    void whoever_joins_while_catching_up_hears_of_each_event_once() throws InterruptedException {
        EventLog log = open();
        log.append(fresh(3));
        List<Long> joined = new ArrayList<>();
        Thread other = Thread.ofPlatform().unstarted(() -> log.append(fresh(2)));
        log.catchUp(
                1,
                missed -> {
                    other.start();
                    eventually(
                            "has told or waits",
                            other::getState,
                            EnumSet.of(BLOCKED, TERMINATED)::contains);
                    joined.addAll(numbers(missed.orElseThrow()));
                    log.listen(events -> joined.addAll(numbers(events)));
                });
        other.join();
        assertEquals(from(2, 5), joined);
    }
}
