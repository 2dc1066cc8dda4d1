package dev.signalbox.simulator.state;

import dev.signalbox.mediamtx.release.MediaMtxVersion;
import dev.signalbox.simulator.time.Timeline.Scheduled;
import java.time.Duration;
import java.time.Instant;

/// What a path needs from its node.
interface Surroundings {

    /// The release that the node pretends to be.
    MediaMtxVersion version();

    /// The present moment of the node.
    Instant now();

    /// The same in nanoseconds since 1970.
    long nanos();

    /// The lists of connections and sessions.
    Sessions sessions();

    /// Runs something later, with the node's lock held, unless the node was closed.
    Scheduled later(Duration delay, Runnable task);

    /// How long a pull source takes to connect.
    Duration pullDelay();

    /// What a pull source of a path delivers.
    Publication feed(String path);

    /// A path of an expression has neither source nor readers any more.
    void idle(SimPath path);
}
