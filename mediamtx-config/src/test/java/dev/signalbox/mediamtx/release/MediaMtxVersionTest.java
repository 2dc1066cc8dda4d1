package dev.signalbox.mediamtx.release;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MediaMtxVersionTest {

    @Test
    void there_are_thirty_eight_releases_from_1_9_0_to_1_20_1() {
        var releases = MediaMtxVersion.releases();
        assertEquals(38, releases.size());
        assertEquals("1.9.0", releases.getFirst().toString());
        assertEquals("1.20.1", releases.getLast().toString());
        assertEquals(releases.stream().sorted().toList(), releases);
    }

    @Test
    void a_leading_v_and_spaces_do_not_matter() {
        assertEquals(MediaMtxVersion.LATEST, MediaMtxVersion.parse(" v1.20.1 "));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1", "1.8.0", "1.20.2", "1.15.7", "2.0.0", "latest", "1.-9.0"})
    void what_was_never_released_is_refused_with_a_hint(String text) {
        assertTrue(refusal(text).contains("between 1.9.0 and 1.20.1"));
    }

    @Test
    void order_is_by_number_and_not_by_letter() {
        var nine = MediaMtxVersion.parse("1.9.3");
        var ten = MediaMtxVersion.parse("1.10.0");
        assertTrue(nine.compareTo(ten) < 0);
        assertTrue(ten.atLeast(9, 3));
        assertTrue(ten.atLeast(10, 0));
        assertFalse(ten.atLeast(10, 1));
        assertTrue(nine.before(10, 0));
        assertFalse(nine.before(9, 3));
    }

    private static String refusal(String text) {
        return String.valueOf(
                assertThrows(IllegalArgumentException.class, () -> MediaMtxVersion.parse(text))
                        .getMessage());
    }
}
