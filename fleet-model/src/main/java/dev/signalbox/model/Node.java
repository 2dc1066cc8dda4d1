package dev.signalbox.model;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A MediaMTX server as somebody entered it.
///
/// @param environment free words; production, staging, development by habit
/// @param active false: it is not asked, and raises no incident
/// @param metadata free notes as a JSON text
/// @param pollInterval absent: as set for all
/// @param revision grows with each edit; guards against lost updates
public record Node(
        NodeId id,
        String name,
        NodeAddress address,
        PublicUrls urls,
        String environment,
        Map<String, String> labels,
        boolean active,
        Origin origin,
        @Nullable String metadata,
        @Nullable Duration pollInterval,
        int revision,
        Instant createdAt,
        Instant updatedAt) {

    public Node {
        labels = Map.copyOf(labels);
    }

    /// Who put the node into the fleet.
    public enum Origin {
        /// A person or a program through the API.
        USER,
        /// Signalbox itself: the MediaMTX it started.
        LOCAL,
        /// The simulated fleet of the demo.
        DEMO;

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
