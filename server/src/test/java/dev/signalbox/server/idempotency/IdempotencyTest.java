package dev.signalbox.server.idempotency;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.signalbox.server.idempotency.AnswerStore.Kept;
import dev.signalbox.server.problems.Code;
import dev.signalbox.server.problems.Problem;
import dev.signalbox.server.problems.ProblemException;
import dev.signalbox.server.work.Time;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class IdempotencyTest {
    private final MemoryStore store = new MemoryStore();
    private final Idempotency idempotency = new Idempotency(store, Time.system());
    private final AtomicInteger done = new AtomicInteger();

    private Kept once(String request) {
        return idempotency.once("user:1", "key", request, () -> answer(request));
    }

    private Kept answer(String request) {
        return new Kept(request, 201, "/at/" + done.incrementAndGet(), "{}");
    }

    private static Code code(Runnable step) {
        return assertThrows(ProblemException.class, step::run).problem().code();
    }

    @Test
    void a_command_runs_once_and_its_answer_is_given_again() {
        Kept first = once("a");
        assertEquals(first, once("a"));
        assertEquals(1, done.get());
        assertEquals(Code.IDEMPOTENCY_REUSED, code(() -> once("b")));
        assertEquals(1, done.get());
    }

    @Test
    void callers_and_keys_do_not_mix() {
        once("a");
        idempotency.once("user:2", "key", "a", () -> answer("a"));
        idempotency.once("user:1", "other", "a", () -> answer("a"));
        assertEquals(3, done.get());
    }

    @Test
    void while_a_command_runs_the_same_one_has_to_wait() {
        CountDownLatch inside = new CountDownLatch(1);
        CountDownLatch leave = new CountDownLatch(1);
        CompletableFuture<Kept> first =
                CompletableFuture.supplyAsync(
                        () ->
                                idempotency.once(
                                        "user:1",
                                        "key",
                                        "a",
                                        () -> {
                                            inside.countDown();
                                            await(leave);
                                            return answer("a");
                                        }));
        await(inside);
        assertEquals(Code.IDEMPOTENCY_RUNNING, code(() -> once("a")));
        assertEquals(Code.IDEMPOTENCY_RUNNING, code(() -> once("b")));
        leave.countDown();
        assertEquals(first.join(), once("a"));
        assertEquals(1, done.get());
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void a_command_that_fails_leaves_the_key_free() {
        assertThrows(
                IllegalStateException.class,
                () ->
                        idempotency.once(
                                "user:1",
                                "key",
                                "a",
                                () -> {
                                    throw new IllegalStateException("no");
                                }));
        assertEquals(201, once("b").status());
    }

    @Test
    void what_was_done_is_answered_even_if_that_cannot_be_noted() {
        store.failsToFinish = true;
        assertEquals("/at/1", once("a").location());
        store.failsToFinish = false;
        assertEquals("/at/2", once("a").location(), "nobody knows of the first any more");
        assertEquals("/at/2", once("a").location());
    }

    @Test
    void a_key_that_could_not_be_given_back_is_free_all_the_same() {
        store.failsToForget = true;
        ProblemException why =
                assertThrows(
                        ProblemException.class,
                        () ->
                                idempotency.once(
                                        "user:1",
                                        "key",
                                        "a",
                                        () -> {
                                            throw Problem.of(Code.NODE_NAME_TAKEN).exception();
                                        }));
        assertEquals(Code.NODE_NAME_TAKEN, why.problem().code(), "the reason is not covered up");
        store.failsToForget = false;
        assertEquals(201, once("b").status());
    }

    @Test
    void a_command_that_was_cut_off_by_the_end_of_the_program_may_be_sent_again() {
        store.begin("user:1", "key", "a", Instant.now());
        idempotency.recover();
        assertFalse(store.rows.containsKey("user:1 key"));
        assertEquals("/at/1", once("b").location());
    }

    @Test
    void a_store_that_is_away_is_told_before_anything_is_done() {
        store.away = true;
        assertEquals(Code.STORE_AWAY, code(() -> once("a")));
        assertEquals(0, done.get());
        store.away = false;
        once("a");
    }

    @Test
    void answers_are_kept_for_a_day() {
        once("a");
        assertEquals(0, idempotency.prune());
        Instant old = Instant.now().minus(Duration.ofHours(25));
        store.times.replaceAll((_, _) -> old);
        assertEquals(1, idempotency.prune());
    }

    /// A store that can fail at each step.
    private static final class MemoryStore implements AnswerStore {
        private final Map<String, Kept> rows = new HashMap<>();
        private final Map<String, Instant> times = new HashMap<>();
        private volatile boolean away;
        private volatile boolean failsToFinish;
        private volatile boolean failsToForget;

        private static void fail(boolean fails) {
            if (fails) {
                throw Problem.of(Code.STORE_AWAY).exception();
            }
        }

        @Override
        public synchronized Optional<Kept> begin(
                String principal, String key, String request, Instant at) {
            fail(away);
            times.putIfAbsent(principal + " " + key, at);
            Kept claim = new Kept(request, 0, null, null);
            return Optional.ofNullable(rows.putIfAbsent(principal + " " + key, claim));
        }

        @Override
        public synchronized void finish(String principal, String key, Kept answer) {
            fail(failsToFinish);
            rows.put(principal + " " + key, answer);
        }

        @Override
        public synchronized void forget(String principal, String key) {
            fail(failsToForget);
            rows.remove(principal + " " + key);
            times.remove(principal + " " + key);
        }

        @Override
        public synchronized int forgetUnfinished() {
            int before = rows.size();
            rows.values().removeIf(kept -> kept.status() == 0);
            return before - rows.size();
        }

        @Override
        public synchronized int prune(Instant before) {
            int rowsBefore = rows.size();
            rows.keySet().removeIf(key -> times.getOrDefault(key, before).isBefore(before));
            return rowsBefore - rows.size();
        }
    }
}
