package dev.signalbox.mediamtx;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.signalbox.model.NodeAddress;
import dev.signalbox.model.Version;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashSet;
import java.util.Set;

/// Tells the version of a server that has no `/v3/info` from the keys of its configuration: each
/// key is older than the versions after the one that brought it.
final class VersionTeller {
    private VersionTeller() {}

    static Version ask(Wire wire, NodeAddress node, Deadline deadline) throws AskFailed {
        Set<String> keys = new HashSet<>();
        keys.addAll(keys(wire, node, "/v3/config/global/get", deadline));
        keys.addAll(keys(wire, node, "/v3/config/pathdefaults/get", deadline));
        return tell(keys);
    }

    static Version tell(Set<String> keys) {
        if (keys.contains("rtpSDP")) {
            return Version.atLeast(1, 14, 0);
        }
        if (keys.contains("recordMaxPartSize")) {
            return Version.atLeast(1, 13, 1);
        }
        if (keys.contains("srtpAddress")) {
            return Version.atLeast(1, 13, 0);
        }
        if (keys.contains("authJWTJWKSFingerprint")) {
            return Version.atLeast(1, 12, 3);
        }
        if (keys.contains("authJWTExclude")) {
            return Version.atLeast(1, 12, 1);
        }
        if (keys.contains("sysLogPrefix")) {
            return Version.atLeast(1, 12, 0);
        }
        if (keys.contains("rtspTransports")) {
            return Version.atLeast(1, 11, 0);
        }
        return Version.atLeast(1, 9, 0);
    }

    private static Set<String> keys(Wire wire, NodeAddress node, String path, Deadline deadline)
            throws AskFailed {
        return wire.get(node, path, deadline, (body, _) -> keys(body));
    }

    static Set<String> keys(InputStream body) throws IOException, AskFailed {
        Set<String> keys = new HashSet<>();
        try (JsonParser json = Shapes.JSON.createParser(body)) {
            json.nextToken();
            Shapes.object(json, "the configuration");
            while (json.nextToken() != JsonToken.END_OBJECT) {
                keys.add(json.currentName());
                json.nextToken();
                json.skipChildren();
            }
        }
        return keys;
    }
}
