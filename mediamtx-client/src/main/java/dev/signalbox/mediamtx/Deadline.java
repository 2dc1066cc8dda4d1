package dev.signalbox.mediamtx;

import java.time.Duration;

/// The moment at which a question has to be answered.
final class Deadline {
    private final long at;

    private Deadline(long at) {
        this.at = at;
    }

    static Deadline in(Duration time) {
        return new Deadline(System.nanoTime() + time.toNanos());
    }

    /// What is left, never less than a millisecond, so that it can be used as a timeout.
    Duration left() {
        return Duration.ofNanos(Math.max(1_000_000, at - System.nanoTime()));
    }

    boolean over() {
        return at - System.nanoTime() <= 0;
    }
}
