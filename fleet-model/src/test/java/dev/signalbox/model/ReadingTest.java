package dev.signalbox.model;

import static dev.signalbox.model.PathSketch.LIVE_SINCE;
import static dev.signalbox.model.PathSketch.live;
import static dev.signalbox.model.PathSketch.path;
import static dev.signalbox.model.PathSketch.pulled;
import static dev.signalbox.model.Samples.moment;
import static dev.signalbox.model.Walks.walk;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.signalbox.model.Poll.Moment;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ReadingTest {
    private static final Instant LATER = LIVE_SINCE.plusSeconds(60);

    private static Reading after(@Nullable Reading before, PathSketch path, double seconds) {
        return Reading.next(before, path.state(), moment(seconds));
    }

    private static Reading bytes(@Nullable Reading before, long in, long out, double seconds) {
        return after(before, live("a").bytes(in, out), seconds);
    }

    @Test
    void the_first_answer_tells_no_rate() {
        Reading first = bytes(null, 1_000_000, 500, 0);
        assertNull(first.inbound());
        assertNull(first.outbound());
        assertEquals(moment(0), first.movedAt());
    }

    @Test
    void a_rate_is_bits_per_second_between_two_answers() {
        Reading second = bytes(bytes(null, 1000, 0, 0), 6000, 20_000, 4);
        assertEquals(10_000, second.inbound());
        assertEquals(40_000, second.outbound());
    }

    @Test
    void a_stream_that_stands_still_has_a_rate_of_zero_and_not_an_unknown_one() {
        Reading second = bytes(bytes(null, 1000, 70, 0), 1000, 70, 10);
        assertEquals(0, second.inbound());
        assertEquals(0, second.outbound());
        assertEquals(moment(0), second.movedAt());
    }

    @Test
    void only_bytes_that_come_in_are_movement() {
        Reading second = bytes(bytes(null, 1000, 70, 0), 1000, 9000, 10);
        assertEquals(moment(0), second.movedAt());
        assertEquals(moment(20), bytes(second, 1001, 9000, 20).movedAt());
    }

    @Test
    void an_answer_right_after_another_leaves_the_rate_as_it_is() {
        Reading second = bytes(bytes(null, 0, 0, 0), 10_000, 0, 10);
        Reading soon = bytes(second, 10_150, 5, 10.199);
        assertEquals(8000, soon.inbound());
        assertEquals(10_150, soon.bytesIn());
        assertEquals(moment(10.199), soon.movedAt());
        assertEquals(6000, bytes(second, 10_150, 0, 10.2).inbound());
    }

    @Test
    void after_an_answer_that_came_too_soon_no_byte_is_counted_twice() {
        Reading soon = bytes(bytes(bytes(null, 0, 0, 0), 10_000, 0, 10), 10_100, 0, 10.1);
        assertEquals(8000, bytes(soon, 20_100, 0, 20.1).inbound());
    }

    @Test
    void a_counter_that_drops_is_a_new_beginning() {
        Reading second = bytes(bytes(null, 1000, 5000, 0), 6000, 6000, 10);
        for (Reading reset :
                new Reading[] {bytes(second, 500, 7000, 20), bytes(second, 7000, 10, 20)}) {
            assertNull(reset.inbound());
            assertNull(reset.outbound());
            assertEquals(moment(20), reset.movedAt());
        }
        assertEquals(4000, bytes(bytes(second, 500, 0, 20), 5500, 0, 30).inbound());
    }

    @Test
    void another_beginning_of_the_stream_is_one_even_if_the_counter_has_grown_past_the_old_one() {
        Reading second = bytes(bytes(null, 1000, 0, 0), 6000, 0, 10);
        Reading again = after(second, live("a").playing(true, LATER).bytes(50_000, 0), 20);
        assertNull(again.inbound());
        assertEquals(LATER, again.liveSince());
        assertEquals(moment(20), again.movedAt());
    }

    @Test
    void setting_the_clock_changes_no_rate_and_makes_nothing_stand_still() {
        Reading first = bytes(null, 0, 0, 0);
        Moment hourBack = new Moment(Samples.NOON.minusSeconds(3600), moment(10).nanos());
        Reading back = Reading.next(first, live("a").bytes(10_000, 0).state(), hourBack);
        assertEquals(8000, back.inbound());
        Moment hourOn = new Moment(Samples.NOON.plusSeconds(3600), moment(15).nanos());
        Reading on = Reading.next(back, live("a").bytes(10_000, 0).state(), hourOn);
        assertEquals(
                Reason.PLAYABLE,
                StreamRules.DEFAULT.judge(live("a").state(), null, Reason.PLAYABLE, on));
        assertEquals(Duration.ofSeconds(5), hourOn.since(on.movedAt()));
    }

    @Test
    void an_older_moment_after_a_newer_one_makes_no_rate_of_its_own() {
        Reading second = bytes(bytes(null, 0, 0, 0), 10_000, 0, 10);
        assertEquals(8000, bytes(second, 30_000, 0, 9).inbound());
    }

    @Test
    void how_long_it_is_down_counts_from_the_first_answer_that_said_so() {
        Reading first = after(null, pulled("a"), 0);
        assertEquals(moment(0), first.downSince());
        assertEquals(moment(0), after(first, pulled("a"), 10).downSince());
        Reading live = bytes(first, 10, 0, 20);
        assertNull(live.downSince());
        Reading lost = after(live, pulled("a"), 30);
        assertEquals(moment(30), lost.downSince());
        assertEquals(moment(30), after(lost, pulled("a").bytes(9, 0), 40).downSince());
        assertEquals(moment(30), after(after(lost, pulled("a"), 40), path("a"), 50).downSince());
    }

    @Test
    void a_publisher_that_comes_back_behind_a_holding_picture_is_not_stalled_at_once() {
        Reading live = bytes(null, 1000, 0, 0);
        PathSketch slate = live("a").playing(false, LIVE_SINCE).bytes(1000, 0);
        Reading held = after(after(live, slate, 10), slate, 60);
        assertEquals(moment(0), held.movedAt());
        Reading back = bytes(held, 1000, 0, 70);
        assertEquals(moment(70), back.movedAt());
    }

    /// Seen with MediaMTX 1.16 and newer: `inboundBytes` of an `alwaysAvailable` path goes on
    /// growing while nobody publishes.
    @Test
    void the_bytes_of_a_holding_picture_are_no_traffic_of_a_publisher() {
        Reading live = bytes(bytes(null, 0, 0, 0), 10_000, 0, 10);
        PathSketch slate = live("a").playing(false, LIVE_SINCE);
        Reading held = after(live, slate.bytes(20_000, 500), 20);
        assertEquals(0, held.inbound());
        assertEquals(400, held.outbound());
        assertEquals(moment(10), held.movedAt());
        held = after(held, slate.bytes(30_000, 500), 30);
        assertEquals(0, held.inbound());
        assertEquals(30_000, held.bytesIn());
        assertEquals(Reason.SLATE, StreamRules.DEFAULT.judge(slate.state(), null, null, held));
        Reading back = bytes(held, 40_000, 500, 40);
        assertEquals(8000, back.inbound());
        assertEquals(moment(40), back.movedAt());
        Reading stuck = bytes(back, 40_000, 500, 50);
        assertEquals(
                Reason.STALLED, StreamRules.DEFAULT.judge(live("a").state(), null, null, stuck));
    }

    @Test
    void what_the_node_counts_is_taken_over() {
        PathState state = live("a").bytes(7, 8).readers(3).state();
        Reading reading = Reading.next(null, state, moment(0));
        assertEquals(7, reading.bytesIn());
        assertEquals(8, reading.bytesOut());
        assertEquals(3, reading.readers());
        assertEquals(LIVE_SINCE, reading.liveSince());
    }

    @Test
    void on_any_walk_the_rates_are_never_negative_and_add_up_to_the_bytes() {
        walk(
                300,
                random -> {
                    Reading reading = bytes(null, 0, 0, 0);
                    double now = 0;
                    long in = 0;
                    for (int step = 0; step < 50; step++) {
                        double wait = 0.2 + random.nextDouble() * 20;
                        long more = random.nextInt(4) == 0 ? 0 : random.nextLong(1L << 40);
                        boolean restart = in > 0 && random.nextInt(6) == 0;
                        long before = in;
                        in = restart ? random.nextLong(in) : in + more;
                        now += wait;
                        reading = bytes(reading, in, 0, now);
                        Long rate = reading.inbound();
                        if (restart) {
                            assertNull(rate);
                        } else {
                            double bits = (in - before) * 8.0;
                            assertEquals(
                                    bits, (rate == null ? -1 : rate) * wait, wait + bits / 1e6);
                        }
                    }
                });
    }
}
