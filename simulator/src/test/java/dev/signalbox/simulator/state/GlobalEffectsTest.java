package dev.signalbox.simulator.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.signalbox.mediamtx.config.ConfigState;
import dev.signalbox.mediamtx.config.ConfigStore;
import dev.signalbox.mediamtx.config.ConfigWrites;
import dev.signalbox.mediamtx.config.WriteResult;
import dev.signalbox.mediamtx.release.MediaMtxVersion;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GlobalEffectsTest {

    private final ConfigState before = new ConfigStore(MediaMtxVersion.LATEST).current();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{`logLevel`:`debug`} | true",
                "{`readTimeout`:`11s`} | true",
                "{`metrics`:true} | true",
                "{`rtspAddress`:`:1`} | true",
                "{`authJWTIssuer`:`x`} | true",
                "{`writeQueueSize`:1024} | true",
                "{`hlsVariant`:`fmp4`} | false",
                "{`authInternalUsers`:[]} | false",
                "{`apiAllowOrigins`:[]} | false"
            })
    void some_changes_tear_down_all_streams(String change, boolean everything) {
        assertEquals(everything, effects(change).allStreams());
    }

    @Test
    void a_change_of_one_protocol_ends_the_sessions_of_that_protocol_and_restarts_the_api() {
        var effects = effects("{`rtmp`:false}");
        assertEquals(Set.of(SessionKind.RTMP_CONN, SessionKind.RTMPS_CONN), effects.sessions());
        assertEquals(true, effects.api());
        assertEquals(Set.of(SessionKind.HLS_SESSION), effects("{`hlsSegmentCount`:3}").sessions());
    }

    @Test
    void other_users_change_nothing_that_runs() {
        assertEquals(
                new GlobalEffects(false, Set.of(), false), effects("{`authInternalUsers`:[]}"));
    }

    @Test
    void the_same_values_change_nothing() {
        assertEquals(new GlobalEffects(false, Set.of(), false), effects("{`rtmp`:true}"));
    }

    private GlobalEffects effects(String change) {
        var body = change.replace('`', '"').getBytes(StandardCharsets.UTF_8);
        var after =
                assertInstanceOf(
                        WriteResult.Accepted.class, ConfigWrites.patchGlobals(before, body));
        return GlobalEffects.of(before, after.state());
    }
}
