package dev.signalbox.model;

import static dev.signalbox.model.PathSketch.CAMERA;
import static dev.signalbox.model.PathSketch.LIVE_SINCE;
import static dev.signalbox.model.PathSketch.live;
import static dev.signalbox.model.PathSketch.path;
import static dev.signalbox.model.PathSketch.pulled;
import static dev.signalbox.model.Samples.NODE;
import static dev.signalbox.model.Samples.NOON;
import static dev.signalbox.model.Samples.answer;
import static dev.signalbox.model.Samples.moment;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class DiffTest {
    private final AtomicLong ids = new AtomicLong(1);

    private Diff diff(List<StreamView> before, Snapshot answer, double seconds) {
        return Diff.between(
                NODE,
                before,
                answer,
                moment(seconds),
                StreamRules.DEFAULT,
                () -> new StreamId(ids.getAndIncrement()));
    }

    private static Snapshot of(PathSketch... paths) {
        return answer(true, Map.of(), sketched(paths));
    }

    private static Snapshot partOf(PathSketch... paths) {
        return answer(false, Map.of(), sketched(paths));
    }

    private static List<PathState> sketched(PathSketch... paths) {
        return List.of(paths).stream().map(PathSketch::state).toList();
    }

    private static List<String> paths(List<StreamView> streams) {
        return streams.stream().map(StreamView::path).toList();
    }

    @Test
    void the_first_answer_makes_a_stream_of_each_path() {
        Snapshot answer = of(live("a").tracks("H264"), pulled("b"));
        assertEquals(2, Diff.countNew(List.of(), answer));
        Diff diff = diff(List.of(), answer, 5);
        assertEquals(List.of("a", "b"), paths(diff.now()));
        assertEquals(diff.now().stream().map(StreamView::stream).toList(), diff.appeared());
        assertTrue(diff.changed().isEmpty());
        StreamRecord first = diff.appeared().getFirst();
        assertEquals(new StreamId(1), first.id());
        assertEquals(Reason.PLAYABLE, first.reason());
        assertEquals(moment(5).wall(), first.since());
        assertEquals(moment(5).wall(), first.createdAt());
        assertEquals(LIVE_SINCE, first.liveSince());
        assertEquals(List.of(Track.of("H264")), first.tracks());
        assertEquals(StreamSettings.DEFAULT, first.settings());
        assertNotNull(diff.now().getFirst().reading());
    }

    @Test
    void the_same_again_is_nothing_and_keeps_the_very_records() {
        List<StreamView> before = diff(List.of(), of(live("a"), pulled("b")), 0).now();
        Diff again = diff(before, of(live("a").bytes(5, 5), pulled("b").readers(0)), 9);
        assertTrue(again.nothing());
        for (int i = 0; i < before.size(); i++) {
            assertSame(before.get(i).stream(), again.now().get(i).stream());
        }
        Reading reading = again.now().getFirst().reading();
        assertEquals(moment(9), reading == null ? null : reading.at());
    }

    @Test
    void a_path_that_vanishes_is_kept_and_marked_missing() {
        List<StreamView> before = diff(List.of(), of(live("a").tracks("Opus"), live("b")), 0).now();
        Diff diff = diff(before, of(live("b")), 9);
        assertFalse(diff.nothing());
        assertEquals(List.of("a", "b"), paths(diff.now()));
        StreamRecord gone = diff.now().getFirst().stream();
        assertEquals(Reason.PATH_MISSING, gone.reason());
        assertFalse(gone.present());
        assertEquals(moment(9).wall(), gone.missingSince());
        assertEquals(moment(9).wall(), gone.since());
        assertNull(gone.source());
        assertNull(gone.liveSince());
        assertEquals(List.of(Track.of("Opus")), gone.tracks());
        assertNull(diff.now().getFirst().reading());
        assertEquals(List.of(new Diff.Change(before.getFirst().stream(), gone)), diff.changed());
    }

    @Test
    void what_is_missing_stays_missing_since_then() {
        List<StreamView> before = diff(List.of(), of(live("a")), 0).now();
        List<StreamView> gone = diff(before, of(), 10).now();
        Diff again = diff(gone, of(), 20);
        assertTrue(again.nothing());
        assertSame(gone.getFirst(), again.now().getFirst());
    }

    @Test
    void a_path_that_returns_is_the_same_stream_again() {
        List<StreamView> before = diff(List.of(), of(live("a")), 0).now();
        List<StreamView> gone = diff(before, of(), 10).now();
        assertEquals(0, Diff.countNew(gone, of(live("a"))));
        Diff back = diff(gone, of(live("a")), 20);
        assertTrue(back.appeared().isEmpty());
        StreamRecord stream = back.now().getFirst().stream();
        assertEquals(before.getFirst().id(), stream.id());
        assertTrue(stream.present());
        assertEquals(Reason.PLAYABLE, stream.reason());
        assertEquals(moment(20).wall(), stream.since());
        assertEquals(NOON, stream.createdAt());
    }

    @Test
    void a_list_that_changed_while_it_was_read_marks_nothing_missing() {
        List<StreamView> before = diff(List.of(), of(live("a"), live("b")), 0).now();
        Diff diff = diff(before, partOf(live("b"), live("c")), 9);
        assertEquals(List.of("a", "b", "c"), paths(diff.now()));
        assertSame(before.getFirst(), diff.now().getFirst());
        assertTrue(diff.changed().isEmpty());
        assertEquals(List.of("c"), diff.appeared().stream().map(StreamRecord::path).toList());
    }

    @Test
    void a_stream_that_was_only_expected_is_found_by_its_path() {
        StreamRecord expected =
                StreamRecord.expected(new StreamId(70), NODE, "b", StreamSettings.DEFAULT, NOON);
        Diff diff = diff(List.of(Samples.view(expected)), of(live("a"), live("b")), 10);
        assertEquals(List.of("a"), diff.appeared().stream().map(StreamRecord::path).toList());
        assertEquals(new StreamId(70), diff.now().get(1).id());
        assertTrue(diff.now().get(1).stream().present());
    }

    @Test
    void each_thing_that_is_kept_is_noticed_when_it_changes() {
        PathSketch path = live("a").tracks("H264");
        List<StreamView> before = diff(List.of(), of(path), 0).now();
        for (PathSketch other :
                List.of(
                        path.source(CAMERA),
                        path.source(null),
                        path.playing(true, LIVE_SINCE.plusSeconds(1)),
                        path.playing(false, LIVE_SINCE),
                        path.conf("all_others"),
                        path.tracks("H264", "Opus"))) {
            Diff diff = diff(before, of(other), 10);
            assertEquals(1, diff.changed().size(), other::toString);
            StreamRecord after = diff.changed().getFirst().after();
            assertEquals(other.state().source(), after.source());
            assertEquals(other.state().confName(), after.confName());
            assertEquals(other.state().tracks(), after.tracks());
            assertEquals(other.state().liveSince(), after.liveSince());
        }
        assertTrue(diff(before, of(path.readers(7).bytes(9, 9)), 10).nothing());
    }

    @Test
    void the_codecs_of_a_stream_that_rests_are_remembered() {
        List<StreamView> before = diff(List.of(), of(live("a").tracks("H264")), 0).now();
        Diff rests = diff(before, of(path("a")), 10);
        assertEquals(List.of(Track.of("H264")), rests.now().getFirst().stream().tracks());
        assertTrue(diff(rests.now(), of(path("a")), 20).nothing());
    }

    @Test
    void the_since_of_a_reason_does_not_move_while_something_else_changes() {
        List<StreamView> before = diff(List.of(), of(live("a")), 0).now();
        Diff diff = diff(before, of(live("a").source(CAMERA)), 9);
        assertEquals(NOON, diff.now().getFirst().stream().since());
    }

    @Test
    void the_configuration_tells_resting_from_down_by_the_name_of_the_entry() {
        PathState resting = pulled("site/1").conf("~^site").state();
        Snapshot answer = answer(true, Map.of("~^site", new ConfFacts(true)), List.of(resting));
        Diff diff = diff(List.of(), answer, 0);
        assertEquals(Reason.STANDBY, diff.appeared().getFirst().reason());
        PathState nameless = pulled("site/1").conf(null).state();
        Snapshot unknown = answer(true, answer.confs(), List.of(nameless));
        assertEquals(Reason.CONNECTING, diff(List.of(), unknown, 0).appeared().getFirst().reason());
    }

    @Test
    void a_pulled_source_is_connecting_for_15_seconds_and_then_down() {
        Map<String, ConfFacts> known = Map.of("a", new ConfFacts(false));
        Snapshot down = answer(true, known, List.of(pulled("a").state()));
        List<StreamView> now = List.of();
        for (int seconds = 0; seconds < 15; seconds += 5) {
            now = diff(now, down, seconds).now();
            assertEquals(Reason.CONNECTING, now.getFirst().stream().reason());
        }
        Diff late = diff(now, down, 15);
        assertEquals(Reason.SOURCE_DOWN, late.now().getFirst().stream().reason());
        assertEquals(moment(15).wall(), late.now().getFirst().stream().since());
    }

    @Test
    void an_answer_has_its_paths_in_order_and_each_once() {
        assertThrows(IllegalArgumentException.class, () -> of(live("b"), live("a")));
        assertThrows(IllegalArgumentException.class, () -> of(live("a"), live("a")));
        assertEquals(3, of(live("A"), live("a"), live("a/b")).paths().size());
    }
}
