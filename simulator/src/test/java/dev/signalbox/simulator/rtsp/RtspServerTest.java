package dev.signalbox.simulator.rtsp;

import static dev.signalbox.simulator.Eventually.eventually;
import static dev.signalbox.simulator.Refusals.messageOf;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.signalbox.simulator.Api;
import dev.signalbox.simulator.One;
import dev.signalbox.simulator.SimulatedNode;
import java.io.UncheckedIOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RtspServerTest {
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
    void a_publisher_makes_the_path_available_with_its_tracks() {
        try (var publisher = new RtspClient(node.rtspPort())) {
            assertEquals(200, publisher.publish("cam1", SdpTest.FFMPEG).status());
            var path = api.path("cam1");
            assertTrue(path.path("available").asBoolean());
            assertEquals("rtspSession", path.path("source").path("type").asText());
            var video = path.path("tracks2").get(0).path("codecProps");
            assertEquals(1280, video.path("width").asInt());
            assertEquals("High", video.path("profile").asText());
            assertEquals("MPEG-4 Audio", path.path("tracks").get(1).asText());
            var session = api.get("/v3/rtspsessions/list").items().get(0);
            assertEquals("publish", session.path("state").asText());
            assertEquals("test", session.path("userAgent").asText());
            assertEquals("TCP", session.path("transport").asText());
            assertEquals(path.path("source").path("id"), session.path("id"));
        }
        eventually("the path is empty again", () -> !node.isAvailable("cam1"));
        assertEquals(0, api.get("/v3/rtspconns/list").items().size());
        assertEquals(0, api.get("/v3/rtspsessions/list").items().size());
    }

    @Test
    void packets_reach_every_reader_on_the_channels_that_it_chose() {
        try (var publisher = new RtspClient(node.rtspPort());
                var first = new RtspClient(node.rtspPort());
                var second = new RtspClient(node.rtspPort())) {
            publisher.publish("cam1", SdpTest.FFMPEG);
            assertEquals(200, first.play("cam1", 2).status());
            assertEquals(200, second.play("cam1", 1).status());
            assertEquals(2, node.readers("cam1"));
            publisher.packet(0, "video");
            publisher.packet(1, "video control");
            publisher.packet(2, "audio");
            publisher.packet(0, "more video");
            assertEquals(new RtspClient.Packet(10, "video"), first.packet());
            assertEquals(new RtspClient.Packet(11, "video control"), first.packet());
            assertEquals(new RtspClient.Packet(12, "audio"), first.packet());
            assertEquals(new RtspClient.Packet(10, "more video"), first.packet());
            assertEquals(new RtspClient.Packet(10, "video"), second.packet());
            assertEquals(new RtspClient.Packet(11, "video control"), second.packet());
            assertEquals(new RtspClient.Packet(10, "more video"), second.packet());
        }
    }

    @Test
    void bytes_are_really_counted() {
        try (var publisher = new RtspClient(node.rtspPort());
                var reader = new RtspClient(node.rtspPort())) {
            publisher.publish("cam1", SdpTest.FFMPEG);
            reader.play("cam1", 2);
            long before = api.path("cam1").path("inboundBytes").asLong();
            publisher.packet(0, "x".repeat(1000));
            reader.packet();
            eventually(
                    "the bytes are in the counters",
                    () ->
                            api.path("cam1").path("inboundBytes").asLong() == before + 1004
                                    && api.path("cam1").path("outboundBytes").asLong() == 1000);
            var sessions = api.get("/v3/rtspsessions/list").items();
            assertEquals(1000, sessions.get(1).path("outboundBytes").asLong());
            assertEquals("read", sessions.get(1).path("state").asText());
            eventually(
                    "the connection carries more than the packet",
                    () ->
                            api.get("/v3/rtspconns/list")
                                            .items()
                                            .get(1)
                                            .path("outboundBytes")
                                            .asLong()
                                    > 1000);
        }
    }

    @Test
    void a_kicked_publisher_loses_its_connection_and_so_do_its_readers() {
        try (var publisher = new RtspClient(node.rtspPort());
                var reader = new RtspClient(node.rtspPort())) {
            publisher.publish("cam1", SdpTest.FFMPEG);
            reader.play("cam1", 2);
            var id = api.path("cam1").path("source").path("id").asText();
            assertEquals(200, api.post("/v3/rtspsessions/kick/" + id, "").status());
            assertTrue(publisher.ended());
            assertTrue(reader.ended());
            assertFalse(node.isAvailable("cam1"));
        }
    }

    @Test
    void a_kicked_reader_leaves_the_stream_alone() {
        try (var publisher = new RtspClient(node.rtspPort());
                var reader = new RtspClient(node.rtspPort())) {
            publisher.publish("cam1", SdpTest.FFMPEG);
            reader.play("cam1", 2);
            var id = api.path("cam1").path("readers").get(0).path("id").asText();
            api.post("/v3/rtspsessions/kick/" + id, "");
            assertTrue(reader.ended());
            assertTrue(node.isAvailable("cam1"));
            eventually("the reader is gone", () -> node.readers("cam1") == 0);
        }
    }

    @Test
    void a_second_publisher_replaces_the_first() {
        try (var first = new RtspClient(node.rtspPort());
                var second = new RtspClient(node.rtspPort())) {
            first.publish("cam1", SdpTest.FFMPEG);
            var id = api.path("cam1").path("source").path("id").asText();
            assertEquals(200, second.publish("cam1", SdpTest.FFMPEG).status());
            assertTrue(first.ended());
            assertNotEquals(id, api.path("cam1").path("source").path("id").asText());
            assertTrue(node.isAvailable("cam1"));
        }
    }

    @Test
    void without_override_the_second_publisher_is_refused() {
        node.configPath("cam1", "{\"overridePublisher\":false}");
        try (var first = new RtspClient(node.rtspPort());
                var second = new RtspClient(node.rtspPort())) {
            first.publish("cam1", SdpTest.FFMPEG);
            assertEquals(400, second.publish("cam1", SdpTest.FFMPEG).status());
            assertTrue(node.isAvailable("cam1"));
        }
    }

    @Test
    void a_reader_that_does_not_keep_up_is_dropped_and_nobody_waits_for_it() {
        try (var publisher = new RtspClient(node.rtspPort());
                var slow = new RtspClient(node.rtspPort());
                var quick = new RtspClient(node.rtspPort())) {
            publisher.publish("cam1", SdpTest.FFMPEG);
            slow.play("cam1", 1);
            quick.play("cam1", 1);
            var payload = "x".repeat(1200);
            for (int i = 0; node.readers("cam1") == 2; i++) {
                publisher.packet(0, payload);
                assertEquals(payload, quick.packet().payload());
                assertTrue(i < 100_000, "the slow reader is still there");
            }
            assertEquals(1, node.readers("cam1"));
            publisher.packet(0, "after");
            assertEquals("after", quick.packet().payload());
        }
    }

    @Test
    void a_redirect_sends_readers_elsewhere() {
        node.configPath("other", "{\"source\":\"redirect\",\"sourceRedirect\":\"/cam1\"}");
        node.configPath("far", "{\"source\":\"redirect\",\"sourceRedirect\":\"rtsp://far/x\"}");
        try (var client = new RtspClient(node.rtspPort())) {
            var answer = client.ask("DESCRIBE", "other");
            assertEquals(302, answer.status());
            assertEquals(
                    "rtsp://127.0.0.1:" + node.rtspPort() + "/cam1", answer.header("location"));
            assertEquals("rtsp://far/x", client.ask("DESCRIBE", "far").header("location"));
        }
    }

    @Test
    void a_reader_waits_for_a_stream_on_demand_and_is_told_when_it_does_not_come() {
        node.configPath(
                "wait",
                "{\"source\":\"rtsp://cam.invalid/1\",\"sourceOnDemand\":true,"
                        + "\"sourceOnDemandStartTimeout\":\"50ms\"}");
        try (var client = new RtspClient(node.rtspPort())) {
            assertEquals(400, client.ask("DESCRIBE", "wait").status());
        }
    }

    @Test
    void a_teardown_ends_the_connection() {
        try (var publisher = new RtspClient(node.rtspPort())) {
            publisher.publish("cam1", SdpTest.FFMPEG);
            assertEquals(200, publisher.ask("TEARDOWN", "cam1").status());
            assertTrue(publisher.ended());
        }
        eventually("the path is empty again", () -> !node.isAvailable("cam1"));
    }

    @Test
    void the_api_says_where_rtsp_is() {
        assertEquals(
                "127.0.0.1:" + node.rtspPort(),
                api.get("/v3/config/global/get").json().path("rtspAddress").asText());
    }

    @Test
    void closing_ends_publishers_and_readers() {
        var publisher = new RtspClient(node.rtspPort());
        publisher.publish("cam1", SdpTest.FFMPEG);
        int port = node.rtspPort();
        one.close();
        assertTrue(publisher.ended());
        messageOf(UncheckedIOException.class, () -> new RtspClient(port));
    }
}
