package dev.signalbox.server.polling;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.signalbox.mediamtx.NodeMemory;
import dev.signalbox.model.Node;
import dev.signalbox.model.NodeId;
import dev.signalbox.model.Poll;
import dev.signalbox.model.Trouble;
import dev.signalbox.server.hand.Some;
import dev.signalbox.server.polling.Poller.Done;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/// With time that is turned by hand, and polls that take none.
class PollerTest extends PollerSuite {
    private static Done<String> now(CompletableFuture<Done<String>> answer) {
        assertTrue(answer.isDone(), "there is no answer yet");
        return answer.join();
    }

    @Test
    void each_node_is_asked_at_its_own_time() {
        intervals.put(new NodeId(2), Duration.ofSeconds(3));
        poller.watch(node(1), Duration.ofSeconds(1));
        poller.watch(node(2), Duration.ofSeconds(2));
        work.pass(Duration.ofSeconds(12));
        assertEquals(
                List.of("1 node 1", "2 node 2", "5 node 2", "8 node 2", "11 node 1", "11 node 2"),
                log);
        assertEquals(2, poller.watched());
        assertEquals(6, poller.stats().polls());
    }

    @Test
    void a_clock_that_is_set_changes_nothing() {
        poller.watch(node(1), Duration.ZERO);
        work.pass(Duration.ofSeconds(1));
        work.time.set(work.time.instant().minus(Duration.ofHours(1)));
        work.pass(Duration.ofSeconds(10));
        work.time.set(work.time.instant().plus(Duration.ofHours(2)));
        work.pass(Duration.ofSeconds(10));
        assertEquals(3, log.size());
    }

    @Test
    void a_node_that_is_switched_off_is_not_asked() {
        poller.watch(node(1), Duration.ZERO);
        work.pass(Duration.ofSeconds(15));
        Node off = Some.node(new NodeId(1), Some.active(Some.draft("n1"), false), 2);
        poller.watch(off, Duration.ZERO);
        work.pass(Duration.ofMinutes(5));
        assertEquals(2, log.size());
        assertEquals(0, poller.watched());
        assertTrue(ask(1).isCancelled());
    }

    @Test
    void a_forgotten_node_is_not_asked_and_who_waits_for_it_is_told() {
        poller.watch(node(1), Duration.ofSeconds(5));
        CompletableFuture<Done<String>> waits = poller.askNow(new NodeId(1));
        poller.forget(new NodeId(1));
        assertTrue(waits.isCancelled());
        work.pass(Duration.ofMinutes(5));
        assertEquals(List.of(), asker.asked());
        poller.forget(new NodeId(1));
        poller.watch(node(1), Duration.ofSeconds(1));
        work.pass(Duration.ofSeconds(1));
        assertEquals(1, log.size());
    }

    @Test
    void watching_again_plans_anew() {
        poller.watch(node(1), Duration.ofSeconds(5));
        poller.watch(node(1), Duration.ofSeconds(60));
        work.pass(Duration.ofSeconds(59));
        assertEquals(List.of(), log);
        work.pass(Duration.ofSeconds(1));
        assertEquals(1, log.size());
    }

    @Test
    void on_demand_a_node_is_asked_at_once_and_then_at_its_interval_again() {
        poller.watch(node(1), Duration.ofSeconds(8));
        CompletableFuture<Done<String>> answer = ask(1);
        assertEquals("taken 1", now(answer).taken());
        assertTrue(now(answer).poll() instanceof Poll.Seen);
        work.pass(Duration.ofSeconds(9));
        assertEquals(List.of("0 node 1"), log);
        work.pass(Duration.ofSeconds(1));
        assertEquals(List.of("0 node 1", "10 node 1"), log);
    }

    @Test
    void who_comes_while_a_node_is_being_asked_gets_the_same_answer() {
        List<CompletableFuture<Done<String>>> joined = new ArrayList<>();
        asker.tell(
                at(1),
                _ -> {
                    joined.add(poller.askNow(new NodeId(1)));
                    joined.add(poller.askNow(new NodeId(1)));
                    return Some.failed(work.time, Trouble.NO_ANSWER);
                });
        poller.watch(node(1), Duration.ofHours(1));
        CompletableFuture<Done<String>> first = ask(1);
        assertEquals(1, asker.asked().size());
        for (CompletableFuture<Done<String>> one : joined) {
            assertEquals(now(first), now(one));
        }
    }

