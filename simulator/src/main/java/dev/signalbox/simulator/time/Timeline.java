package dev.signalbox.simulator.time;

import java.time.Duration;
import java.time.Instant;

/// The time that simulated nodes live in. What is due runs one after another, so it must be short:
/// no I/O and no waiting.
public interface Timeline extends AutoCloseable {

    /// The present moment of this timeline.
    Instant now();

    /// Runs a task once, a delay from now. A delay of zero runs it as soon as the thread is free.
    Scheduled after(Duration delay, Runnable task);

    /// Drops everything that is still due and ends the thread. May be called twice.
    @Override
    void close();

    /// A timeline that follows the clock of the machine.
    static Timeline real() {
        return new RealTimeline();
    }

    /// Something that is due, and can be called off.
    interface Scheduled {

        /// Makes sure that the task does not start any more. Harmless when it ran already.
        void cancel();
    }
}
