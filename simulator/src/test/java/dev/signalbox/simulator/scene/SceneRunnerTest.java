package dev.signalbox.simulator.scene;

import static dev.signalbox.simulator.Refusals.refusal;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.signalbox.simulator.Api;
import dev.signalbox.simulator.SimulatedNode;
import dev.signalbox.simulator.Simulator;
import dev.signalbox.simulator.SimulatorSettings;
import dev.signalbox.simulator.fault.FaultKind;
import dev.signalbox.simulator.time.HandTimeline;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Scenes on a clock that the test turns.
class SceneRunnerTest {

    private final HandTimeline hand = new HandTimeline();
    private final Simulator simulator = Simulator.open(new SimulatorSettings(List.of(), hand));
    private final SceneRunner runner = new SceneRunner(simulator, Stage.LOCAL);

    @AfterEach
    void close() {
        runner.close();
        simulator.close();
    }

    @Test
    void a_scene_builds_what_it_describes() {
        play(
                "{\"groups\":[{\"name\":\"edge-{n}\",\"count\":2,\"version\":\"1.15.6\","
                        + "\"environment\":\"staging\",\"paths\":10,\"live\":0.5,\"pull\":0.2,"
                        + "\"onDemand\":0.1,\"readers\":1}]}");
        assertEquals(List.of("edge-1", "edge-2"), names());
        var node = simulator.node("edge-1");
        assertEquals("staging", node.environment());
        assertEquals("1.15.6", node.version().toString());
        assertEquals(10, node.paths().size());
        long live = node.livePaths();
        hand.forward(Duration.ofSeconds(1));
        assertEquals(5, live);
        assertTrue(node.livePaths() > live, "pull sources have connected");
        assertEquals(10, Api.of(node).get("/v3/config/paths/list").items().size());
    }

    @Test
    void a_stream_leaves_and_comes_back() {
        play(
                "{\"groups\":[{\"paths\":1}],"
                        + "\"timetable\":[{\"what\":\"streams\",\"at\":10,\"down\":5}]}");
        var node = simulator.nodes().getFirst();
        assertEquals(1, node.livePaths());
        hand.forward(Duration.ofSeconds(10));
        assertEquals(0, node.livePaths());
        hand.forward(Duration.ofSeconds(5));
        assertEquals(1, node.livePaths());
    }

    @Test
    void a_pull_source_breaks_and_connects_again() {
        play(
                "{\"groups\":[{\"paths\":1,\"live\":0,\"pull\":1}],"
                        + "\"timetable\":[{\"what\":\"pulls\",\"at\":10,\"down\":5}]}");
        var node = simulator.nodes().getFirst();
        hand.forward(Duration.ofSeconds(9));
        assertEquals(1, node.livePaths());
        hand.forward(Duration.ofSeconds(1));
        assertEquals(0, node.livePaths());
        hand.forward(Duration.ofSeconds(6));
        assertEquals(1, node.livePaths());
    }

    @Test
    void a_node_is_away_for_a_while_and_another_starts_again() {
        play(
                "{\"groups\":[{\"count\":2}],\"timetable\":["
                        + "{\"what\":\"outage\",\"at\":10,\"down\":5,\"nodes\":\"node-1\"},"
                        + "{\"what\":\"restart\",\"at\":10,\"down\":5,\"nodes\":\"node-2\"}]}");
        var second = Api.of(simulator.node("node-2"));
        var started = second.get("/v3/info").json().path("started").asText();
        hand.forward(Duration.ofSeconds(10));
        assertEquals(FaultKind.REFUSE, simulator.node("node-1").faults().getFirst().kind());
        hand.forward(Duration.ofSeconds(5));
        assertEquals(List.of(), simulator.node("node-1").faults());
        assertEquals(200, Api.of(simulator.node("node-1")).get("/v3/info").status());
        assertNotEquals(started, second.get("/v3/info").json().path("started").asText());
        assertEquals(10, simulator.node("node-2").livePaths(), "publishers are back");
    }

