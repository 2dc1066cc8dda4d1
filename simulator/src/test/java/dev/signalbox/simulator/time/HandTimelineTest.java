package dev.signalbox.simulator.time;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class HandTimelineTest {

    private final HandTimeline hand = new HandTimeline(Instant.EPOCH);
    private final List<String> done = new ArrayList<>();

    @Test
    void nothing_happens_until_the_hand_is_turned() {
        hand.after(Duration.ZERO, () -> done.add("a"));
        assertEquals(List.of(), done);
        hand.forward(Duration.ZERO);
        assertEquals(List.of("a"), done);
    }

    @Test
    void what_is_due_happens_in_order_and_at_its_own_moment() {
        hand.after(Duration.ofSeconds(2), () -> done.add("late " + hand.now()));
        hand.after(Duration.ofSeconds(1), () -> done.add("early " + hand.now()));
        hand.after(Duration.ofSeconds(1), () -> done.add("second"));
        hand.forward(Duration.ofSeconds(5));
        assertEquals(
                List.of("early 1970-01-01T00:00:01Z", "second", "late 1970-01-01T00:00:02Z"), done);
        assertEquals(Instant.ofEpochSecond(5), hand.now());
    }

    @Test
    void what_becomes_due_on_the_way_happens_too() {
        hand.after(
                Duration.ofSeconds(1),
                () -> hand.after(Duration.ofSeconds(1), () -> done.add("chained")));
        hand.forward(Duration.ofSeconds(2));
        assertEquals(List.of("chained"), done);
    }

    @Test
    void what_was_called_off_does_not_happen() {
        hand.after(Duration.ofSeconds(1), () -> done.add("never")).cancel();
        assertEquals(0, hand.waiting());
        hand.forward(Duration.ofSeconds(2));
        assertEquals(List.of(), done);
    }

    @Test
    void closing_calls_everything_off() {
        hand.after(Duration.ofSeconds(1), () -> done.add("never"));
        hand.close();
        hand.forward(Duration.ofSeconds(2));
        assertEquals(List.of(), done);
    }
}
