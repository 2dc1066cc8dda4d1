package dev.signalbox.mediamtx.config;

import dev.signalbox.mediamtx.release.MediaMtxVersion;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/// The configuration of a node: the file, and over it what the API changed. What the API changed is
/// gone after a restart or a reload of the file. Not thread-safe; the node guards it.
public final class ConfigStore {

    private ConfigState file;
    private ConfigState current;

    /// An untouched configuration.
    public ConfigStore(MediaMtxVersion version) {
        file = ConfigState.fresh(version);
        current = file;
    }

    /// What is in force.
    public ConfigState current() {
        return current;
    }

    /// Puts a configuration into force, above the file.
    public void put(ConfigState state) {
        current = state;
    }

    /// Drops everything that is not in the file.
    public void reload() {
        current = file;
    }

    /// Sets paths in the file and in force.
    ///
    /// @param paths an object of path keys in JSON for each name
    /// @throws IllegalArgumentException when the release would refuse one
    public void setFilePaths(Map<String, String> paths) {
        boolean untouched = current.equals(file);
        file = accepted(ConfigWrites.replaceAll(file, paths));
        current = untouched ? file : accepted(ConfigWrites.replaceAll(current, paths));
    }

    /// Removes a path from the file and from what is in force. Does nothing when it is missing.
    public void removeFilePath(String name) {
        if (file.paths().containsKey(name)) {
            file = accepted(ConfigWrites.delete(file, name));
        }
        if (current.paths().containsKey(name)) {
            current = accepted(ConfigWrites.delete(current, name));
        }
    }

    /// Sets global keys in the file and in force.
    ///
    /// @param json an object of global keys
    /// @throws IllegalArgumentException when the release would refuse it
    public void setFileGlobals(String json) {
        var body = json.getBytes(StandardCharsets.UTF_8);
        file = accepted(ConfigWrites.patchGlobals(file, body));
        current = accepted(ConfigWrites.patchGlobals(current, body));
    }

    private static ConfigState accepted(WriteResult result) {
        return switch (result) {
            case WriteResult.Accepted(var state) -> state;
            case WriteResult.Refused refused ->
                    throw new IllegalArgumentException(refused.message());
        };
    }
}
