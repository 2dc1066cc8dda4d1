package dev.signalbox.model;

import static dev.signalbox.model.Samples.NODE;
import static dev.signalbox.model.Samples.answer;
import static dev.signalbox.model.Samples.moment;
import static dev.signalbox.model.Walks.walk;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// The merge of two ordered lists against a model that looks everything up in a map.
class DiffWalkTest {
    private static final String[] NAMES = {
        "a", "a-b", "a/b", "a0", "all", "b", "cam1", "cam10", "cam2", "site/x", "z"
    };
    private static final Map<String, ConfFacts> CONFS =
            Map.of("a", new ConfFacts(true), "b", new ConfFacts(false));

    private long ids;

    @Test
    void on_any_walk_the_merge_is_what_looking_up_each_path_would_give() {
        walk(
                200,
                random -> {
                    ids = 0;
                    List<StreamView> now = List.of();
                    for (int step = 0; step < 25; step++) {
                        now = step(random, now, step * 7.0);
                    }
                });
    }

    private List<StreamView> step(SplittableRandom random, List<StreamView> before, double at) {
        Snapshot answer = answer(random.nextInt(5) > 0, CONFS, paths(random));
        long reserved = ids + Diff.countNew(before, answer);
        Diff diff =
                Diff.between(
                        NODE,
                        before,
                        answer,
                        moment(at),
                        StreamRules.DEFAULT,
                        () -> new StreamId(++ids));
        assertEquals(reserved, ids, "ids that were counted beforehand");
        assertEquals(naive(before, answer, at), lines(diff.now()));
        List<StreamRecord> appeared = new ArrayList<>();
        List<Diff.Change> changed = new ArrayList<>();
        Map<String, StreamRecord> known = new TreeMap<>();
        before.forEach(view -> known.put(view.path(), view.stream()));
        for (StreamView view : diff.now()) {
            StreamRecord was = known.remove(view.path());
            if (was == null) {
                appeared.add(view.stream());
            } else if (!was.equals(view.stream())) {
                changed.add(new Diff.Change(was, view.stream()));
                assertEquals(was.id(), view.id());
            } else {
                assertSame(was, view.stream());
            }
        }
        assertEquals(Map.of(), known, "streams that were lost");
        assertEquals(appeared, diff.appeared());
        assertEquals(changed, diff.changed());
        assertEquals(appeared.isEmpty() && changed.isEmpty(), diff.nothing());
        return diff.now();
    }

    private static List<PathState> paths(SplittableRandom random) {
        List<PathState> paths = new ArrayList<>();
        for (String name : NAMES) {
            PathSketch path =
                    switch (random.nextInt(6)) {
                        case 0 -> PathSketch.path(name);
                        case 1 -> PathSketch.pulled(name);
                        case 2 -> PathSketch.live(name).tracks("H264");
                        case 3 -> PathSketch.live(name).bytes(random.nextInt(100), 0);
                        default -> null;
                    };
            if (path != null) {
                paths.add(path.state());
            }
        }
        return paths;
    }

    /// What each stream should be, as a line of text.
    private static List<String> naive(List<StreamView> before, Snapshot answer, double at) {
        Map<String, StreamView> known = new TreeMap<>();
        before.forEach(view -> known.put(view.path(), view));
        TreeMap<String, String> lines = new TreeMap<>();
        known.forEach(
                (path, view) ->
                        lines.put(
                                path,
                                answer.whole()
                                        ? line(path, Reason.PATH_MISSING, null)
                                        : line(path, view.stream().reason(), view.reading())));
        for (PathState path : answer.paths()) {
            StreamView view = known.get(path.name());
            Reading reading = Reading.next(view == null ? null : view.reading(), path, moment(at));
            Reason was = view == null ? null : view.stream().reason();
            ConfFacts facts = answer.confs().get(path.name());
            Reason reason = StreamRules.DEFAULT.judge(path, facts, was, reading);
            lines.put(path.name(), line(path.name(), reason, reading));
        }
        return List.copyOf(lines.values());
    }

    private static List<String> lines(List<StreamView> streams) {
        return streams.stream()
                .map(view -> line(view.path(), view.stream().reason(), view.reading()))
                .toList();
    }

    private static String line(String path, Reason reason, @Nullable Reading reading) {
        return path + " " + reason + " " + reading;
    }
}
