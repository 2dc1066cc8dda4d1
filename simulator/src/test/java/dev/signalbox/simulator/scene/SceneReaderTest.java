package dev.signalbox.simulator.scene;

import static dev.signalbox.simulator.Refusals.refusal;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.signalbox.simulator.fault.Fault;
import dev.signalbox.simulator.scene.Scene.Range;
import dev.signalbox.simulator.scene.Scene.What;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SceneReaderTest {

    @Test
    void a_group_may_say_everything() {
        var scene =
                SceneReader.read(
                        """
                        {
                          // comments are fine
                          "name": "mine",
                          "groups": [{
                            "name": "edge-{n}", "count": 3, "version": ["1.20.1", "1.9.3"],
                            "environment": "production", "paths": 7, "pathName": "{node}-{n}",
                            "live": 0.5, "onDemand": 0.1, "pull": 0.2, "kbps": [100, 200],
                            "protocols": {"rtmp": 2, "srt": 1}, "codecs": {"h265": 1},
                            "readers": 2
                          }],
                          "timetable": [{
                            "what": "fault", "perMinute": 2, "down": [1, 2], "nodes": "edge-*",
                            "fault": {"kind": "slow", "delayMillis": 5}
                          }]
                        }
                        """);
        var group = scene.groups().getFirst();
        assertEquals("mine", scene.name());
        assertEquals(3, group.count());
        assertEquals("[1.20.1, 1.9.3]", group.versions().toString());
        assertEquals(new Range(100, 200), group.kbps());
        assertEquals(new Range(2, 2), group.readers());
        assertEquals(Map.of("rtmp", 2.0, "srt", 1.0), group.protocols());
        var rule = scene.timetable().getFirst();
        assertEquals(What.FAULT, rule.what());
        assertEquals(Fault.slow(Duration.ofMillis(5)), rule.fault());
        assertTrue(rule.hits("edge-1"));
        assertTrue(!rule.hits("core-1"));
    }

    @Test
    void what_is_left_out_is_as_usual() {
        var scene = SceneReader.read("{\"groups\":[{}]}");
        var group = scene.groups().getFirst();
        assertEquals(1, group.count());
        assertEquals(10, group.paths());
        assertEquals(1.0, group.live());
        assertEquals("[1.20.1]", group.versions().toString());
        assertEquals(List.of(), scene.timetable());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "x | The scene is not JSON",
                "[] | The scene is an object",
                "{} | A scene needs at least one group of nodes",
                "{`grups`:[]} | The scene has no 'grups'",
                "{`groups`:[{`nodes`:1}]} | groups[0]: A group has no 'nodes'",
                "{`groups`:[{},{`count`:0}]} | groups[1]: A group has 1 to 5000 nodes",
                "{`groups`:[{`count`:1.5}]} | groups[0]: 'count' is a whole number",
                "{`groups`:[{`count`:2,`name`:`a`}]} | groups[0]: 'a' would name 2 nodes",
                "{`groups`:[{`pathName`:`a`}]} | groups[0]: 'a' would name 10 paths",
                "{`groups`:[{`version`:`1.8.0`}]} | groups[0]: '1.8.0' is not a MediaMTX release",
                "{`groups`:[{`version`:[]}]} | groups[0]: A group needs a version",
                "{`groups`:[{`live`:0.9,`pull`:0.2}]} | groups[0]: The shares live, onDemand",
                "{`groups`:[{`live`:`x`}]} | groups[0]: 'live' is a number",
                "{`groups`:[{`kbps`:[5,1]}]} | groups[0]: A range is [least, most]",
                "{`groups`:[{`kbps`:`x`}]} | groups[0]: 'kbps' is a number or [least, most]",
                "{`groups`:[{`codecs`:{`h264`:0}}]} | groups[0]: 'codecs' needs a weight above 0",
                "{`groups`:[{`codecs`:{`h264`:-1}}]} | groups[0]: 'codecs' has weights",
                "{`groups`:[{}],`timetable`:[{`what`:`x`}]} | timetable[0]: 'what' is one of",
                "{`groups`:[{}],`timetable`:[{`what`:`streams`}]} | timetable[0]: A rule needs",
                "{`groups`:[{}],`timetable`:[{`what`:`fault`,`at`:1}]} | timetable[0]: A rule for a"
                        + " fault needs 'fault'",
                "{`groups`:[{}],`timetable`:[{`x`:1}]} | timetable[0]: A rule has no 'x'"
            })
    void mistakes_are_named_with_their_place(String json, String message) {
        var said = refusal(() -> SceneReader.read(json.replace('`', '"')));
        assertTrue(said.startsWith(message), said);
    }

    @ParameterizedTest
    @ValueSource(strings = {"demo", "calm", "storm", "big"})
    void the_scenes_that_come_along_can_be_read_and_planned(String name) {
        assertTrue(BuiltInScenes.names().contains(name));
        var plan = ScenePlan.of(BuiltInScenes.named(name), 1);
        assertNotNull(new Timetable(plan, BuiltInScenes.named(name).timetable(), 1));
    }

    @Test
    void the_demo_has_twelve_nodes_with_six_hundred_streams_in_three_environments() {
        var plan = ScenePlan.of(BuiltInScenes.named("demo"), 1);
        assertEquals(12, plan.nodes().size());
        assertEquals(600, plan.streams());
        assertEquals(
                List.of("production", "staging", "development"),
                plan.nodes().stream().map(ScenePlan.Node::environment).distinct().toList());
    }

    @Test
    void big_has_a_hundred_thousand_live_paths() {
        var plan = ScenePlan.of(BuiltInScenes.named("big"), 1);
        assertEquals(200, plan.nodes().size());
        assertEquals(100_000, plan.streams());
        assertTrue(
                plan.nodes().getFirst().paths().stream()
                        .allMatch(path -> path.role() == ScenePlan.Role.LIVE));
    }

    @Test
    void there_is_no_other_scene() {
        assertEquals(
                "There is no scene 'x'; there are demo, calm, storm, big",
                refusal(() -> BuiltInScenes.named("x")));
    }

    @Test
    void words_for_tracks_are_few() {
        assertEquals(2, Tracks.named("h264+aac").size());
        assertTrue(refusal(() -> Tracks.named("h264+x")).startsWith("'x' is no codec of scenes"));
        for (var word : "h264 h264-720 h264-4k h265 av1 vp9 mjpeg aac opus g711".split(" ", -1)) {
            assertEquals(1, Tracks.named(word).size());
        }
    }
}
