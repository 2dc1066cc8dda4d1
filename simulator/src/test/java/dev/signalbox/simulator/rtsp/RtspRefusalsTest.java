package dev.signalbox.simulator.rtsp;

import static dev.signalbox.simulator.Eventually.eventually;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.signalbox.simulator.Api;
import dev.signalbox.simulator.One;
import dev.signalbox.simulator.SimulatedNode;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What the RTSP server refuses, and what ends its connections.
class RtspRefusalsTest {
    private final One one = One.of(One.settings("1.20.1").rtspPort(0));
    private final SimulatedNode node = one.node();
    private final Api api = one.api();

    @BeforeEach
    void aPath() {
        node.configPath("cam1", "{}");
    }

    @AfterEach
    void close() {
        one.close();
    }

    @Test
    void credentials_are_asked_for_and_checked_by_action_and_path() {
        node.globals(
                "{\"authInternalUsers\":["
                        + "{\"user\":\"any\",\"permissions\":[{\"action\":\"api\"}]},"
                        + "{\"user\":\"pub\",\"pass\":\"p\",\"permissions\":"
                        + "[{\"action\":\"publish\",\"path\":\"cam1\"}]},"
                        + "{\"user\":\"see\",\"pass\":\"s\",\"permissions\":"
                        + "[{\"action\":\"read\",\"path\":\"~^cam\"}]}]}");
        node.configPath("hall", "{}");
        try (var stranger = new RtspClient(node.rtspPort());
                var publisher = new RtspClient(node.rtspPort()).as("pub", "p");
                var reader = new RtspClient(node.rtspPort()).as("see", "s")) {
            var refused = stranger.publish("cam1", SdpTest.FFMPEG);
            assertEquals(401, refused.status());
            assertEquals("Basic realm=\"ipcam\"", refused.header("www-authenticate"));
            assertEquals(401, publisher.publish("hall", SdpTest.FFMPEG).status());
            assertEquals(200, publisher.publish("cam1", SdpTest.FFMPEG).status());
            assertEquals(401, stranger.ask("DESCRIBE", "cam1").status());
            assertEquals(200, reader.play("cam1", 1).status());
            assertEquals(
                    "pub", api.get("/v3/rtspsessions/list").items().get(0).path("user").asText());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "OPTIONS, cam1, 200",
        "DESCRIBE, cam1, 404",
        "DESCRIBE, nothing, 400",
        "PLAY, cam1, 501",
        "RECORD, cam1, 501",
        "SETUP, cam1/trackID=0, 461",
        "ANNOUNCE, cam1, 400",
        "GET_PARAMETER, cam1, 200",
        "PAUSE, cam1, 501"
    })
    void requests_out_of_turn_are_answered_as_the_real_one_answers(
            String method, String path, int status) {
        try (var client = new RtspClient(node.rtspPort())) {
            assertEquals(status, client.ask(method, path).status());
        }
    }

    @Test
    void udp_is_not_offered() {
        try (var publisher = new RtspClient(node.rtspPort());
                var reader = new RtspClient(node.rtspPort())) {
            publisher.publish("cam1", SdpTest.FFMPEG);
            var udp = Map.of("Transport", "RTP/AVP;unicast;client_port=4000-4001");
            assertEquals(461, reader.ask("SETUP", "cam1/trackID=0", udp, "").status());
            var tcp = Map.of("Transport", "RTP/AVP/TCP;unicast;interleaved=0-1");
            assertEquals(400, reader.ask("SETUP", "cam1/trackID=9", tcp, "").status());
            assertEquals(404, reader.ask("SETUP", "none/trackID=0", tcp, "").status());
        }
    }

    @Test
    void a_made_up_stream_has_no_media_to_describe() {
        node.publish("cam1");
        try (var reader = new RtspClient(node.rtspPort())) {
            assertEquals(404, reader.ask("DESCRIBE", "cam1").status());
        }
    }

    @Test
    void a_node_that_is_away_has_no_rtsp_either() {
        int port = node.rtspPort();
        try (var publisher = new RtspClient(port)) {
            publisher.publish("cam1", SdpTest.FFMPEG);
            node.restart(false, Duration.ofMillis(50));
            assertTrue(publisher.ended());
        }
        eventually("the port is open again", () -> connects(port));
        assertEquals(port, node.rtspPort());
    }

    @Test
    void what_is_not_rtsp_ends_the_connection() {
        try (var client = new dev.signalbox.simulator.RawClient(node.rtspPort())) {
            assertEquals("", client.send("GET / HTTP/1.1\r\n\r\n").rest());
        }
    }

    private static boolean connects(int port) {
        try (var client = new RtspClient(port)) {
            return client.ask("OPTIONS", "x").status() == 200;
        } catch (UncheckedIOException e) {
            return false;
        }
    }
}
