package dev.signalbox.model;

import java.time.Duration;
import java.time.Instant;

/// What came of asking a node once. There is no half-filled answer.
public sealed interface Poll {
    Moment at();

    Duration took();

    /// The node answered, whole.
    record Seen(Moment at, Duration took, Snapshot snapshot) implements Poll {}

    /// The node gave no usable answer.
    ///
    /// @param evidence what was seen, for people: an address, a status line, the place in the body
    record Failed(Moment at, Duration took, Trouble trouble, String evidence) implements Poll {}

    /// A time for people beside one for measuring: the wall clock may be set, the other one only
    /// goes forward.
    ///
    /// @param nanos of a clock without meaning of its own
    record Moment(Instant wall, long nanos) {
        /// The time from an earlier moment to this one, untouched by clock changes.
        public Duration since(Moment earlier) {
            return Duration.ofNanos(nanos - earlier.nanos);
        }
    }
}
