package dev.signalbox.mediamtx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class TimesTest {
    @Test
    void the_short_way_reads_what_the_general_one_reads() {
        SplittableRandom random = new SplittableRandom(17);
        for (int i = 0; i < 20_000; i++) {
            Instant any = Instant.ofEpochSecond(random.nextLong(4_000_000_000L));
            int digits = random.nextInt(10);
            String fraction =
                    digits == 0
                            ? ""
                            : "."
                                    + ("" + (1_000_000_000L + random.nextInt(1_000_000_000)))
                                            .substring(1, 1 + digits);
            String text = any.toString().replace("Z", fraction + "Z");
            assertEquals(generally(text), Times.read(text), text);
        }
    }

    @Test
    void zones_are_read_too() {
        Instant noon = Instant.parse("2026-11-21T12:00:00.123Z");
        assertEquals(noon, Times.read("2026-11-21T13:00:00.123456789+01:00"));
        assertEquals(noon, Times.read("2026-11-21T04:30:00.1239-07:30"));
        assertEquals(-62_135_596_800L, Times.read("0001-01-01T00:00:00Z").getEpochSecond());
    }

    @Test
    void what_is_no_time_is_refused() {
        for (String text :
                List.of(
                        "",
                        "Z",
                        "2026-13-01T00:00:00Z",
                        "2026-02-30T00:00:00Z",
                        "2026-02-03T24:00:00Z",
                        "2026-02-03T00:60:00Z",
                        "2026-02-03T00:00:61Z",
                        "2026-02-03 00:00:00Z",
                        "2026-02-03T00:00:00,1Z",
                        "2026-02-03T00:00:00.1x3Z",
                        "2O26-02-03T00:00:00Z",
                        "2026-02-03T00:00:00.1234567890Z",
                        "+12026-02-03T00:00:00Z")) {
            assertThrows(DateTimeException.class, () -> Times.read(text), text);
        }
    }

    private static Instant generally(String text) {
        return OffsetDateTime.parse(text).toInstant().truncatedTo(ChronoUnit.MILLIS);
    }
}
