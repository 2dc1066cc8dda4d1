package dev.signalbox.mediamtx.config;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.signalbox.mediamtx.release.MediaMtxVersion;
import dev.signalbox.mediamtx.wire.Json;
import java.nio.charset.StandardCharsets;

/// Makes configurations for tests of what is in this package.
final class Writes {

    private Writes() {}

    static ConfigState fresh(String version) {
        return ConfigState.fresh(MediaMtxVersion.parse(version));
    }

    /// A configuration with one more path.
    static ConfigState with(ConfigState state, String name, String json) {
        return accepted(ConfigWrites.add(state, name, bytes(json)));
    }

    static ConfigState accepted(WriteResult result) {
        return assertInstanceOf(WriteResult.Accepted.class, result, () -> "refused: " + result)
                .state();
    }

    static WriteResult.Refused refused(WriteResult result) {
        return assertInstanceOf(WriteResult.Refused.class, result);
    }

    static PathConf path(ConfigState state, String name) {
        var conf = state.path(name);
        if (conf == null) {
            throw new AssertionError("there is no " + name);
        }
        return conf;
    }

    static String printed(ConfigState state, String name) {
        var json = new Json();
        state.print(json, path(state, name));
        return json.toString();
    }

    static byte[] bytes(String json) {
        return json.getBytes(StandardCharsets.UTF_8);
    }
}
