package dev.signalbox.mediamtx.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GoSizeTest {

    @ParameterizedTest
    @CsvSource({
        "50M, 50M",
        "1500K, 1.5M",
        "1KB, 1K",
        "2GiB, 2G",
        "1024B, 1K",
        "1.5g, 1.5G",
        "10B, 10B",
        "0B, 0B",
        "1T, 1T"
    })
    void sizes_are_printed_with_the_largest_unit(String given, String printed) throws BadValue {
        assertEquals(printed, GoSize.print(GoSize.parse(given)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "50", "abc", "M", "-1M", "5X", "5MM", "5BB"})
    void what_is_no_size_is_refused(String given) {
        var refusal = assertThrows(BadValue.class, () -> GoSize.parse(given));
        assertTrue(refusal.text().startsWith("byte quantity must be a positive integer"));
    }
}
