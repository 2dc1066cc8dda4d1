package dev.signalbox.mediamtx.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.signalbox.mediamtx.release.MediaMtxVersion;
import dev.signalbox.mediamtx.wire.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigSchemaTest {

    @ParameterizedTest
    @CsvSource({
        "rtspTransports, 1.10.0, 1.11.0",
        "sysLogPrefix, 1.11.3, 1.12.0",
        "authJWTExclude, 1.12.0, 1.12.1",
        "authJWTJWKSFingerprint, 1.12.2, 1.12.3",
        "srtpAddress, 1.12.3, 1.13.0",
        "logStructured, 1.15.5, 1.15.6",
        "dumpPackets, 1.16.1, 1.16.2",
        "hlsCDNSecret, 1.18.0, 1.18.1",
        "moq, 1.18.2, 1.19.0",
        "moqQUICAddress, 1.19.3, 1.20.0"
    })
    void a_global_key_appears_in_one_release(String key, String without, String with) {
        assertFalse(schema(without).globalKeyNames().contains(key));
        assertTrue(schema(with).globalKeyNames().contains(key));
    }

    @ParameterizedTest
    @CsvSource({
        "recordMaxPartSize, 1.13.0, 1.13.1",
        "rtpSDP, 1.13.1, 1.14.0",
        "alwaysAvailable, 1.15.6, 1.16.0",
        "rtspDemuxMpegts, 1.16.3, 1.17.0",
        "runOnAvailable, 1.19.2, 1.19.3",
        "forward, 1.19.3, 1.20.0",
        "moqTransport, 1.20.0, 1.20.1"
    })
    void a_path_key_appears_in_one_release(String key, String without, String with) {
        assertFalse(schema(without).pathKeyNames().contains(key));
        assertTrue(schema(with).pathKeyNames().contains(key));
    }

    @ParameterizedTest
    @CsvSource({
        "1.16.0, udpMaxPayloadSize, 1472",
        "1.16.1, udpMaxPayloadSize, 1452",
        "1.20.0, authHTTPExclude, '[{\"action\":\"api\",\"path\":\"\"},"
                + "{\"action\":\"metrics\",\"path\":\"\"},{\"action\":\"pprof\",\"path\":\"\"}]'",
        "1.20.1, authHTTPExclude, []"
    })
    void some_defaults_have_changed(String version, String key, String value) {
        var json = new Json();
        ConfigState.fresh(MediaMtxVersion.parse(version)).printGlobals(json);
        assertTrue(json.toString().contains("\"" + key + "\":" + value + ","), json.toString());
    }

    @Test
    void keys_that_are_deprecated_are_known_but_not_printed() {
        var schema = schema("1.20.1");
        assertTrue(schema.pathKeyNames().contains("runOnReady"));
        var json = new Json();
        ConfigState.fresh(MediaMtxVersion.LATEST).printPathDefaults(json);
        assertFalse(json.toString().contains("runOnReady"));
    }

    @Test
    void every_release_can_be_read() {
        for (var version : MediaMtxVersion.releases()) {
            assertTrue(ConfigSchema.of(version).globalKeyNames().size() > 90, version.toString());
            assertTrue(ConfigSchema.of(version).pathKeyNames().size() > 70, version.toString());
        }
        assertEquals(ConfigSchema.of(MediaMtxVersion.LATEST), schema("1.20.1"));
    }

    private static ConfigSchema schema(String version) {
        return ConfigSchema.of(MediaMtxVersion.parse(version));
    }
}
