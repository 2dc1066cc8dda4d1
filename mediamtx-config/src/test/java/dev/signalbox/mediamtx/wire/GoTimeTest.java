package dev.signalbox.mediamtx.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GoTimeTest {

    @ParameterizedTest
    @CsvSource({
        "2026-03-01T12:00:00Z, UTC, 2026-03-01T12:00:00Z",
        "2026-03-01T12:00:00.250Z, Asia/Taipei, 2026-03-01T20:00:00.25+08:00",
        "2026-03-01T12:00:00.000000001Z, UTC, 2026-03-01T12:00:00.000000001Z",
        "2026-03-01T12:00:00.123456700Z, UTC, 2026-03-01T12:00:00.1234567Z",
        "2026-07-01T12:00:00Z, Europe/Berlin, 2026-07-01T14:00:00+02:00",
        "2026-01-01T02:05:09Z, America/New_York, 2025-12-31T21:05:09-05:00",
        "2026-01-01T00:00:00Z, Asia/Kolkata, 2026-01-01T05:30:00+05:30"
    })
    void times_have_the_offset_of_the_zone_and_no_needless_digits(
            Instant moment, String zone, String printed) {
        assertEquals(printed, GoTime.print(moment, ZoneId.of(zone)));
    }
}
