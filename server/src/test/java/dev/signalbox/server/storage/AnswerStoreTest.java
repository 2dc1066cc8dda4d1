package dev.signalbox.server.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.signalbox.server.hand.Some;
import dev.signalbox.server.idempotency.AnswerStore;
import dev.signalbox.server.idempotency.AnswerStore.Kept;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

@ParameterizedClass
@MethodSource("dev.signalbox.server.storage.TestDatabase#all")
class AnswerStoreTest extends StoreSuite {
    private static final Kept ANSWER = new Kept("r1", 201, "/api/x/1", "{\"id\": 1, \"名\": \"ü\"}");

    AnswerStoreTest(TestDatabase database) {
        super(database);
    }

    private AnswerStore store() {
        return stores().answers();
    }

    private Optional<Kept> begin(String principal, String key, int second) {
        return store().begin(principal, key, "r1", Some.TIME.plusSeconds(second));
    }

    @Test
    void a_key_is_claimed_once_and_then_gives_the_first_answer() {
        assertEquals(Optional.empty(), begin("user:1", "k", 0));
        assertEquals(Optional.of(new Kept("r1", 0, null, null)), begin("user:1", "k", 1));
        store().finish("user:1", "k", ANSWER);
        database.reopen();
        assertEquals(Optional.of(ANSWER), begin("user:1", "k", 2));
    }

    @Test
    void an_answer_may_have_neither_place_nor_body() {
        begin("user:1", "k", 0);
        Kept bare = new Kept("r1", 204, null, null);
        store().finish("user:1", "k", bare);
        assertEquals(Optional.of(bare), begin("user:1", "k", 1));
    }

    @Test
    void the_same_key_of_somebody_else_is_another_one() {
        assertEquals(Optional.empty(), begin("user:1", "k", 0));
        assertEquals(Optional.empty(), begin("key:1", "k", 0));
    }

    @Test
    void of_eight_who_come_at_once_one_may_begin() throws Exception {
        AtomicInteger may = new AtomicInteger();
        withEightThreads(
                10,
                number -> {
                    if (begin("user:1", "k" + number % 10, 0).isEmpty()) {
                        may.incrementAndGet();
                    }
                });
        assertEquals(10, may.get());
    }

    @Test
    void a_key_that_is_given_back_can_be_claimed_again() {
        begin("user:1", "k", 0);
        store().forget("user:1", "k");
        assertEquals(Optional.empty(), begin("user:1", "k", 1));
    }

    @Test
    void commands_that_were_cut_off_may_be_sent_again_and_answered_ones_are_kept() {
        begin("user:1", "cut", 0);
        begin("user:1", "done", 0);
        store().finish("user:1", "done", ANSWER);
        database.reopen();
        assertEquals(1, store().forgetUnfinished());
        assertEquals(Optional.empty(), begin("user:1", "cut", 1));
        assertEquals(Optional.of(ANSWER), begin("user:1", "done", 1));
    }

    @Test
    void old_answers_are_pruned() {
        begin("user:1", "old", 0);
        begin("user:1", "new", 10);
        assertEquals(1, store().prune(Some.TIME.plusSeconds(10)));
        assertEquals(Optional.empty(), begin("user:1", "old", 20));
        assertEquals(true, begin("user:1", "new", 20).isPresent());
    }
}
