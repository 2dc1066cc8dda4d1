package dev.signalbox.server.work;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;

class TimeTest {
    @Test
    void the_wall_clock_is_no_finer_than_what_is_stored() {
        Time time = Time.system();
        for (int i = 0; i < 1_000; i++) {
            Instant now = time.instant();
            assertEquals(now.truncatedTo(ChronoUnit.MILLIS), now);
        }
    }

    @Test
    void the_clock_for_measuring_only_goes_forward() {
        Time time = Time.system();
        long last = time.nanos();
        for (int i = 0; i < 10_000; i++) {
            long now = time.nanos();
            assertTrue(now - last >= 0);
            last = now;
        }
    }
}