    @Test
    void who_comes_too_late_for_an_answer_is_the_cause_of_another_poll_at_once() {
        List<CompletableFuture<Done<String>>> late = new ArrayList<>();
        inNext =
                () -> {
                    if (late.isEmpty()) {
                        late.add(poller.askNow(new NodeId(1)));
                    }
                };
        poller.watch(node(1), Duration.ZERO);
        work.pacer.runDue();
        assertEquals("taken 1", now(late.getFirst()).taken());
        assertEquals(List.of("0 node 1", "0 node 1"), log);
    }

    @Test
    void what_was_learnt_of_a_node_is_handed_to_the_next_poll_until_it_moves() {
        poller.watch(node(1), Duration.ZERO);
        work.pass(Duration.ofSeconds(20));
        poller.watch(node(1, 77), Duration.ZERO);
        work.pass(Duration.ofSeconds(10));
        assertEquals(
                List.of(0L, 1L, 2L, 0L, 1L),
                asker.asked().stream().map(one -> one.memory().learnt()).toList());
        assertEquals(NodeMemory.NOTHING, asker.asked().get(3).memory());
        assertEquals(at(77), asker.asked().get(3).address());
    }

    @Test
    void an_answer_from_an_address_that_is_no_longer_the_nodes_is_dropped() {
        List<CompletableFuture<Done<String>>> waits = new ArrayList<>();
        asker.tell(
                at(1),
                _ -> {
                    waits.add(poller.askNow(new NodeId(1)));
                    poller.watch(node(1, 77), Duration.ofHours(1));
                    return Some.failed(work.time, Trouble.CONNECTION_REFUSED);
                });
        poller.watch(node(1), Duration.ZERO);
        work.pacer.runDue();
        assertEquals(1, asker.asked(at(1)));
        assertEquals(1, asker.asked(at(77)), "at once, and not in an hour");
        assertEquals(List.of("0 node 1"), log);
        assertTrue(now(waits.getFirst()).poll() instanceof Poll.Seen, "from where it is now");
    }

    @Test
    void an_answer_of_a_node_that_was_forgotten_meanwhile_is_dropped() {
        List<CompletableFuture<Done<String>>> waits = new ArrayList<>();
        asker.tell(
                at(1),
                _ -> {
                    waits.add(poller.askNow(new NodeId(1)));
                    poller.forget(new NodeId(1));
                    return Some.seen(work.time);
                });
        poller.watch(node(1), Duration.ZERO);
        work.pass(Duration.ofMinutes(5));
        assertEquals(1, asker.asked().size());
        assertEquals(List.of(), log);
        assertTrue(waits.getFirst().isCancelled());
        assertEquals(0, work.tasks.failures());
    }

    @Test
    void a_node_that_left_and_came_back_during_a_poll_is_asked_anew() {
        asker.tell(
                at(1),
                _ -> {
                    if (asker.asked().size() == 1) {
                        poller.forget(new NodeId(1));
                        poller.watch(node(1), Duration.ofSeconds(2));
                    }
                    return Some.seen(work.time);
                });
        poller.watch(node(1), Duration.ZERO);
        work.pass(Duration.ofSeconds(12));
        assertEquals(List.of("2 node 1", "12 node 1"), log);
    }

    @Test
    void how_late_polls_start_is_told() {
        assertFalse(poller.stats().latenessMillis(0.5).isPresent());
        // Nine nodes are late because the first one keeps the only thread of this test busy.
        asker.tell(
                at(1),
                _ -> {
                    work.time.forward(Duration.ofMillis(250));
                    return Some.seen(work.time);
                });
        for (int i = 1; i <= 10; i++) {
            poller.watch(node(i), Duration.ofSeconds(1));
        }
        work.pass(Duration.ofSeconds(1));
        assertEquals(0, poller.stats().latenessMillis(0.1).orElseThrow());
        assertEquals(250, poller.stats().latenessMillis(0.5).orElseThrow());
        assertEquals(250, poller.stats().latenessMillis(1).orElseThrow());
    }

    @Test
    void only_the_newest_polls_count_for_lateness() {
        asker.tell(
                at(1),
                _ -> {
                    if (asker.asked().size() == 1) {
                        work.time.forward(Duration.ofSeconds(5));
                    }
                    return Some.seen(work.time);
                });
        poller.watch(node(1), Duration.ZERO);
        poller.watch(node(2), Duration.ZERO);
        work.pass(Duration.ofSeconds(1));
        assertEquals(5_000, poller.stats().latenessMillis(1).orElseThrow());
        work.pass(Duration.ofSeconds(10 * 1_100L));
        assertEquals(0, poller.stats().latenessMillis(1).orElseThrow());
    }
}
