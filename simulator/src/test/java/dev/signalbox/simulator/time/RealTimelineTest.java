package dev.signalbox.simulator.time;

import static dev.signalbox.simulator.Eventually.eventually;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class RealTimelineTest {

    private final ConcurrentLinkedQueue<String> done = new ConcurrentLinkedQueue<>();

    @Test
    void tasks_run_one_after_another_on_a_single_daemon_thread() {
        try (var timeline = Timeline.real()) {
            var threads = new ConcurrentLinkedQueue<Thread>();
            for (int i = 0; i < 5; i++) {
                timeline.after(Duration.ofMillis(i), () -> threads.add(Thread.currentThread()));
            }
            eventually("all tasks have run", () -> threads.size() == 5);
            assertEquals(1, threads.stream().distinct().count());
            assertTrue(threads.element().isDaemon());
        }
    }

    @Test
    void a_faulty_task_does_not_stop_the_next_one() {
        try (var timeline = Timeline.real()) {
            timeline.after(
                    Duration.ZERO,
                    () -> {
                        throw new IllegalStateException("on purpose, to be seen in the log");
                    });
            timeline.after(Duration.ofMillis(1), () -> done.add("next"));
            eventually("the next task has run", () -> !done.isEmpty());
        }
    }

    @Test
    void a_task_that_was_called_off_does_not_run() {
        try (var timeline = Timeline.real()) {
            var busy = new CountDownLatch(1);
            timeline.after(Duration.ZERO, () -> await(busy));
            timeline.after(Duration.ZERO, () -> done.add("never")).cancel();
            timeline.after(Duration.ZERO, () -> done.add("marker"));
            busy.countDown();
            eventually("the marker has run", () -> !done.isEmpty());
            assertEquals(List.of("marker"), List.copyOf(done));
        }
    }

    @Test
    void after_closing_nothing_is_taken_and_nothing_fails() {
        var timeline = Timeline.real();
        timeline.close();
        timeline.close();
        timeline.after(Duration.ZERO, () -> done.add("never")).cancel();
        assertEquals(List.of(), List.copyOf(done));
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
