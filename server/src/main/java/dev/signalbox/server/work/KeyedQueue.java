package dev.signalbox.server.work;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Wakes a reconciler by key: a key that is woken while it waits is run once, a key that is woken
/// while it runs is run once more, and no key runs twice at the same time. A run that fails is
/// tried again later and later.
///
/// @param <K> what names the things
public final class KeyedQueue<K> {
    private static final Logger log = LoggerFactory.getLogger(KeyedQueue.class);
    private static final Backoff RETRY =
            new Backoff(Duration.ofMillis(500), Duration.ofSeconds(30));

    private enum Stage {
        WAITING,
        RUNNING,
        RUNNING_WOKEN
    }

    private final String name;
    private final Reconciler<K> reconciler;
    private final Tasks tasks;
    private final Pacer pacer;
    private final RandomGenerator random;
    private final Map<K, Stage> stages = new HashMap<>();
    private final Map<K, Integer> failures = new HashMap<>();

    public KeyedQueue(
            String name,
            Reconciler<K> reconciler,
            Tasks tasks,
            Pacer pacer,
            RandomGenerator random) {
        this.name = name;
        this.reconciler = reconciler;
        this.tasks = tasks;
        this.pacer = pacer;
        this.random = random;
    }

    public void wake(K key) {
        synchronized (stages) {
            Stage stage = stages.get(key);
            if (stage != null) {
                if (stage == Stage.RUNNING) {
                    stages.put(key, Stage.RUNNING_WOKEN);
                }
                return;
            }
            stages.put(key, Stage.WAITING);
        }
        tasks.start(name + " " + key, () -> run(key));
    }

    private void run(K key) throws InterruptedException {
        synchronized (stages) {
            stages.put(key, Stage.RUNNING);
        }
        @Nullable Duration again = null;
        try {
            again = attempt(key);
        } finally {
            boolean woken;
            synchronized (stages) {
                woken = stages.remove(key) == Stage.RUNNING_WOKEN;
            }
            if (woken) {
                wake(key);
            } else if (again != null) {
                pacer.in(again, new Appointment(name, key), () -> wake(key));
            }
        }
    }

    @SuppressWarnings(
            "CatchingUnchecked") // Any failure of one key is tried again and stops no other.
    private @Nullable Duration attempt(K key) throws InterruptedException {
        try {
            Reconciler.Next next = reconciler.reconcile(key);
            synchronized (stages) {
                failures.remove(key);
            }
            return switch (next) {
                case Reconciler.Next.Done _ -> null;
                case Reconciler.Next.Again(Duration in) -> in;
            };
        } catch (InterruptedException e) {
            throw e;
        } catch (Exception e) {
            int count;
            synchronized (stages) {
                count = failures.merge(key, 1, Integer::sum);
            }
            if (count == 1) {
                log.warn("{} {} failed and is tried again: {}", name, key, e.toString());
            }
            return RETRY.next(count, random);
        }
    }

    private record Appointment(String queue, Object key) {}
}
