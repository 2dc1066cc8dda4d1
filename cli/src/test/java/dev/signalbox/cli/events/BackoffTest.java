package dev.signalbox.cli.events;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BackoffTest {
    @ParameterizedTest
    @CsvSource({"1,500", "2,1000", "3,2000", "6,16000", "7,30000", "8,30000", "1000,30000"})
    void waits_double_up_to_half_a_minute(int failures, long millis) {
        assertEquals(Duration.ofMillis(millis), Backoff.before(failures, 0));
        assertEquals(Duration.ofMillis(millis / 2), Backoff.before(failures, 1));
    }

    @Test
    void no_wait_is_so_short_that_it_is_a_tight_loop() {
        assertTrue(Backoff.before(1, 1).toMillis() >= 250);
    }
}
