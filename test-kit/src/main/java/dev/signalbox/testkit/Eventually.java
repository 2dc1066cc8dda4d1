package dev.signalbox.testkit;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Waits for a condition instead of for a time.
public final class Eventually {
    /// Machines that run tests are small and noisy; a test that needs this long is still right.
    public static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final long STEP = 10_000_000;

    private Eventually() {}

    /// Asks until the answer fits, and fails with the last answer if it never does.
    public static <T> T eventually(String what, Callable<T> ask, Predicate<? super T> fits) {
        return eventually(PATIENCE, what, ask, fits);
    }

    public static <T> T eventually(
            Duration patience, String what, Callable<T> ask, Predicate<? super T> fits) {
        long end = System.nanoTime() + patience.toNanos();
        @Nullable T last = null;
        @Nullable Exception thrown = null;
        do {
            try {
                last = ask.call();
                thrown = null;
                if (fits.test(last)) {
                    return last;
                }
            } catch (Exception e) {
                thrown = e;
            }
            LockSupport.parkNanos(STEP);
        } while (System.nanoTime() < end);
        throw new AssertionError(
                "not within " + patience.toSeconds() + " s: " + what + "; last seen: " + last,
                thrown);
    }

    /// Asks until it is so.
    public static void eventually(String what, Callable<Boolean> isSo) {
        eventually(what, isSo, so -> so);
    }
}
