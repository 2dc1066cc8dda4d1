package dev.signalbox.server.work;

import static dev.signalbox.testkit.Eventually.eventually;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.signalbox.server.hand.HandWork;
import dev.signalbox.server.work.Reconciler.Next;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

class KeyedQueueTest {
    /// Tasks that were started and wait for the test to run them.
    private final Deque<Runnable> started = new ArrayDeque<>();

    private final HandWork work = new HandWork(started::add);
    private final List<String> ran = new ArrayList<>();

    private KeyedQueue<String> queue(Reconciler<String> reconciler) {
        return new KeyedQueue<>("test", reconciler, work.tasks, work.pacer, new Random(1));
    }

    private KeyedQueue<String> recording() {
        return queue(
                key -> {
                    ran.add(key);
                    return new Next.Done();
                });
    }

    private void runStarted() {
        while (!started.isEmpty()) {
            started.removeFirst().run();
        }
    }

    /// Lets time pass in steps, with everything that is started in each.
    private void pass(Duration duration) {
        Duration step = Duration.ofMillis(50);
        for (long i = duration.dividedBy(step); i > 0; i--) {
            work.pass(step);
            runStarted();
        }
    }

    @Test
    void a_key_that_is_woken_while_it_waits_is_run_once() {
        KeyedQueue<String> queue = recording();
        queue.wake("a");
        queue.wake("b");
        queue.wake("a");
        queue.wake("a");
        runStarted();
        assertEquals(List.of("a", "b"), ran);
    }

    @Test
    void a_key_that_is_woken_after_its_run_is_run_again() {
        KeyedQueue<String> queue = recording();
        queue.wake("a");
        runStarted();
        queue.wake("a");
        runStarted();
        assertEquals(List.of("a", "a"), ran);
    }

    @Test
    void a_key_that_is_woken_while_it_runs_is_run_once_more_afterwards() {
        List<KeyedQueue<String>> itself = new ArrayList<>();
        itself.add(
                queue(
                        key -> {
                            ran.add("begin " + key);
                            if (ran.size() == 1) {
                                itself.getFirst().wake(key);
                                itself.getFirst().wake(key);
                                assertTrue(started.isEmpty(), "not while it runs");
                            }
                            ran.add("end " + key);
                            return new Next.Done();
                        }));
        itself.getFirst().wake("a");
        runStarted();
        assertEquals(List.of("begin a", "end a", "begin a", "end a"), ran);
    }

    @Test
    void a_key_is_looked_at_again_when_it_asks_for_it() {
        KeyedQueue<String> queue =
                queue(
                        key -> {
                            ran.add(key);
                            return ran.size() < 3
                                    ? new Next.Again(Duration.ofSeconds(10))
                                    : new Next.Done();
                        });
        queue.wake("a");
        runStarted();
        assertEquals(1, ran.size());
        pass(Duration.ofSeconds(9));
        assertEquals(1, ran.size());
        pass(Duration.ofSeconds(2));
        assertEquals(2, ran.size());
        pass(Duration.ofHours(1));
        assertEquals(3, ran.size());
    }

    @Test
    void a_run_that_was_woken_early_takes_the_place_of_the_one_that_was_planned() {
        KeyedQueue<String> queue =
                queue(
                        key -> {
                            ran.add(key);
                            return ran.size() == 1
                                    ? new Next.Again(Duration.ofSeconds(10))
                                    : new Next.Done();
                        });
        queue.wake("a");
        runStarted();
        queue.wake("a");
        runStarted();
        assertEquals(2, ran.size());
        pass(Duration.ofHours(1));
        assertEquals(2, ran.size());
    }

