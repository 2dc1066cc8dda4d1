package dev.signalbox.server.work;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class BackoffTest {
    private final Backoff backoff = new Backoff(Duration.ofMillis(500), Duration.ofSeconds(30));

    @Test
    void the_bound_doubles_with_each_failure_and_stops_at_the_most() {
        List<Long> bounds =
                IntStream.rangeClosed(1, 9).mapToObj(n -> backoff.bound(n).toMillis()).toList();
        assertEquals(
                List.of(500L, 1000L, 2000L, 4000L, 8000L, 16_000L, 30_000L, 30_000L, 30_000L),
                bounds);
    }

    @Test
    void however_many_failures_there_were_the_bound_does_not_run_over() {
        for (int failures : new int[] {31, 62, 63, 64, 65, 1_000, Integer.MAX_VALUE}) {
            assertEquals(Duration.ofSeconds(30), backoff.bound(failures), failures + " failures");
        }
        assertEquals(
                Duration.ofDays(1),
                new Backoff(Duration.ofDays(200_000), Duration.ofDays(1)).bound(40));
    }

    @Test
    void no_failure_waits_no_longer_than_one() {
        assertEquals(Duration.ofMillis(500), backoff.bound(0));
    }

    @Test
    void waits_lie_anywhere_below_the_bound_so_that_many_do_not_come_back_together() {
        Random random = new Random(7);
        List<Duration> waits = Stream.generate(() -> backoff.next(4, random)).limit(2_000).toList();
        Duration bound = backoff.bound(4);
        assertTrue(waits.stream().noneMatch(wait -> wait.compareTo(bound) > 0));
        assertTrue(waits.stream().noneMatch(Duration::isNegative));
        for (int quarter = 0; quarter < 4; quarter++) {
            Duration from = bound.multipliedBy(quarter).dividedBy(4);
            Duration to = bound.multipliedBy(quarter + 1).dividedBy(4);
            long within =
                    waits.stream()
                            .filter(w -> w.compareTo(from) >= 0 && w.compareTo(to) < 0)
                            .count();
            assertTrue(within > 400, within + " of 2000 waits in quarter " + quarter);
        }
    }
}
