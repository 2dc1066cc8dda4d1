package dev.signalbox.cli.show;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.signalbox.cli.json.Json;
import dev.signalbox.cli.words.Language;
import dev.signalbox.cli.words.Words;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimesTest {
    private static final Clock CLOCK =
            Clock.fixed(Instant.parse("2026-11-20T10:00:00Z"), ZoneId.of("Europe/Berlin"));

    private static Times times(Language language, boolean utc) {
        return new Times(Words.of(language), CLOCK, utc);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-20T10:00:00Z,just now",
        "2026-11-20T09:59:59Z,1 s ago",
        "2026-11-20T09:58:01Z,119 s ago",
        "2026-11-20T09:58:00Z,2 min ago",
        "2026-11-20T08:00:00Z,2 h ago",
        "2026-11-18T10:00:01Z,47 h ago",
        "2026-11-18T10:00:00Z,2 d ago",
        "2026-11-30T10:00:00Z,in 10 d",
        "2026-11-30T09:59:50Z,in 10 d",
        "2026-11-20T14:59:50Z,in 5 h",
        "2026-11-20T10:00:05Z,in 5 s",
        "nonsense,nonsense",
        "'',''"
    })
    void times_are_told_by_their_distance(String time, String shown) {
        assertEquals(shown, times(Language.ENGLISH, false).when(Json.of(time)));
    }

    @Test
    void every_language_has_its_order_of_words() {
        var time = Json.of("2026-11-20T09:55:00Z");

        assertEquals("vor 5 min", times(Language.GERMAN, false).when(time));
        assertEquals("5 分鐘前", times(Language.CHINESE, false).when(time));
    }

    @Test
    void exact_times_are_in_utc_and_times_that_scroll_by_the_clock_on_the_wall() {
        var time = Json.of("2026-11-20T09:55:00.123Z");

        assertEquals("2026-11-20T09:55:00Z", times(Language.ENGLISH, true).when(time));
        assertEquals("2026-11-20T09:55:00Z", times(Language.ENGLISH, true).stamp(time));
        assertEquals("2026-11-20 10:55:00", times(Language.GERMAN, false).stamp(time));
        assertEquals("", times(Language.ENGLISH, true).when(Json.Null.NOTHING));
    }
}