    @Test
    void readers_come_and_go() {
        play(
                "{\"groups\":[{\"paths\":1,\"readers\":5}],"
                        + "\"timetable\":[{\"what\":\"readers\",\"perMinute\":60}]}");
        var node = simulator.nodes().getFirst();
        assertEquals(5, node.readers("cam-1"));
        var seen = new java.util.HashSet<Integer>();
        for (int i = 0; i < 60; i++) {
            hand.forward(Duration.ofSeconds(1));
            seen.add(node.readers("cam-1"));
        }
        assertTrue(seen.size() > 2, seen.toString());
    }

    @Test
    void another_scene_takes_the_place_of_the_first_and_nothing_of_it_goes_on() {
        play(
                "{\"groups\":[{\"name\":\"old\",\"paths\":1}],"
                        + "\"timetable\":[{\"what\":\"streams\",\"perMinute\":60,\"down\":1}]}");
        hand.forward(Duration.ofSeconds(3));
        play("{\"groups\":[{\"name\":\"new\",\"paths\":1}]}");
        assertEquals(List.of("new"), names());
        hand.forward(Duration.ofMinutes(1));
        assertEquals(1, simulator.node("new").livePaths());
        assertEquals(1, runner.plan().nodes().size());
    }

    @Test
    void a_path_that_was_changed_meanwhile_does_not_disturb_the_scene() {
        play(
                "{\"groups\":[{\"paths\":2}],"
                        + "\"timetable\":[{\"what\":\"streams\",\"perMinute\":60,\"down\":1},"
                        + "{\"what\":\"readers\",\"perMinute\":60}]}");
        var node = simulator.nodes().getFirst();
        var api = Api.of(node);
        api.delete("/v3/config/paths/delete/cam-1");
        api.patch("/v3/config/paths/patch/cam-2", "{\"maxReaders\":1}");
        hand.forward(Duration.ofMinutes(1));
        assertEquals(List.of("cam-2"), node.paths());
    }

    @Test
    void a_scene_that_makes_no_sense_leaves_the_first_one_on() {
        play("{\"groups\":[{\"name\":\"old\",\"paths\":1}]}");
        assertTrue(
                refusal(() -> play("{\"groups\":[{\"codecs\":{\"x\":1}}]}"))
                        .startsWith("'x' is no codec"));
        assertEquals(List.of("old"), names());
    }

    @Test
    void the_stage_says_where_nodes_listen_and_who_may_use_them() {
        var stage = new Stage(InetAddress.ofLiteral("127.0.0.1"), 0, 0, "ann", "secret");
        try (var other = new SceneRunner(simulator, stage)) {
            other.play(SceneReader.read("{\"groups\":[{\"count\":2}]}"), 1);
            var api = Api.of(simulator.node("node-1"));
            assertEquals(401, api.get("/v3/info").status());
            assertEquals(200, api.as("ann", "secret").get("/v3/info").status());
            assertTrue(simulator.node("node-1").rtspPort() > 0);
            assertEquals(-1, simulator.node("node-2").rtspPort());
        }
        assertEquals(List.of(), simulator.nodes());
    }

    @Test
    void a_storm_can_be_lived_through() {
        runner.play(
                BuiltInScenes.named("storm")
                        .with(dev.signalbox.mediamtx.release.MediaMtxVersion.LATEST),
                3);
        for (int i = 0; i < 60; i++) {
            hand.forward(Duration.ofSeconds(1));
        }
        assertEquals(20, simulator.nodes().size());
        assertTrue(simulator.nodes().stream().mapToLong(SimulatedNode::livePaths).sum() > 200);
        assertFalse(simulator.nodes().stream().allMatch(node -> node.faults().isEmpty()));
    }

    private void play(String json) {
        runner.play(SceneReader.read(json), 1);
    }

    private List<String> names() {
        return simulator.nodes().stream().map(SimulatedNode::name).toList();
    }
}
