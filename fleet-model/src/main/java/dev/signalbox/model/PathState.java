package dev.signalbox.model;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a node says about one of its paths, in the same words for all versions.
///
/// @param confName the configuration entry that made the path; differs from the name for patterns
///   and `all_others`
/// @param live somebody feeds it and viewers can watch that
/// @param available viewers can watch something, possibly only the holding picture
/// @param liveSince when it became available, by the node's clock; also the moment at which its
///   byte counters began at 0
/// @param readers viewers; the recorder and native forwards are not among them
/// @param bytesIn bytes received since `liveSince`; an `alwaysAvailable` path (MediaMTX 1.16)
///   counts its holding picture too, while nobody feeds it
/// @param bytesOut bytes sent since `liveSince`
/// @param framesInError absent before MediaMTX 1.17
public record PathState(
        String name,
        @Nullable String confName,
        boolean live,
        boolean available,
        @Nullable Source source,
        @Nullable Instant liveSince,
        List<Track> tracks,
        int readers,
        long bytesIn,
        long bytesOut,
        @Nullable Long framesInError) {

    /// Whether the path was made by a pattern, so that it goes when its publisher goes.
    public boolean patterned() {
        return confName != null && !confName.equals(name);
    }
}
