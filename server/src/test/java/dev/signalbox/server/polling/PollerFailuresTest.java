package dev.signalbox.server.polling;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.signalbox.model.Trouble;
import dev.signalbox.server.hand.Some;
import dev.signalbox.server.polling.Poller.Done;
import dev.signalbox.server.work.Foreseen;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Nothing that goes wrong within a poll stops the polls that follow.
class PollerFailuresTest extends PollerSuite {
    private static @Nullable Throwable failure(CompletableFuture<Done<String>> answer) {
        assertTrue(answer.isCompletedExceptionally());
        return assertThrows(CompletionException.class, answer::join).getCause();
    }

    @Test
    void a_failing_intake_is_counted_told_to_who_waits_and_does_not_stop_polling() {
        poller.watch(node(1), Duration.ZERO);
        poller.watch(node(2), Duration.ZERO);
        inTake =
                () -> {
                    throw new IllegalStateException("meant to fail");
                };
        CompletableFuture<Done<String>> answer = ask(1);
        assertTrue(failure(answer) instanceof IllegalStateException);
        assertEquals(2, work.tasks.failures());
        work.pass(Duration.ofSeconds(10));
        assertEquals(4, work.tasks.failures());
        inTake = () -> {};
        assertTrue(ask(1).isDone());
        assertEquals(4, work.tasks.failures());
    }

    private static final class Away extends RuntimeException implements Foreseen {
        private static final long serialVersionUID = 1L;
    }

    @Test
    void a_store_that_is_away_is_no_mistake_and_is_told_to_who_waits() {
        poller.watch(node(1), Duration.ZERO);
        inTake =
                () -> {
                    throw new Away();
                };
        CompletableFuture<Done<String>> answer = ask(1);
        assertTrue(failure(answer) instanceof Away);
        work.pass(Duration.ofSeconds(30));
        assertEquals(4, log.size());
        assertEquals(0, work.tasks.failures());
    }

    @Test
    void even_a_mistake_deep_down_does_not_make_a_loop_of_polls() {
        inTake =
                () -> {
                    throw new StackOverflowError("meant to fail");
                };
        poller.watch(node(1), Duration.ZERO);
        CompletableFuture<Done<String>> answer = ask(1);
        assertTrue(answer.isCompletedExceptionally());
        work.pass(Duration.ofSeconds(10));
        assertEquals(2, asker.asked().size());
        assertEquals(2, work.tasks.failures());
    }

    @Test
    void a_node_is_asked_again_even_if_it_cannot_be_told_when() {
        inNext =
                () -> {
                    throw new IllegalStateException("meant to fail");
                };
        poller.watch(node(1), Duration.ZERO);
        work.pass(Duration.ofSeconds(30));
        assertEquals(4, log.size());
        assertEquals(4, work.tasks.failures());
    }

    @Test
    void an_asker_that_fails_leaves_no_poll_under_way_for_ever() {
        asker.tell(
                at(1),
                _ -> {
                    throw new IllegalStateException("meant to fail");
                });
        poller.watch(node(1), Duration.ZERO);
        work.pass(Duration.ofSeconds(20));
        assertEquals(0, poller.stats().inFlight());
        assertEquals(3, poller.stats().polls());
        assertEquals(3, poller.stats().failures());
        assertEquals(List.of(), log);
    }

    @Test
    void polls_without_a_usable_answer_are_counted() {
        asker.tell(at(1), _ -> Some.failed(work.time, Trouble.NOT_JSON));
        poller.watch(node(1), Duration.ZERO);
        poller.watch(node(2), Duration.ZERO);
        work.pass(Duration.ofSeconds(10));
        assertEquals(4, poller.stats().polls());
        assertEquals(2, poller.stats().failures());
    }
}
