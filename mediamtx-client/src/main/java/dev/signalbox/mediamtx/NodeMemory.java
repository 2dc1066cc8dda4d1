package dev.signalbox.mediamtx;

import dev.signalbox.model.ConfFacts;
import dev.signalbox.model.Version;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What is worth remembering of a node from one poll to the next, so that it need not be asked
/// again. Keep it beside the node and hand it to the next poll.
///
/// @param version absent until it could be told
/// @param started when the server started, as of `version`
/// @param confs facts of configuration entries, by name
/// @param learnt when the facts and a version without `/v3/info` were learnt, by `System.nanoTime`
public record NodeMemory(
        @Nullable Version version,
        @Nullable Instant started,
        Map<String, ConfFacts> confs,
        long learnt) {

    public static final NodeMemory NOTHING = new NodeMemory(null, null, Map.of(), 0);

    /// The configuration can change without a sign, so facts are believed for this long.
    static final Duration BELIEVED = Duration.ofMinutes(5);

    public NodeMemory {
        confs = Map.copyOf(confs);
    }

    boolean stale(long now) {
        return version == null || now - learnt > BELIEVED.toNanos();
    }
}
