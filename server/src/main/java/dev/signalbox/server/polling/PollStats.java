package dev.signalbox.server.polling;

import dev.signalbox.model.Poll;
import java.util.Arrays;
import java.util.OptionalDouble;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

/// How well polling keeps up.
public final class PollStats {
    private static final int REMEMBERED = 2_048;

    private final LongAdder polls = new LongAdder();
    private final LongAdder failures = new LongAdder();
    private final AtomicInteger inFlight = new AtomicInteger();
    private final long[] lateness = new long[REMEMBERED];
    private int count;

    void started(long lateNanos) {
        inFlight.incrementAndGet();
        synchronized (lateness) {
            lateness[count++ % REMEMBERED] = Math.max(0, lateNanos);
            if (count < 0) {
                count = REMEMBERED;
            }
        }
    }

    void ended(Poll poll) {
        inFlight.decrementAndGet();
        polls.increment();
        if (poll instanceof Poll.Failed) {
            failures.increment();
        }
    }

    public long polls() {
        return polls.sum();
    }

    public long failures() {
        return failures.sum();
    }

    public int inFlight() {
        return inFlight.get();
    }

    /// How late the newest polls started, in milliseconds: this share of them was earlier.
    public OptionalDouble latenessMillis(double share) {
        long[] sorted;
        synchronized (lateness) {
            sorted = Arrays.copyOf(lateness, Math.min(count, REMEMBERED));
        }
        if (sorted.length == 0) {
            return OptionalDouble.empty();
        }
        Arrays.sort(sorted);
        int index = (int) Math.ceil(share * sorted.length) - 1;
        return OptionalDouble.of(sorted[Math.max(0, index)] / 1e6);
    }
}
