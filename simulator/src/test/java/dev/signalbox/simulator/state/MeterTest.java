package dev.signalbox.simulator.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class MeterTest {

    private static final long SECOND = 1_000_000_000L;

    @Test
    void a_clocked_meter_grows_with_time_and_never_before_its_start() {
        var meter = new Meter.Clocked(100, 10 * SECOND, 1000, 0);
        assertEquals(100, meter.bytes(0));
        assertEquals(100, meter.bytes(10 * SECOND));
        assertEquals(1100, meter.bytes(11 * SECOND));
        assertEquals(60_100, meter.bytes(70 * SECOND));
    }

    @Test
    void a_new_rate_goes_on_from_the_count_so_far() {
        var meter = new Meter.Clocked(0, 0, 1000, 0).at(5 * SECOND, 10);
        assertEquals(5000, meter.bytes(5 * SECOND));
        assertEquals(5010, meter.bytes(6 * SECOND));
    }

    @Test
    void a_wobbling_meter_only_ever_grows_and_keeps_its_average() {
        var meter = new Meter.Clocked(0, 0, 125_000, 0.9);
        long before = 0;
        for (long t = 0; t < 400; t++) {
            long bytes = meter.bytes(t * SECOND / 4);
            assertTrue(bytes >= before, "at " + t);
            before = bytes;
        }
        assertEquals(12_500_000.0, (double) meter.bytes(100 * SECOND), 125_000.0);
    }

    @Test
    void a_counted_meter_counts_and_can_be_continued() {
        var counted = new Meter.Counted();
        counted.add(3);
        counted.add(4);
        assertEquals(7, counted.bytes(0));
        assertEquals(17, new Meter.Continued(10, counted).bytes(0));
        assertEquals(5, Meter.still(5).bytes(SECOND));
    }
}
