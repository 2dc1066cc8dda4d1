package dev.signalbox.model;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What people keep with a stream. None of it is written to the node.
///
/// @param name absent: the path serves as the name
/// @param sourceUrl where the stream is said to come from
/// @param protocol absent: told from the source
public record StreamSettings(
        @Nullable String name,
        Map<String, String> labels,
        @Nullable String sourceUrl,
        @Nullable String protocol,
        boolean autoRemediate,
        boolean recordingEnabled) {

    public static final StreamSettings DEFAULT =
            new StreamSettings(null, Map.of(), null, null, true, false);

    public StreamSettings {
        labels = Map.copyOf(labels);
    }
}
