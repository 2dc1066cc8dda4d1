package dev.signalbox.model;

import static dev.signalbox.model.Samples.answering;
import static dev.signalbox.model.Samples.state;
import static dev.signalbox.model.Samples.troubled;
import static dev.signalbox.model.Walks.pick;
import static dev.signalbox.model.Walks.walk;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// How long to wait for the next question to a node.
class NodePaceTest {
    private static final Duration SLOWEST = Duration.ofSeconds(30);

    private static Contact failing(int failures) {
        return new Contact(null, null, null, failures, null);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    # trouble          | failures | regular | next
                    -                  | 0        | 10      | 10
                    -                  | 1        | 10      | 1
                    -                  | 2        | 10      | 2
                    -                  | 3        | 10      | 2
                    -                  | 1        | 0.5     | 0.5
                    -                  | 2        | 1       | 1
                    CONNECTION_REFUSED | 2        | 2       | 4
                    CONNECTION_REFUSED | 3        | 2       | 6
                    CONNECTION_REFUSED | 8        | 2       | 15
                    CONNECTION_REFUSED | 2        | 10      | 15
                    CONNECTION_REFUSED | 99       | 1       | 8
                    CONNECTION_REFUSED | 99       | 60      | 60
                    CREDENTIALS_WRONG  | 1        | 10      | 10
                    CREDENTIALS_WRONG  | 2        | 10      | 20
                    CREDENTIALS_WRONG  | 9        | 10      | 30
                    CREDENTIALS_WRONG  | 9        | 300     | 300
                    BUSY               | 2        | 10      | 15
                    """)
    void the_wait_is_short_in_doubt_and_grows_afterwards(
            String trouble, int failures, double regular, double expected) {
        NodeState state = trouble.equals("-") ? answering() : troubled(Trouble.valueOf(trouble));
        assertEquals(seconds(expected), NodeRules.next(failing(failures), state, seconds(regular)));
    }

    private static Duration seconds(double seconds) {
        return Duration.ofMillis(Math.round(seconds * 1000));
    }

    @Test
    void whatever_happens_the_wait_is_never_nothing_and_never_without_bound() {
        walk(
                2000,
                random -> {
                    Duration regular = Duration.ofMillis(1 + random.nextLong(600_000));
                    int failures = random.nextInt(4) == 0 ? Integer.MAX_VALUE : random.nextInt(40);
                    Duration next = NodeRules.next(failing(failures), any(random), regular);
                    assertTrue(next.isPositive(), next::toString);
                    Duration bound = regular.compareTo(SLOWEST) > 0 ? regular : SLOWEST;
                    assertTrue(next.compareTo(bound) <= 0, next::toString);
                });
    }

    @Test
    void in_doubt_the_wait_is_never_longer_than_the_regular_one() {
        walk(
                500,
                random -> {
                    Duration regular = Duration.ofMillis(1 + random.nextLong(60_000));
                    int failures = 1 + random.nextInt(20);
                    Duration next = NodeRules.next(failing(failures), answering(), regular);
                    assertTrue(next.compareTo(regular) <= 0, next::toString);
                    assertTrue(next.compareTo(Duration.ofSeconds(2)) <= 0, next::toString);
                });
    }

    @Test
    void a_node_that_is_away_is_never_asked_more_often_than_one_that_answers() {
        walk(
                500,
                random -> {
                    Duration regular = Duration.ofMillis(1 + random.nextLong(60_000));
                    Trouble trouble = pick(random, List.of(Trouble.values()));
                    Duration shorter = regular;
                    for (int failures = 1; failures < 12; failures++) {
                        Duration next =
                                NodeRules.next(failing(failures), troubled(trouble), regular);
                        assertTrue(next.compareTo(shorter) >= 0, next::toString);
                        shorter = next;
                    }
                });
    }

    private static NodeState any(SplittableRandom random) {
        return random.nextBoolean()
                ? state(pick(random, List.of(NodeReason.values())))
                : troubled(pick(random, List.of(Trouble.values())));
    }
}
