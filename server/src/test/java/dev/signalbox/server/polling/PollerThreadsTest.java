package dev.signalbox.server.polling;

import static dev.signalbox.testkit.Eventually.eventually;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.signalbox.model.Node;
import dev.signalbox.model.NodeAddress;
import dev.signalbox.model.NodeId;
import dev.signalbox.model.Poll;
import dev.signalbox.server.hand.HandAsker;
import dev.signalbox.server.hand.HandTime;
import dev.signalbox.server.hand.Some;
import dev.signalbox.server.polling.Poller.Done;
import dev.signalbox.server.work.Pacer;
import dev.signalbox.server.work.Tasks;
import dev.signalbox.server.work.Time;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

/// With real threads.
class PollerThreadsTest {
    private final HandTime hand = new HandTime();

    private static Node node(long id) {
        return Some.node(new NodeId(id), Some.at(Some.draft("n" + id), Some.address((int) id)), 1);
    }

    private static final class Counting implements Poller.Intake<Integer> {
        private final Map<NodeId, AtomicInteger> taken = new ConcurrentHashMap<>();

        @Override
        public Integer take(NodeId node, Poll poll) {
            return taken.computeIfAbsent(node, _ -> new AtomicInteger()).incrementAndGet();
        }

        @Override
        public Duration next(NodeId node) {
            return Duration.ofSeconds(10);
        }

        int of(long node) {
            AtomicInteger count = taken.get(new NodeId(node));
            return count == null ? 0 : count.get();
        }
    }

