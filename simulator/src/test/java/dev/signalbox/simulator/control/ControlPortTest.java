package dev.signalbox.simulator.control;

import static dev.signalbox.simulator.Eventually.eventually;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.signalbox.simulator.Api;
import dev.signalbox.simulator.NodeSettings;
import dev.signalbox.simulator.SimulatedNode;
import dev.signalbox.simulator.Simulator;
import dev.signalbox.simulator.SimulatorSettings;
import dev.signalbox.simulator.fault.FaultKind;
import dev.signalbox.simulator.scene.SceneRunner;
import dev.signalbox.simulator.scene.Stage;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ControlPortTest {

    private final Simulator simulator =
            Simulator.open(
                    SimulatorSettings.of(
                            NodeSettings.named("a").environment("test").rtspPort(0).build()));
    private final SceneRunner scenes = new SceneRunner(simulator, Stage.LOCAL);
    private final ControlPort control = ControlPort.open(simulator, scenes, 0);
    private final Api api = Api.of(control.url());
    private final SimulatedNode node = simulator.node("a");

    @BeforeEach
    void aPath() {
        node.configPath("cam1", "{}");
        node.configPath("pull", "{\"source\":\"rtsp://cam.example/1\"}");
    }

    @AfterEach
    void close() {
        control.close();
        scenes.close();
        simulator.close();
    }

    @Test
    void it_says_that_it_is_a_simulator_and_what_it_simulates() {
        var answer = api.get("/");
        assertTrue(answer.json().path("simulator").asBoolean());
        assertEquals("signalbox", answer.header("x-simulated"));
        assertEquals("127.0.0.1", control.url().getHost());
        var shown = answer.json().path("nodes").get(0);
        assertEquals("a", shown.path("name").asText());
        assertEquals(node.url().toString(), shown.path("url").asText());
        assertEquals("rtsp://127.0.0.1:" + node.rtspPort(), shown.path("rtsp").asText());
        assertEquals("1.20.1", shown.path("version").asText());
        assertEquals("test", shown.path("environment").asText());
        assertEquals(2, shown.path("paths").asInt());
        assertEquals(0, shown.path("faults").size());
    }

    @Test
    void faults_are_set_shown_and_cleared() {
        assertEquals(200, api.post("/nodes/a/faults", "{\"kind\":\"hang\"}").status());
        api.post("/nodes/a/faults", "{\"kind\":\"slow\",\"delayMillis\":5,\"path\":\"cam1\"}");
        assertEquals(
                "[{\"kind\":\"hang\"},{\"kind\":\"slow\",\"path\":\"cam1\",\"delayMillis\":5}]",
                api.get("/").json().path("nodes").get(0).path("faults").toString());
        api.post("/nodes/a/faults", "{\"clear\":\"hang\"}");
        assertEquals(FaultKind.SLOW, node.faults().getFirst().kind());
        api.post("/nodes/a/faults", "{\"clear\":true}");
        assertEquals(List.of(), node.faults());
        api.post("/nodes/a/faults", "{\"kind\":\"terminated\"}");
        api.delete("/nodes/a/faults");
        assertEquals(List.of(), node.faults());
        api.post("/nodes/a/faults", "{\"kind\":\"empty-list\",\"forMillis\":20}");
        eventually("it is over", () -> node.faults().isEmpty());
    }

    @Test
    void streams_and_readers_are_made_and_ended() {
        api.post(
                "/nodes/a/publish",
                "{\"path\":\"cam1\",\"protocol\":\"srt\",\"kbps\":8,\"codecs\":\"h265+opus\"}");
        var path = Api.of(node).path("cam1");
        assertEquals("srtConn", path.path("source").path("type").asText());
        assertEquals("[\"H265\",\"Opus\"]", path.path("tracks").toString());
        api.post("/nodes/a/read", "{\"path\":\"cam1\",\"protocol\":\"webrtc\",\"count\":3}");
        assertEquals(3, node.readers("cam1"));
        api.post("/nodes/a/unread", "{\"path\":\"cam1\",\"count\":2}");
        assertEquals(1, node.readers("cam1"));
        api.post("/nodes/a/unpublish", "{\"path\":\"cam1\"}");
        assertFalse(node.isAvailable("cam1"));
    }

    @Test
    void pull_sources_are_broken_and_connected() {
        eventually("it is live", () -> node.isAvailable("pull"));
        api.post("/nodes/a/break-pull", "{\"path\":\"pull\"}");
        assertFalse(node.isAvailable("pull"));
        api.post("/nodes/a/connect-pull", "{\"path\":\"pull\"}");
        eventually("it is live again", () -> node.isAvailable("pull"));
    }

    @Test
    void a_node_is_restarted_and_reloaded() {
        var direct = Api.of(node);
        node.publish("cam1");
        direct.post("/v3/config/paths/add/extra", "{}");
        api.post("/nodes/a/reset-counters", "");
        api.post("/nodes/a/reload", "");
        assertEquals(List.of("cam1", "pull"), node.paths());
        var started = direct.get("/v3/info").body();
        api.post("/nodes/a/restart", "{\"publishersReturn\":true}");
        assertTrue(node.isAvailable("cam1"));
        assertFalse(started.equals(direct.get("/v3/info").body()));
        api.post("/nodes/a/restart", "{\"downMillis\":30}");
        eventually("it is back without publishers", () -> !node.isAvailable("cam1"));
    }

    @Test
    void requests_are_counted_for_each_node() {
        Api.of(node).get("/v3/info");
        assertEquals(1, api.get("/requests").json().path("a").path("GET /v3/info").asInt());
    }

    @Test
    void a_scene_takes_the_place_of_what_was_there() {
        assertEquals(200, api.post("/scene?seed=5", "{\"scene\":\"calm\"}").status());
        assertEquals(4, simulator.nodes().size());
        assertEquals(
                200, api.post("/scene", "{\"groups\":[{\"name\":\"only\",\"paths\":2}]}").status());
        assertEquals(2, simulator.node("only").livePaths());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "GET | /nothing |  | 404 | There is no GET /nothing",
                "POST | /nodes/x/reload |  | 404 | There is no node called 'x'",
                "POST | /nodes/a/dance |  | 404 | A node cannot POST dance",
                "GET | /nodes/a/faults |  | 404 | A node cannot GET faults",
                "POST | /nodes/a/faults | {`kind`:`x`} | 400 | There is no fault 'x'",
                "POST | /nodes/a/faults | x | 400 | The body is not JSON",
                "POST | /nodes/a/publish | {} | 400 | Say which 'path'",
                "POST | /nodes/a/publish | {`path`:`none`} | 409 | path 'none' is not configured",
                "POST | /nodes/a/publish | {`path`:`cam1`,`codecs`:`x`} | 400 | 'x' is no codec",
                "POST | /nodes/a/publish | {`path`:`cam1`,`protocol`:`x`} | 400 | There is no"
                        + " protocol 'x'",
                "POST | /nodes/a/read | {`path`:`cam1`,`count`:0} | 400 | 'count' is from 1",
                "POST | /nodes/a/read | {`path`:`cam1`} | 409 | no stream is available on path",
                "POST | /scene | {`scene`:`x`} | 400 | There is no scene 'x'",
                "POST | /scene?seed=x | {`scene`:`calm`} | 400 | A seed is a whole number",
                "POST | /scene | {`groups`:[]} | 400 | A scene needs at least one group"
            })
    void what_cannot_be_done_is_said(
            String verb, String url, String body, int status, String message) {
        var answer = api.send(verb, url, body == null ? "" : body.replace('`', '"'));
        assertEquals(status, answer.status(), answer.body());
        assertTrue(answer.error().startsWith(message), answer.error());
    }

    @Test
    void it_listens_on_this_machine_only() {
        assertEquals(URI.create("http://127.0.0.1:" + control.url().getPort()), control.url());
    }
}