    @Test
    void a_failing_key_is_tried_again_later_and_later_and_keeps_no_other_waiting() {
        KeyedQueue<String> queue =
                queue(
                        key -> {
                            ran.add(key);
                            if (key.equals("bad")) {
                                throw new IllegalStateException("meant to fail");
                            }
                            return new Next.Done();
                        });
        queue.wake("bad");
        queue.wake("good");
        runStarted();
        assertEquals(List.of("bad", "good"), ran);
        pass(Duration.ofSeconds(30));
        int soon = ran.size();
        assertTrue(soon > 5, soon + " runs in the first half minute");
        pass(Duration.ofMinutes(60));
        int later = ran.size() - soon;
        // From nothing to 30 s between two tries, so about four in a minute.
        assertTrue(later > 150 && later < 400, later + " runs in the hour after");
        assertEquals(ran.size() - 1, work.tasks.failures(), "each failure is counted");
    }

    private static final class Answer extends RuntimeException implements Foreseen {
        private static final long serialVersionUID = 1L;
    }

    @Test
    void what_is_foreseen_is_tried_again_and_is_no_failure() {
        KeyedQueue<String> queue =
                queue(
                        key -> {
                            ran.add(key);
                            if (ran.size() < 4) {
                                throw new Answer();
                            }
                            return new Next.Done();
                        });
        queue.wake("a");
        runStarted();
        pass(Duration.ofMinutes(10));
        assertEquals(4, ran.size());
        assertEquals(0, work.tasks.failures());
    }

    @Test
    void a_mistake_deep_down_is_tried_again_as_well() {
        KeyedQueue<String> queue =
                queue(
                        key -> {
                            ran.add(key);
                            if (ran.size() == 1) {
                                throw new StackOverflowError("meant to fail");
                            }
                            return new Next.Done();
                        });
        queue.wake("a");
        runStarted();
        pass(Duration.ofMinutes(1));
        assertEquals(2, ran.size());
        assertEquals(1, work.tasks.failures());
    }

    @Test
    void success_resets_the_backoff() {
        boolean[] fails = {true};
        KeyedQueue<String> queue =
                queue(
                        key -> {
                            ran.add(key);
                            if (fails[0]) {
                                throw new Answer();
                            }
                            return new Next.Done();
                        });
        queue.wake("a");
        runStarted();
        pass(Duration.ofMinutes(30));
        fails[0] = false;
        pass(Duration.ofMinutes(2));
        int before = ran.size();
        fails[0] = true;
        queue.wake("a");
        runStarted();
        assertEquals(before + 1, ran.size());
        // The first wait after a success is at most half a second again.
        pass(Duration.ofMillis(600));
        assertTrue(ran.size() > before + 1, "tried again within half a second");
    }

    @Test
    void no_key_ever_runs_twice_at_once_and_no_wake_is_lost() {
        Map<Integer, AtomicInteger> inside = new ConcurrentHashMap<>();
        Map<Integer, Integer> wanted = new ConcurrentHashMap<>();
        Map<Integer, Integer> seen = new ConcurrentHashMap<>();
        AtomicInteger doubled = new AtomicInteger();
        try (Tasks tasks = Tasks.virtual();
                Pacer pacer = Pacer.start(Time.system(), tasks)) {
            KeyedQueue<Integer> queue =
                    new KeyedQueue<>(
                            "stress",
                            key -> {
                                AtomicInteger count =
                                        inside.computeIfAbsent(key, _ -> new AtomicInteger());
                                if (count.incrementAndGet() != 1) {
                                    doubled.incrementAndGet();
                                }
                                int value = wanted.getOrDefault(key, 0);
                                LockSupport.parkNanos(1);
                                seen.put(key, value);
                                count.decrementAndGet();
                                return new Next.Done();
                            },
                            tasks,
                            pacer,
                            new Random(2));
            AtomicInteger ended = new AtomicInteger();
            for (int thread = 0; thread < 8; thread++) {
                long seed = thread;
                tasks.start(
                        "waker",
                        () -> {
                            Random random = new Random(seed);
                            for (int i = 0; i < 5_000; i++) {
                                int key = random.nextInt(10);
                                wanted.merge(key, 1, Integer::sum);
                                queue.wake(key);
                            }
                            ended.incrementAndGet();
                        });
            }
            eventually("all wakers are done", () -> ended.get() == 8);
            eventually("the last wish of each key was seen", () -> seen.equals(wanted));
            assertEquals(0, doubled.get());
            assertEquals(0, tasks.failures());
        }
    }
}
