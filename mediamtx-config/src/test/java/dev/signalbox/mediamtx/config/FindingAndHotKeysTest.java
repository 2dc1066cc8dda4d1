package dev.signalbox.mediamtx.config;

import static dev.signalbox.mediamtx.config.Writes.fresh;
import static dev.signalbox.mediamtx.config.Writes.path;
import static dev.signalbox.mediamtx.config.Writes.with;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.signalbox.mediamtx.config.HotKeys.Verdict;
import dev.signalbox.mediamtx.release.MediaMtxVersion;
import dev.signalbox.mediamtx.wire.BadValue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FindingAndHotKeysTest {

    @Test
    void a_name_of_its_own_comes_before_expressions_and_all_comes_last() throws BadValue {
        var state = fresh("1.20.1");
        state = with(state, "all_others", "{}");
        state = with(state, "~^cam", "{}");
        state = with(state, "~^ca", "{}");
        state = with(state, "cam1", "{}");
        assertEquals("cam1", state.find("cam1").name());
        assertEquals("~^ca", state.find("cam2").name());
        assertEquals("all_others", state.find("hall").name());
    }

    @Test
    void what_matches_nothing_is_not_configured() {
        var state = with(fresh("1.20.1"), "cam1", "{}");
        var refusal = assertThrows(BadValue.class, () -> state.find("hall"));
        assertEquals("path 'hall' is not configured", refusal.text());
        var impossible = assertThrows(BadValue.class, () -> state.find("a b"));
        assertEquals(
                "invalid path name: can contain only alphanumeric characters, underscore, dot,"
                        + " minus, slash (a b)",
                impossible.text());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1.20.1 | {} | SAME",
                "1.20.1 | {`record`:true} | HOT",
                "1.20.1 | {`recordDeleteAfter`:`2d`} | HOT",
                "1.20.1 | {`forward`:[{`dest`:`rtmp://h/x`}]} | HOT",
                "1.20.1 | {`rpiCameraBrightness`:1} | HOT",
                "1.20.1 | {`rpiCameraTextOverlay`:`x`} | HOT",
                "1.20.1 | {`maxReaders`:1} | COLD",
                "1.20.1 | {`runOnRead`:`x`} | COLD",
                "1.20.1 | {`source`:`rtsp://h/x`} | COLD",
                "1.20.1 | {`record`:true,`maxReaders`:1} | COLD",
                "1.18.2 | {`rpiCameraTextOverlay`:`x`} | COLD",
                "1.15.6 | {`record`:true} | HOT",
                "1.15.6 | {`recordDeleteAfter`:`2d`} | COLD"
            })
    void some_keys_can_change_under_a_running_path(String version, String change, Verdict verdict) {
        var before = with(fresh(version), "cam1", "{}");
        var after = with(fresh(version), "cam1", change.replace('`', '"'));
        assertEquals(
                verdict,
                HotKeys.verdict(
                        path(before, "cam1"), path(after, "cam1"), MediaMtxVersion.parse(version)));
    }

    @Test
    void moving_to_another_configuration_with_the_same_values_is_hot() throws BadValue {
        var before = with(fresh("1.20.1"), "all_others", "{}");
        var after = with(before, "cam1", "{}");
        assertEquals(
                Verdict.HOT,
                HotKeys.verdict(before.find("cam1"), after.find("cam1"), MediaMtxVersion.LATEST));
    }
}