    private static void hang(CountDownLatch until) {
        try {
            until.await();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void a_node_that_hangs_delays_nobody_and_is_not_asked_twice() {
        CountDownLatch released = new CountDownLatch(1);
        HandAsker asker = new HandAsker(_ -> Some.seen(hand));
        asker.tell(
                Some.address(1),
                _ -> {
                    hang(released);
                    return Some.seen(hand);
                });
        Counting intake = new Counting();
        try (Tasks tasks = Tasks.virtual()) {
            Pacer pacer = new Pacer(hand, tasks);
            Poller<Integer> poller = new Poller<>(asker, intake, pacer, hand, 100);
            for (int id = 1; id <= 20; id++) {
                poller.watch(node(id), Duration.ZERO);
            }
            for (int round = 1; round <= 5; round++) {
                int wanted = round;
                pacer.runDue();
                for (int id = 2; id <= 20; id++) {
                    int one = id;
                    eventually("node " + id + " answers", () -> intake.of(one) == wanted);
                }
                eventually("only one is under way", () -> poller.stats().inFlight() == 1);
                hand.forward(Duration.ofSeconds(10));
            }
            CompletableFuture<Done<Integer>> waits = poller.askNow(new NodeId(1));
            pacer.runDue();
            assertEquals(1, asker.asked(Some.address(1)));
            assertFalse(waits.isDone());
            released.countDown();
            eventually("who joined has the answer", waits::isDone);
            assertEquals(1, waits.join().taken());
            assertEquals(1, asker.asked(Some.address(1)));
        }
    }

    @Test
    void no_more_nodes_are_asked_at_once_than_is_set() {
        CountDownLatch released = new CountDownLatch(1);
        HandAsker asker =
                new HandAsker(
                        _ -> {
                            hang(released);
                            return Some.seen(hand);
                        });
        Counting intake = new Counting();
        try (Tasks tasks = Tasks.virtual()) {
            Pacer pacer = new Pacer(hand, tasks);
            Poller<Integer> poller = new Poller<>(asker, intake, pacer, hand, 3);
            for (int id = 1; id <= 20; id++) {
                poller.watch(node(id), Duration.ZERO);
            }
            pacer.runDue();
            eventually("three are being asked", () -> asker.inside() == 3);
            assertEquals(3, asker.asked().size());
            // Waiting for a permit is being late.
            hand.forward(Duration.ofMillis(700));
            released.countDown();
            eventually("all were asked", () -> intake.taken.size() == 20);
            assertEquals(3, asker.mostInside());
            assertEquals(700, poller.stats().latenessMillis(1).orElseThrow());
            assertEquals(20, new HashSet<>(asker.asked()).size());
        }
    }

    @Test
    void who_waits_when_everything_ends_does_not_wait_for_ever() {
        CountDownLatch never = new CountDownLatch(1);
        HandAsker asker =
                new HandAsker(
                        _ -> {
                            hang(never);
                            return Some.seen(hand);
                        });
        CompletableFuture<Done<Integer>> waits;
        try (Tasks tasks = Tasks.virtual()) {
            Pacer pacer = new Pacer(hand, tasks);
            Poller<Integer> poller = new Poller<>(asker, new Counting(), pacer, hand, 1);
            poller.watch(node(1), Duration.ZERO);
            poller.watch(node(2), Duration.ZERO);
            waits = poller.askNow(new NodeId(2));
            CompletableFuture<Done<Integer>> other = poller.askNow(new NodeId(1));
            pacer.runDue();
            eventually("one is being asked, one waits for it", () -> asker.inside() == 1);
            assertFalse(waits.isDone() && other.isDone());
        }
        eventually("it ended", waits::isDone);
    }

    /// Nodes come, go, move and are asked for by eight threads, with the real clock.
    @Test
    void whatever_happens_at_once_no_question_is_lost_and_no_node_taken_in_twice_at_once() {
        long seed = new Random().nextLong();
        Life life = new Life();
        try (Tasks tasks = Tasks.virtual();
                Pacer pacer = Pacer.start(Time.system(), tasks)) {
            HandAsker asker =
                    new HandAsker(
                            address -> {
                                LockSupport.parkNanos(address.apiUrl().getPort() * 3_000L);
                                return Some.seen(hand);
                            });
            Poller<Integer> poller = new Poller<>(asker, life, pacer, Time.system(), 16);
            AtomicInteger ended = new AtomicInteger();
            for (long id = 1; id <= 8; id++) {
                NodeId own = new NodeId(id);
                tasks.start(
                        "user " + id,
                        () -> {
                            Random random = new Random(seed + own.value());
                            for (int step = 0; step < 400; step++) {
                                life.act(poller, random, own);
                            }
                            ended.incrementAndGet();
                        });
            }
            eventually("all are through, seed " + seed, () -> ended.get() == 8);
            eventually(
                    "all questions have an answer, seed " + seed,
                    () -> life.answers.stream().allMatch(CompletableFuture::isDone));
            assertEquals(List.of(), life.wrong.stream().distinct().toList(), "seed " + seed);
            assertEquals(0, tasks.failures(), "seed " + seed);
            assertTrue(life.answers.stream().anyMatch(one -> !one.isCancelled()));
        }
    }

    /// Each user has a node of their own to add, move and remove, and asks for all of them.
    private static final class Life implements Poller.Intake<Integer> {
        private final Queue<String> wrong = new ConcurrentLinkedQueue<>();
        private final Queue<CompletableFuture<Done<Integer>>> answers =
                new ConcurrentLinkedQueue<>();
        private final Set<NodeId> inside = ConcurrentHashMap.newKeySet();

        @Override
        public Integer take(NodeId node, Poll poll) {
            if (!inside.add(node)) {
                wrong.add("a node is taken in twice at once");
            }
            LockSupport.parkNanos(100_000);
            inside.remove(node);
            return 1;
        }

        @Override
        public Duration next(NodeId node) {
            return Duration.ofMillis(1);
        }

        void act(Poller<Integer> poller, Random random, NodeId own) {
            switch (random.nextInt(6)) {
                case 0 -> {
                    poller.forget(own);
                    if (inside.contains(own)) {
                        wrong.add("a node is taken in though it was forgotten");
                    }
                }
                case 1 -> {
                    NodeAddress address = Some.address(1 + random.nextInt(50));
                    poller.watch(
                            Some.node(own, Some.at(Some.draft("n"), address), 1),
                            Duration.ofMillis(random.nextInt(3)));
                }
                default -> answers.add(poller.askNow(new NodeId(1L + random.nextInt(8))));
            }
            LockSupport.parkNanos(random.nextInt(300_000));
        }
    }
}
