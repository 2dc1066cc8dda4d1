package dev.signalbox.simulator.scene;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.signalbox.simulator.scene.Happening.Act;
import dev.signalbox.simulator.scene.ScenePlan.Role;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// What there is and what happens follows from the scene and the seed.
class TimetableTest {

    @Test
    void the_same_seed_makes_the_same_fleet_and_the_same_course_of_events() {
        var storm = BuiltInScenes.named("storm");
        assertEquals(ScenePlan.of(storm, 7), ScenePlan.of(storm, 7));
        assertEquals(course(storm, 7, 2000), course(storm, 7, 2000));
    }

    @Test
    void another_seed_makes_another() {
        var storm = BuiltInScenes.named("storm");
        assertNotEquals(ScenePlan.of(storm, 7), ScenePlan.of(storm, 8));
        assertNotEquals(course(storm, 7, 100), course(storm, 8, 100));
    }

    @Test
    void events_come_in_order_and_about_as_often_as_they_should() {
        var scene =
                scene(
                        "{\"what\":\"streams\",\"perMinute\":60,\"down\":[2,4]},"
                                + "{\"what\":\"restart\",\"perMinute\":6}");
        var course = course(scene, 1, 1100);
        for (int i = 1; i < course.size(); i++) {
            assertTrue(course.get(i).at().compareTo(course.get(i - 1).at()) >= 0);
        }
        double minutes = course.getLast().at().toMillis() / 60_000.0;
        assertEquals(1100 / 66.0, minutes, 2.5);
        long restarts = course.stream().filter(h -> h.what() instanceof Act.Restart).count();
        assertEquals(100.0, (double) restarts, 30.0);
    }

    @Test
    void an_event_lasts_as_long_as_its_rule_allows() {
        for (var happening :
                course(scene("{\"what\":\"streams\",\"perMinute\":60,\"down\":[2,4]}"), 1, 200)) {
            var down = assertInstanceOf(Act.StreamDown.class, happening.what()).duration();
            assertTrue(down.compareTo(Duration.ofSeconds(2)) >= 0, down.toString());
            assertTrue(down.compareTo(Duration.ofSeconds(4)) <= 0, down.toString());
        }
    }

    @Test
    void a_rule_hits_only_the_nodes_and_the_paths_that_it_is_for() {
        var scene =
                scene(
                        "{\"what\":\"outage\",\"perMinute\":60,\"nodes\":\"*-2\"},"
                                + "{\"what\":\"pulls\",\"perMinute\":60}");
        var plan = ScenePlan.of(scene, 1);
        var pulls =
                plan.nodes().stream()
                        .flatMap(node -> node.paths().stream())
                        .filter(path -> path.role() == Role.PULL)
                        .map(ScenePlan.Path::name)
                        .collect(Collectors.toSet());
        for (var happening : course(scene, 1, 200)) {
            switch (happening.what()) {
                case Act.Broken _ -> assertEquals("node-2", happening.node());
                case Act.PullDown(var path, _) -> assertTrue(pulls.contains(path));
                default -> throw new AssertionError(happening.toString());
            }
        }
    }

    @Test
    void a_rule_with_a_time_happens_once() {
        var scene = scene("{\"what\":\"restart\",\"at\":30,\"down\":5,\"publishersReturn\":false}");
        var timetable = new Timetable(ScenePlan.of(scene, 1), scene.timetable(), 1);
        var only = timetable.next();
        assertNotNull(only);
        assertEquals(Duration.ofSeconds(30), only.at());
        assertEquals(new Act.Restart(Duration.ofSeconds(5), false), only.what());
        assertNull(timetable.next());
    }

    @Test
    void a_rule_that_can_hit_nobody_does_nothing() {
        var scene = scene("{\"what\":\"outage\",\"perMinute\":1,\"nodes\":\"none\"}");
        assertNull(new Timetable(ScenePlan.of(scene, 1), scene.timetable(), 1).next());
    }

    @Test
    void the_shares_of_a_group_hold_and_neighbours_differ() {
        var scene =
                SceneReader.read(
                        "{\"groups\":[{\"paths\":1000,\"live\":0.7,\"pull\":0.1,"
                                + "\"onDemand\":0.1,\"kbps\":[100,200],\"readers\":[1,3]}]}");
        var paths = ScenePlan.of(scene, 1).nodes().getFirst().paths();
        assertEquals(700.0, (double) count(paths, Role.LIVE), 3.0);
        assertEquals(100.0, (double) count(paths, Role.PULL), 3.0);
        assertEquals(100.0, (double) count(paths, Role.ON_DEMAND), 3.0);
        assertEquals(100.0, (double) count(paths, Role.IDLE), 3.0);
        assertTrue(paths.subList(0, 20).stream().map(ScenePlan.Path::role).distinct().count() >= 3);
        for (var path : paths) {
            long kbps = path.publication().bitsPerSecond() / 1000;
            assertTrue(kbps >= 100 && kbps <= 200, path.toString());
            boolean read = path.role() == Role.LIVE || path.role() == Role.PULL;
            assertTrue(read ? path.readers() >= 1 && path.readers() <= 3 : path.readers() == 0);
        }
    }

    @Test
    void names_are_numbered_with_as_many_digits_as_are_needed() {
        var scene =
                SceneReader.read(
                        "{\"groups\":[{\"name\":\"n{n}\",\"count\":10,\"paths\":100,"
                                + "\"pathName\":\"{node}/{n}\",\"version\":[\"1.9.3\",\"1.20.1\"],"
                                + "\"protocols\":{\"moq\":1}}]}");
        var plan = ScenePlan.of(scene, 1);
        assertEquals("n01", plan.nodes().getFirst().name());
        assertEquals("n10", plan.nodes().getLast().name());
        assertEquals("n01/001", plan.nodes().getFirst().paths().getFirst().name());
        assertEquals(
                "RTSP",
                plan.nodes().getFirst().paths().getFirst().publication().protocol().name(),
                "1.9.3 has no MoQ");
        assertEquals("MOQ", plan.nodes().get(1).paths().getFirst().publication().protocol().name());
    }

    private static Scene scene(String rules) {
        return SceneReader.read(
                "{\"groups\":[{\"count\":3,\"paths\":20,\"live\":0.5,\"pull\":0.3}],"
                        + "\"timetable\":["
                        + rules
                        + "]}");
    }

    private static List<Happening> course(Scene scene, long seed, int count) {
        var timetable = new Timetable(ScenePlan.of(scene, seed), scene.timetable(), seed);
        var course = new ArrayList<Happening>();
        for (int i = 0; i < count; i++) {
            var next = timetable.next();
            assertNotNull(next);
            course.add(next);
        }
        return course;
    }

    private static long count(List<ScenePlan.Path> paths, Role role) {
        return paths.stream().filter(path -> path.role() == role).count();
    }
}
