package dev.signalbox.simulator;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/// Waits for something that is about to happen.
public final class Eventually {

    private static final Duration DEADLINE = Duration.ofSeconds(10);

    private Eventually() {}

    /// Waits until a condition holds.
    ///
    /// @param what says what is waited for, when it does not happen
    public static void eventually(String what, BooleanSupplier condition) {
        long end = System.nanoTime() + DEADLINE.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("waited " + DEADLINE.toSeconds() + " s until " + what);
            }
            LockSupport.parkNanos(2_000_000);
        }
    }
}
