package dev.signalbox.model;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One whole answer of a node.
///
/// @param paths all of them, by name, each name once
/// @param whole false if the list changed while it was read page by page, so that a path that is
///   not in it may still exist
/// @param confs facts of the configuration entries that were looked up, by their name
/// @param started when the server started; absent before MediaMTX 1.15.2
/// @param simulated a simulator answered
public record Snapshot(
        List<PathState> paths,
        boolean whole,
        Map<String, ConfFacts> confs,
        Version version,
        @Nullable Instant started,
        boolean simulated) {

    public Snapshot {
        paths = List.copyOf(paths);
        confs = Map.copyOf(confs);
    }
}
