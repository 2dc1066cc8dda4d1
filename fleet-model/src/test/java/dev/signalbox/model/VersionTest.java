package dev.signalbox.model;

import static dev.signalbox.model.Walks.walk;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.signalbox.model.Version.Capability;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VersionTest {
    private static Version version(String text) {
        return Version.parse(text).orElseThrow();
    }

    @ParameterizedTest
    @CsvSource({
        "v1.20.1, 1.20.1",
        "1.20.1, 1.20.1",
        "' v1.9.0\n', 1.9.0",
        "v1.20.1-3-gabc, 1.20.1",
        "v1.16.0-rc1, 1.16.0",
        "1.2.3+build.5, 1.2.3",
        "1.12.0+, 1.12.0+",
        "0.0.0, 0.0.0"
    })
    void a_version_is_read_as_mediamtx_and_as_we_write_it(String text, String written) {
        assertEquals(written, version(text).toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "v",
                "1.20",
                "v1.20",
                "1.20.1.2",
                "one.two.three",
                "1.20.x",
                "-1.2.3",
                "1..3",
                "12345.0.0",
                "1.20.1-",
                "v v1.2.3",
                "1.20.99999999999",
                "１.２.３"
            })
    void anything_else_is_no_version(String text) {
        assertEquals(Optional.empty(), Version.parse(text));
    }

    @Test
    void the_text_of_any_version_reads_as_the_same_version() {
        walk(
                200,
                random -> {
                    Version version =
                            new Version(
                                    random.nextInt(10_000),
                                    random.nextInt(10_000),
                                    random.nextInt(10_000),
                                    random.nextBoolean());
                    assertEquals(version, version(version.toString()));
                });
    }

    @Test
    void versions_are_ordered_by_number_and_not_by_text() {
        String[] rising = {"1.9.0", "1.9.2", "1.10.0", "1.10.1", "1.15.2", "1.15.10", "2.0.0"};
        for (int i = 0; i < rising.length; i++) {
            for (int j = 0; j < rising.length; j++) {
                int order = version(rising[i]).compareTo(version(rising[j]));
                assertEquals(Integer.signum(i - j), order, rising[i] + " and " + rising[j]);
            }
        }
    }

    @Test
    void a_lower_bound_can_what_that_version_can() {
        assertTrue(Version.atLeast(1, 15, 2).can(Capability.INFO));
        assertFalse(Version.atLeast(1, 14, 0).can(Capability.INFO));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    1.9.0  | ''
                    1.15.1 | ''
                    1.15.2 | INFO
                    1.16.0 | INFO AVAILABLE ALWAYS_AVAILABLE RECORD_HOT_RELOAD
                    1.17.0 | INFO AVAILABLE ALWAYS_AVAILABLE RECORD_HOT_RELOAD TRACKS2
                    1.18.2 | INFO AVAILABLE ALWAYS_AVAILABLE RECORD_HOT_RELOAD TRACKS2 HLS_SESSIONS
                    """)
    void a_version_can_what_was_there_then(String version, String capabilities) {
        Set<Capability> expected = EnumSet.noneOf(Capability.class);
        for (String name : capabilities.split(" ")) {
            if (!name.isEmpty()) {
                expected.add(Capability.valueOf(name));
            }
        }
        assertEquals(expected, version(version).capabilities());
    }

    @Test
    void the_newest_can_everything_and_only_1_20_1_hides_passwords() {
        assertEquals(EnumSet.allOf(Capability.class), version("1.20.1").capabilities());
        assertEquals(
                EnumSet.of(Capability.FORWARD_WHIP, Capability.REDACTED_PASSWORDS),
                EnumSet.complementOf(EnumSet.copyOf(version("1.20.0").capabilities())));
        assertFalse(version("1.19.3").can(Capability.FORWARD));
        assertFalse(version("1.18.2").can(Capability.MOQ));
        assertTrue(version("1.19.0").can(Capability.MOQ));
    }
}
