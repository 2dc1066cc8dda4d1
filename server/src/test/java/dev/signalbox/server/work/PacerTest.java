package dev.signalbox.server.work;

import static dev.signalbox.testkit.Eventually.eventually;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.signalbox.server.hand.HandWork;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PacerTest {
    private final HandWork work = new HandWork();
    private final List<String> ran = new ArrayList<>();

    private void plan(int seconds, String what) {
        work.pacer.in(Duration.ofSeconds(seconds), what, () -> ran.add(what));
    }

    @Test
    void nothing_runs_before_it_is_due() {
        plan(10, "a");
        assertEquals(Duration.ofSeconds(10), work.pacer.runDue());
        work.time.forward(Duration.ofSeconds(10).minusNanos(1));
        assertEquals(Duration.ofNanos(1), work.pacer.runDue());
        assertEquals(List.of(), ran);
        work.time.forward(Duration.ofNanos(1));
        assertNull(work.pacer.runDue());
        assertEquals(List.of("a"), ran);
    }

    @Test
    void the_earlier_comes_first_in_whatever_order_they_were_planned() {
        plan(30, "c");
        plan(10, "a");
        plan(40, "d");
        plan(20, "b");
        work.time.forward(Duration.ofMinutes(1));
        work.pacer.runDue();
        assertEquals(List.of("a", "b", "c", "d"), ran);
    }

    @Test
    void what_is_due_at_the_same_moment_runs_in_the_order_of_planning() {
        List<String> names = IntStream.range(0, 500).mapToObj(Integer::toString).toList();
        names.forEach(name -> plan(5, name));
        work.pass(Duration.ofSeconds(5));
        assertEquals(names, ran);
    }

    @Test
    void an_appointment_with_the_same_key_is_replaced() {
        work.pacer.in(Duration.ofSeconds(5), "key", () -> ran.add("first"));
        work.pacer.in(Duration.ofSeconds(20), "key", () -> ran.add("second"));
        work.pass(Duration.ofSeconds(19));
        assertEquals(List.of(), ran);
        work.pass(Duration.ofSeconds(1));
        assertEquals(List.of("second"), ran);
        work.pass(Duration.ofHours(1));
        assertEquals(List.of("second"), ran);
    }

    @Test
    void a_cancelled_appointment_does_not_run_and_is_not_waited_for() {
        plan(5, "gone");
        plan(9, "stays");
        work.pacer.cancel("gone");
        work.pacer.cancel("never was");
        assertEquals(Duration.ofSeconds(9), work.pacer.runDue());
        work.pass(Duration.ofMinutes(1));
        assertEquals(List.of("stays"), ran);
    }

    @Test
    void a_task_may_plan_itself_again() {
        work.pacer.in(Duration.ofSeconds(1), "beat", this::beat);
        work.pass(Duration.ofSeconds(10));
        assertEquals(10, ran.size());
    }

    private void beat() {
        ran.add("beat");
        work.pacer.in(Duration.ofSeconds(1), "beat", this::beat);
    }

    @Test
    void setting_the_wall_clock_moves_no_appointment() {
        plan(10, "a");
        work.time.set(work.time.instant().plus(Duration.ofHours(1)));
        work.pacer.runDue();
        assertEquals(List.of(), ran);
        work.time.set(work.time.instant().minus(Duration.ofHours(3)));
        work.pass(Duration.ofSeconds(10));
        assertEquals(List.of("a"), ran);
    }

    @Test
    void a_failing_task_does_not_keep_the_others_from_running() {
        work.pacer.in(
                Duration.ofSeconds(1),
                "bad",
                () -> {
                    throw new IllegalStateException("meant to fail");
                });
        plan(1, "good");
        work.pass(Duration.ofSeconds(1));
        assertEquals(List.of("good"), ran);
        assertEquals(1, work.tasks.failures());
    }

    @Test
    void plans_at_random_run_each_once_at_their_moment() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        List<String> expected = new ArrayList<>();
        int[] plannedAt = new int[300];
        for (int round = 0; round < 3_000; round++) {
            int key = random.nextInt(plannedAt.length);
            int at = 1 + random.nextInt(1_000);
            if (random.nextInt(4) == 0) {
                work.pacer.cancel(key);
                plannedAt[key] = 0;
            } else {
                String what = at + ":" + key;
                work.pacer.in(Duration.ofSeconds(at), key, () -> ran.add(what));
                plannedAt[key] = at;
            }
        }
        for (int key = 0; key < plannedAt.length; key++) {
            if (plannedAt[key] > 0) {
                expected.add(plannedAt[key] + ":" + key);
            }
        }
        work.pass(Duration.ofSeconds(1_000));
        List<Integer> moments = ran.stream().map(PacerTest::moment).toList();
        assertEquals(moments.stream().sorted().toList(), moments, "seed " + seed);
        Collections.sort(expected);
        Collections.sort(ran);
        assertEquals(expected, ran, "seed " + seed);
        assertNull(work.pacer.runDue());
    }

    private static int moment(String what) {
        return Integer.parseInt(what.substring(0, what.indexOf(':')));
    }

    @Test
    void its_thread_wakes_early_for_an_earlier_appointment() {
        try (Tasks tasks = Tasks.virtual();
                Pacer pacer = Pacer.start(Time.system(), tasks)) {
            List<String> order = Collections.synchronizedList(new ArrayList<>());
            pacer.in(Duration.ofHours(1), "late", () -> order.add("late"));
            pacer.in(Duration.ofMillis(20), "early", () -> order.add("early"));
            eventually("the early one ran", () -> order.equals(List.of("early")));
        }
    }

    /// The thread goes to wait again and again while others plan: what falls into the moment
    /// between looking and waiting must not be forgotten.
    @Test
    void its_thread_never_oversleeps_what_is_planned_while_it_lies_down() {
        Random random = new Random(3);
        AtomicInteger ran = new AtomicInteger();
        try (Pacer pacer = Pacer.start(Time.system(), Tasks.on(Runnable::run))) {
            for (int i = 1; i <= 10_000; i++) {
                spin(random.nextInt(3_000));
                pacer.in(Duration.ofNanos(50_000), "soon", ran::incrementAndGet);
                long end = System.nanoTime() + Duration.ofSeconds(10).toNanos();
                while (ran.get() < i) {
                    assertTrue(System.nanoTime() < end, "appointment " + i + " was overslept");
                    Thread.onSpinWait();
                }
            }
        }
    }

    private static void spin(int nanos) {
        long end = System.nanoTime() + nanos;
        while (System.nanoTime() < end) {
            Thread.onSpinWait();
        }
    }

    @Test
    void its_thread_ends_with_it() {
        Tasks tasks = Tasks.on(Runnable::run);
        Pacer pacer = Pacer.start(Time.system(), tasks);
        eventually("it waits", () -> threads("pacer").size() == 1);
        pacer.close();
        eventually("it is gone", () -> threads("pacer").isEmpty());
        assertTrue(threads("pacer").isEmpty());
    }

    private static List<Thread> threads(String name) {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals(name))
                .toList();
    }
}
