package dev.signalbox.model;

import dev.signalbox.model.Poll.Moment;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// How asking a node went lately: it changes with every poll and is not stored, but for the time of
/// the last good answer.
///
/// @param lastSeen when it last answered; from the store after a start
/// @param failures in a row
/// @param failingSince when the first failure of that row was noticed
public record Contact(
        @Nullable Instant lastSeen,
        @Nullable Instant lastCheck,
        @Nullable Duration took,
        int failures,
        @Nullable Moment failingSince) {

    public static final Contact NONE = new Contact(null, null, null, 0, null);

    /// What is known before the first poll after a start.
    public static Contact since(@Nullable Instant lastSeen) {
        return new Contact(lastSeen, null, null, 0, null);
    }
}
