package dev.signalbox.mediamtx.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GoDurationTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "10s | 10s",
                "0s | ''",
                "'' | ''",
                "0 | ''",
                "24h | 1d",
                "36h30m | 1d12h30m0s",
                "2d | 2d",
                "-5s | -5s",
                "-1d | -1d",
                "1d2h | 1d2h0m0s",
                "90s | 1m30s",
                "1h | 1h0m0s",
                "200ms | 200ms",
                "1.5s | 1.5s",
                "1500us | 1.5ms",
                "100ns | 100ns",
                "+3s | 3s",
                ".5s | 500ms"
            })
    void since_1_11_durations_have_days_and_an_empty_zero(String given, String printed)
            throws BadValue {
        assertEquals(printed, GoDuration.print(GoDuration.parse(given, true), true));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"24h | 24h0m0s", "0s | 0s", "61s | 1m1s", "0 | 0s"})
    void before_1_11_durations_are_those_of_go(String given, String printed) throws BadValue {
        assertEquals(printed, GoDuration.print(GoDuration.parse(given, false), false));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "5x | true | time: unknown unit \"x\" in duration \"5x\"",
                "5 | true | time: missing unit in duration \"5\"",
                "abc | true | time: invalid duration \"abc\"",
                "- | true | time: invalid duration \"-\"",
                "1s2 | true | time: missing unit in duration \"1s2\"",
                ". | true | time: invalid duration \".\"",
                "2d | false | time: unknown unit \"d\" in duration \"2d\"",
                "'' | false | time: invalid duration \"\""
            })
    void what_is_no_duration_is_refused_in_the_words_of_go(
            String given, boolean days, String message) {
        var refusal = assertThrows(BadValue.class, () -> GoDuration.parse(given, days));
        assertEquals(message, refusal.text());
    }
}
