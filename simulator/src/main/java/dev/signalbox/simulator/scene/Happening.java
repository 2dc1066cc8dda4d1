package dev.signalbox.simulator.scene;

import dev.signalbox.simulator.fault.Fault;
import java.time.Duration;

/// Something that happens to a node at a moment of the timetable.
///
/// @param at since the start
/// @param node its name
/// @param what it is
public record Happening(Duration at, String node, Act what) {

    /// What happens.
    public sealed interface Act {

        /// A publisher leaves for a while.
        record StreamDown(String path, Duration duration) implements Act {}

        /// The far end of a pull source is away for a while.
        record PullDown(String path, Duration duration) implements Act {}

        /// Readers come, or go when negative.
        record Readers(String path, int more) implements Act {}

        /// The node starts again.
        record Restart(Duration downtime, boolean publishersReturn) implements Act {}

        /// The node has a fault for a while.
        record Broken(Fault fault, Duration duration) implements Act {}
    }
}
