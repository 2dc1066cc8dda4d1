package dev.signalbox.server.polling;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.signalbox.model.NodeId;
import dev.signalbox.model.Poll;
import dev.signalbox.server.hand.HandAsker;
import dev.signalbox.server.hand.HandTime;
import dev.signalbox.server.hand.HandWork;
import dev.signalbox.server.hand.Some;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Compares the poller with the simplest model of it, over random lives of a fleet.
class PollerRandomTest {
    private static final int NODES = 6;

    private final HandWork work = new HandWork();
    private final List<String> log = new ArrayList<>();

    /// When each watched node is due, in milliseconds.
    private final Map<Long, Long> due = new HashMap<>();

    private final Map<Long, CompletableFuture<?>> answers = new HashMap<>();
    private final List<String> expected = new ArrayList<>();

    private final Poller<Integer> poller =
            new Poller<>(
                    new HandAsker(_ -> Some.seen(work.time)),
                    new Poller.Intake<Integer>() {
                        @Override
                        public Integer take(NodeId node, Poll poll) {
                            log.add(now() + " " + node);
                            return 1;
                        }

                        @Override
                        public Duration next(NodeId node) {
                            return interval(node.value());
                        }
                    },
                    work.pacer,
                    work.time,
                    1);

    private static Duration interval(long node) {
        return Duration.ofMillis(700 + 97 * node);
    }

    private long now() {
        return Duration.between(HandTime.BEGIN, work.time.instant()).toMillis();
    }

    static LongStream seeds() {
        Random random = new Random();
        return LongStream.concat(LongStream.range(0, 20), random.longs(20));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void every_poll_is_where_it_should_be(long seed) {
        Random random = new Random(seed);
        for (int step = 0; step < 300; step++) {
            long node = 1L + random.nextInt(NODES);
            switch (random.nextInt(5)) {
                case 0 -> {
                    int delay = random.nextInt(2_000);
                    poller.watch(Some.node(new NodeId(node), "n" + node), Duration.ofMillis(delay));
                    // Whoever waits for an answer is not put off.
                    due.put(node, waiting(node) ? now() : now() + delay);
                }
                case 1 -> {
                    poller.forget(new NodeId(node));
                    due.remove(node);
                }
                case 2 -> {
                    answers.put(node, poller.askNow(new NodeId(node)));
                    due.computeIfPresent(node, (_, _) -> now());
                }
                default -> pass(random.nextInt(1_500));
            }
        }
        log.sort(Comparator.naturalOrder());
        expected.sort(Comparator.naturalOrder());
        assertEquals(expected, log);
        assertEquals(due.size(), poller.watched());
    }

    private boolean waiting(long node) {
        CompletableFuture<?> answer = answers.get(node);
        return answer != null && !answer.isDone();
    }

    private void pass(int millis) {
        long until = now() + millis;
        due.replaceAll(
                (node, at) -> {
                    long next = at;
                    while (next <= until) {
                        expected.add(next + " " + node);
                        next += interval(node).toMillis();
                    }
                    return next;
                });
        work.pass(Duration.ofMillis(millis));
    }
}
