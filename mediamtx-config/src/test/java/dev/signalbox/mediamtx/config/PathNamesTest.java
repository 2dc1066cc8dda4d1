package dev.signalbox.mediamtx.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.signalbox.mediamtx.release.MediaMtxVersion;
import dev.signalbox.mediamtx.wire.BadValue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PathNamesTest {

    private static final MediaMtxVersion LATEST = MediaMtxVersion.LATEST;

    @ParameterizedTest
    @ValueSource(strings = {"cam1", "a/b/c", "A-b_c.d", "a..b", "...", "1"})
    void plain_names_are_fine(String name) {
        assertNull(PathNames.fault(name, LATEST));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'' | cannot be empty",
                "/a | can't begin with a slash",
                "a/ | can't end with a slash",
                "a b | can contain only",
                "é | can contain only",
                "a~b | can contain only",
                "a:b | can contain only",
                ".. | can't contain dot path segments",
                "a/./b | can't contain dot path segments"
            })
    void other_names_are_refused(String name, String reason) {
        assertTrue(String.valueOf(PathNames.fault(name, LATEST)).startsWith(reason));
    }

    @ParameterizedTest
    @CsvSource({
        "1.9.0, a~b, true",
        "1.9.0, a:b, false",
        "1.12.3, a:b, true",
        "1.17.0, a~b, true",
        "1.17.0, .., true",
        "1.17.1, a~b, false",
        "1.17.1, .., false"
    })
    void what_is_allowed_has_changed_over_time(String version, String name, boolean allowed) {
        var fault = PathNames.fault(name, MediaMtxVersion.parse(version));
        assertEquals(allowed, fault == null, () -> String.valueOf(fault));
    }

    @Test
    void a_tilde_starts_an_expression() throws BadValue {
        var pattern = PathNames.pattern("~^cam(\\d+)$", LATEST);
        assertNotNull(pattern);
        assertTrue(pattern.matcher("cam12").find());
        assertFalse(pattern.matcher("hall").find());
        assertNull(PathNames.pattern("cam1", LATEST));
    }

    @ParameterizedTest
    @ValueSource(strings = {"all", "all_others"})
    void all_matches_everything(String name) throws BadValue {
        var pattern = PathNames.pattern(name, LATEST);
        assertNotNull(pattern);
        assertTrue(pattern.matcher("anything/at-all").find());
        assertTrue(PathNames.isAll(name));
        assertTrue(PathNames.isAll("~^.*$"));
        assertFalse(PathNames.isAll("~^.+$"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"~[", "~(?=a)", "~(?!a)", "~(?<=a)", "~(a)\\1", "~a*+"})
    void expressions_that_go_does_not_have_are_refused(String name) {
        var refusal = assertThrows(BadValue.class, () -> PathNames.pattern(name, LATEST));
        assertEquals("invalid regular expression: " + name.substring(1), refusal.text());
    }
}
