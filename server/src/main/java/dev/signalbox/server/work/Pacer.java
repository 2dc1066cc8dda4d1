package dev.signalbox.server.work;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;
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
    private final TreeSet<Due> queue = new TreeSet<>();
    private final Map<Object, Due> byKey = new HashMap<>();
    private long planned;
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

    /// Runs the task after the delay. An earlier appointment with the same key is replaced. What is
    /// due at the same moment is started in the order in which it was planned.
    public void in(Duration delay, Object key, Tasks.Task task) {
        lock.lock();
        try {
            Due due = new Due(time.nanos() + delay.toNanos(), planned++, key, task);
            Due replaced = byKey.put(key, due);
            if (replaced != null) {
                queue.remove(replaced);
            }
            queue.add(due);
            if (queue.first().number == due.number) {
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
                queue.remove(due);
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
                Duration wait = untilNext();
                if (wait == null || wait.isPositive()) {
                    return wait;
                }
                due = queue.removeFirst();
                byKey.remove(due.key);
            } finally {
                lock.unlock();
            }
            tasks.start(String.valueOf(due.key), due.task);
        }
    }

    /// How long it is until the next appointment; only with the lock held.
    private @Nullable Duration untilNext() {
        return queue.isEmpty() ? null : Duration.ofNanos(queue.first().at - time.nanos());
    }

    private void loop() {
        while (true) {
            runDue();
            lock.lock();
            try {
                if (closed) {
                    return;
                }
                // Asked again, because something may have been planned since the lock was let go.
                Duration wait = untilNext();
                if (wait == null) {
                    earlier.await();
                } else if (wait.isPositive()) {
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

    private record Due(long at, long number, Object key, Tasks.Task task)
            implements Comparable<Due> {
        @Override
        public int compareTo(Due other) {
            // By difference, because the clock may run over.
            int order = Long.signum(at - other.at);
            return order == 0 ? Long.compare(number, other.number) : order;
        }
    }
}
