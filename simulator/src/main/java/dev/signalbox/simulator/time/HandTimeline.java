package dev.signalbox.simulator.time;

import java.time.Duration;
import java.time.Instant;
import java.util.PriorityQueue;

/// A timeline that stands still until a test turns it. What becomes due runs in the thread that
/// turns the hand, in the order of the due times.
public final class HandTimeline implements Timeline {

    private final PriorityQueue<Due> due = new PriorityQueue<>();
    private Instant now;
    private long counter;

    /// A hand that starts at a moment.
    public HandTimeline(Instant start) {
        now = start;
    }

    /// A hand that starts on 1 March 2026 at noon, UTC.
    public HandTimeline() {
        this(Instant.parse("2026-03-01T12:00:00Z"));
    }

    @Override
    public synchronized Instant now() {
        return now;
    }

    @Override
    public synchronized Scheduled after(Duration delay, Runnable task) {
        var entry = new Due(now.plus(delay), counter++, task);
        due.add(entry);
        return () -> cancel(entry);
    }

    /// Moves the hand and runs all that becomes due on the way, each at its own moment.
    public void forward(Duration duration) {
        var end = now().plus(duration);
        for (var next = next(end); next != null; next = next(end)) {
            next.task.run();
        }
        set(end);
    }

    /// How many tasks wait.
    public synchronized int waiting() {
        return due.size();
    }

    @Override
    public synchronized void close() {
        due.clear();
    }

    private synchronized void cancel(Due entry) {
        due.remove(entry);
    }

    private synchronized @org.jspecify.annotations.Nullable Due next(Instant end) {
        var first = due.peek();
        if (first == null || first.at.isAfter(end)) {
            return null;
        }
        due.remove(first);
        now = first.at.isAfter(now) ? first.at : now;
        return first;
    }

    private synchronized void set(Instant end) {
        now = end;
    }

    private record Due(Instant at, long order, Runnable task) implements Comparable<Due> {

        @Override
        public int compareTo(Due other) {
            int byTime = at.compareTo(other.at);
            return byTime != 0 ? byTime : Long.compare(order, other.order);
        }
    }
}
