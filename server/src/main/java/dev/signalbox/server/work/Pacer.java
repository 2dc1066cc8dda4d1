package dev.signalbox.server.work;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// Says when things are due. Each thing has a key and at most one due time; one thread waits for
/// the earliest of them, whatever their number.
public final class Pacer implements AutoCloseable {
    private final Time time;
    private final Tasks tasks;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition earlier = lock.newCondition();
    private final PriorityQueue<Due> queue = new PriorityQueue<>();
    private final Map<Object, Due> byKey = new HashMap<>();
    private boolean closed;
    private @Nullable Thread thread;

    /// A pacer that does not run by itself; see [#runDue].
    public Pacer(Time time, Tasks tasks) {
        this.time = time;
        this.tasks = tasks;
    }

    /// A pacer with its thread.
    public static Pacer start(Time time, Tasks tasks) {
        Pacer pacer = new Pacer(time, tasks);
        pacer.thread = Tasks.loop("pacer", pacer::loop);
        return pacer;
    }

    /// Runs the task after the delay. An earlier appointment with the same key is replaced.
    public void in(Duration delay, Object key, Tasks.Task task) {
        lock.lock();
        try {
            Due due = new Due(time.nanos() + delay.toNanos(), key, task);
            Due replaced = byKey.put(key, due);
            if (replaced != null) {
                replaced.dropped = true;
            }
            queue.add(due);
            if (queue.peek() == due) {
                earlier.signal();
            }
        } finally {
            lock.unlock();
        }
    }

    public void cancel(Object key) {
        lock.lock();
        try {
            Due due = byKey.remove(key);
            if (due != null) {
                due.dropped = true;
            }
        } finally {
            lock.unlock();
        }
    }

    /// Starts everything that is due and tells how long it is until the next; null if nothing is
    /// planned.
    public @Nullable Duration runDue() {
        while (true) {
            Due due;
            lock.lock();
            try {
                long now = time.nanos();
                while (!queue.isEmpty() && queue.peek().dropped) {
                    queue.remove();
                }
                Due next = queue.peek();
                if (next == null) {
                    return null;
                }
                if (next.at - now > 0) {
                    return Duration.ofNanos(next.at - now);
                }
                due = queue.remove();
                byKey.remove(due.key, due);
            } finally {
                lock.unlock();
            }
            tasks.start(String.valueOf(due.key), due.task);
        }
    }

    private void loop() {
        while (true) {
            Duration wait = runDue();
            lock.lock();
            try {
                if (closed) {
                    return;
                }
                Due next = queue.peek();
                if (next != null && next.at - time.nanos() <= 0) {
                    continue;
                }
                if (wait == null) {
                    earlier.await();
                } else {
                    earlier.awaitNanos(wait.toNanos());
                }
            } catch (InterruptedException _) {
                return;
            } finally {
                lock.unlock();
            }
        }
    }

    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            earlier.signal();
        } finally {
            lock.unlock();
        }
        if (thread != null) {
            thread.interrupt();
        }
    }

    private static final class Due implements Comparable<Due> {
        private final long at;
        private final Object key;
        private final Tasks.Task task;
        private boolean dropped;

        Due(long at, Object key, Tasks.Task task) {
            this.at = at;
            this.key = key;
            this.task = task;
        }

        @Override
        public int compareTo(Due other) {
            return Long.signum(at - other.at);
        }
    }
}
