package dev.signalbox.server.work;

import static dev.signalbox.testkit.Eventually.eventually;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class TasksTest {

    @Test
    void one_failing_task_is_counted_and_stops_nobody() {
        try (Tasks tasks = Tasks.virtual()) {
            AtomicInteger done = new AtomicInteger();
            for (int i = 0; i < 100; i++) {
                int number = i;
                tasks.start(
                        "task " + i,
                        () -> {
                            if (number == 50) {
                                throw new IllegalStateException("meant to fail");
                            }
                            done.incrementAndGet();
                        });
            }
            eventually("all the others ran", () -> done.get() == 99);
            eventually("the one is counted", () -> tasks.failures() == 1);
        }
    }

    @Test
    void errors_of_the_machine_that_a_mistake_makes_are_counted_too() {
        Tasks tasks = Tasks.on(Runnable::run);
        List<Throwable> mistakes =
                List.of(
                        new StackOverflowError("meant to fail"),
                        new AssertionError("meant to fail"),
                        new NoClassDefFoundError("meant to fail"));
        for (Throwable mistake : mistakes) {
            tasks.start("a mistake", () -> sneak(mistake));
        }
        assertEquals(3, tasks.failures());
    }

    private static void sneak(Throwable mistake) throws Exception {
        switch (mistake) {
            case Error error -> throw error;
            case Exception exception -> throw exception;
            default -> throw new IllegalArgumentException(mistake);
        }
    }

    private static final class Answer extends RuntimeException implements Foreseen {
        private static final long serialVersionUID = 1L;
    }

    @Test
    void what_is_foreseen_ends_its_task_and_is_no_failure() {
        Tasks tasks = Tasks.on(Runnable::run);
        tasks.start(
                "an answer",
                () -> {
                    throw new Answer();
                });
        assertEquals(0, tasks.failures());
    }

    @Test
    void being_interrupted_is_no_failure_and_stays_known() {
        Tasks tasks = Tasks.on(Runnable::run);
        tasks.start(
                "interrupted",
                () -> {
                    throw new InterruptedException();
                });
        assertEquals(0, tasks.failures());
        assertTrue(Thread.interrupted());
    }

    @Test
    void closing_interrupts_what_runs_and_waits_for_it() {
        AtomicBoolean ended = new AtomicBoolean();
        CountDownLatch running = new CountDownLatch(1);
        try (Tasks tasks = Tasks.virtual()) {
            tasks.start(
                    "waits for ever",
                    () -> {
                        running.countDown();
                        try {
                            new CountDownLatch(1).await();
                        } finally {
                            ended.set(true);
                        }
                    });
            eventually("it runs", () -> running.getCount() == 0);
        }
        assertTrue(ended.get());
    }

    @Test
    void a_task_that_comes_after_closing_is_not_run_and_does_no_harm() {
        Tasks tasks = Tasks.virtual();
        tasks.close();
        AtomicBoolean ran = new AtomicBoolean();
        tasks.start("too late", () -> ran.set(true));
        assertFalse(ran.get());
        assertEquals(0, tasks.failures());
    }

    @Test
    void many_tasks_wait_at_the_same_time() {
        int many = 2_000;
        CountDownLatch all = new CountDownLatch(many);
        List<String> names = new ArrayList<>();
        try (Tasks tasks = Tasks.virtual()) {
            for (int i = 0; i < many; i++) {
                tasks.start(
                        "one of many",
                        () -> {
                            all.countDown();
                            all.await();
                            synchronized (names) {
                                names.add(Thread.currentThread().getName());
                            }
                        });
            }
            eventually(
                    "each got past all the others",
                    () -> {
                        synchronized (names) {
                            return names.size() == many;
                        }
                    });
        }
        assertEquals(many, names.stream().distinct().count(), "each thread has its own name");
    }
}
