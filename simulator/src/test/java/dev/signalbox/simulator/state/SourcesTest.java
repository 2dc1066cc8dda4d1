package dev.signalbox.simulator.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.signalbox.simulator.Api;
import dev.signalbox.simulator.One;
import dev.signalbox.simulator.SimulatedNode;
import dev.signalbox.simulator.time.HandTimeline;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Streams that the node fetches, that come on demand, or that are always there.
class SourcesTest {

    private static final Duration SECOND = Duration.ofSeconds(1);

    private final HandTimeline hand = new HandTimeline();
    private final One one = One.of(One.settings("1.20.1").pullDelay(SECOND), hand);
    private final SimulatedNode node = one.node();
    private final Api api = one.api();

    @AfterEach
    void close() {
        one.close();
    }

    @Test
    void a_pull_source_is_online_before_it_ever_connected() {
        node.configPath("cam1", "{\"source\":\"rtsp://cam.example/1\"}");
        var path = api.path("cam1");
        assertFalse(path.path("available").asBoolean());
        assertTrue(path.path("online").asBoolean());
        assertEquals("0001-01-01T00:00:00Z", path.path("onlineTime").asText());
        assertEquals("{\"type\":\"rtspSource\",\"id\":\"\"}", path.path("source").toString());
        hand.forward(SECOND);
        assertTrue(api.path("cam1").path("available").asBoolean());
        assertEquals("2026-03-01T12:00:01Z", api.path("cam1").path("onlineTime").asText());
    }

    @Test
    void a_pull_source_that_breaks_keeps_its_last_online_time_and_comes_back() {
        node.configPath("cam1", "{\"source\":\"rtsp://cam.example/1\"}");
        hand.forward(SECOND);
        node.breakPull("cam1");
        var path = api.path("cam1");
        assertFalse(path.path("available").asBoolean());
        assertTrue(path.path("online").asBoolean());
        assertEquals("2026-03-01T12:00:01Z", path.path("onlineTime").asText());
        hand.forward(Duration.ofMinutes(1));
        assertFalse(node.isAvailable("cam1"));
        node.connectPull("cam1");
        hand.forward(SECOND);
        assertTrue(node.isAvailable("cam1"));
    }

    @Test
    void a_host_in_invalid_never_answers() {
        node.configPath("cam1", "{\"source\":\"rtsp://user:pass@cam.invalid:554/1\"}");
        hand.forward(Duration.ofHours(1));
        assertFalse(node.isAvailable("cam1"));
    }

    @Test
    void what_was_broken_stays_broken_when_its_configuration_changes() {
        node.configPath("cam1", "{\"source\":\"rtsp://cam.example/1\"}");
        node.breakPull("cam1");
        api.patch("/v3/config/paths/patch/cam1", "{\"maxReaders\":5}");
        hand.forward(Duration.ofMinutes(1));
        assertFalse(node.isAvailable("cam1"));
    }

    @Test
    void what_the_far_end_delivers_can_be_chosen() {
        node.feed("cam1", Publication.CAMERA.at(800));
        node.configPath("cam1", "{\"source\":\"rtsp://cam.example/1\"}");
        hand.forward(Duration.ofSeconds(11));
        assertEquals(1000, api.path("cam1").path("inboundBytes").asLong());
    }

    @ParameterizedTest
    @CsvSource({
        "rtsp://h/x, rtspSource",
        "rtmps://h/x, rtmpSource",
        "http://h/x.m3u8, hlsSource",
        "udp://1.2.3.4:1, mpegtsSource",
        "srt://h:1, srtSource",
        "whep://h/x, webRTCSource",
        "moqt://h/x, moqSource",
        "rpiCamera, rpiCameraSource"
    })
    void the_type_of_a_source_follows_its_url(String source, String type) {
        node.configPath("cam1", "{\"source\":\"" + source + "\"}");
        assertEquals(type, api.path("cam1").path("source").path("type").asText());
    }

    @Test
    void an_on_demand_source_runs_while_somebody_reads_and_ten_seconds_more() {
        node.configPath("cam1", "{\"source\":\"rtsp://cam.example/1\",\"sourceOnDemand\":true}");
        hand.forward(Duration.ofMinutes(1));
        assertFalse(node.isAvailable("cam1"));
        assertTrue(api.path("cam1").path("online").asBoolean());
        node.read("cam1", Protocol.RTSP, 1);
        assertEquals(0, node.readers("cam1"), "the reader waits for the stream");
        hand.forward(SECOND);
        assertTrue(node.isAvailable("cam1"));
        assertEquals(1, node.readers("cam1"));
        hand.forward(Duration.ofMinutes(1));
        assertTrue(node.isAvailable("cam1"));
        node.unread("cam1", 1);
        hand.forward(Duration.ofSeconds(9));
        assertTrue(node.isAvailable("cam1"));
        hand.forward(Duration.ofSeconds(2));
        assertFalse(node.isAvailable("cam1"));
    }

    @Test
    void a_reader_that_comes_back_in_time_keeps_an_on_demand_source_running() {
        node.configPath("cam1", "{\"source\":\"rtsp://cam.example/1\",\"sourceOnDemand\":true}");
        node.read("cam1", Protocol.RTSP, 1);
        hand.forward(SECOND);
        node.unread("cam1", 1);
        hand.forward(Duration.ofSeconds(9));
        node.read("cam1", Protocol.RTSP, 1);
        hand.forward(Duration.ofMinutes(1));
        assertTrue(node.isAvailable("cam1"));
    }

    @Test
    void an_on_demand_source_that_does_not_come_turns_its_readers_away() {
        node.configPath("cam1", "{\"source\":\"rtsp://cam.invalid/1\",\"sourceOnDemand\":true}");
        node.read("cam1", Protocol.RTSP, 1);
        hand.forward(Duration.ofSeconds(11));
        assertEquals(0, node.readers("cam1"));
        assertEquals(0, api.get("/v3/rtspsessions/list").json().path("itemCount").asInt());
        node.read("cam1", Protocol.RTSP, 1);
        hand.forward(Duration.ofSeconds(11));
        assertEquals(0, node.readers("cam1"));
    }

    @Test
    void an_on_demand_source_that_breaks_starts_from_the_beginning() {
        node.configPath("cam1", "{\"source\":\"rtsp://cam.example/1\",\"sourceOnDemand\":true}");
        node.read("cam1", Protocol.RTSP, 1);
        hand.forward(SECOND);
        node.breakPull("cam1");
        assertFalse(node.isAvailable("cam1"));
        node.connectPull("cam1");
        hand.forward(Duration.ofMinutes(1));
        assertFalse(node.isAvailable("cam1"), "nobody asks for it any more");
        node.read("cam1", Protocol.RTSP, 1);
        hand.forward(SECOND);
        assertTrue(node.isAvailable("cam1"));
    }

    @Test
    void what_run_on_demand_starts_publishes_and_leaves_again() {
        node.configPath("cam1", "{\"runOnDemand\":\"ffmpeg\",\"runOnDemandCloseAfter\":\"5s\"}");
        node.read("cam1", Protocol.SRT, 1);
        hand.forward(SECOND);
        assertEquals("rtspSession", api.path("cam1").path("source").path("type").asText());
        assertEquals(1, node.readers("cam1"));
        node.unread("cam1", 1);
        hand.forward(Duration.ofSeconds(6));
        assertTrue(api.path("cam1").path("source").isNull());
    }

    @Test
    void an_on_demand_path_of_an_expression_never_leaves_the_list() {
        node.configPath("~^cam", "{\"source\":\"rtsp://cam.example/1\",\"sourceOnDemand\":true}");
        node.read("cam1", Protocol.RTSP, 1);
        hand.forward(SECOND);
        node.unread("cam1", 1);
        hand.forward(Duration.ofMinutes(1));
        assertFalse(node.isAvailable("cam1"));
        assertEquals(200, api.get("/v3/paths/get/cam1").status());
    }

    @Test
    void a_path_that_is_always_available_keeps_its_readers_when_the_publisher_leaves() {
        node.configPath(
                "cam1",
                "{\"alwaysAvailable\":true,\"alwaysAvailableTracks\":[{\"codec\":\"H264\"}]}");
        var path = api.path("cam1");
        assertTrue(path.path("available").asBoolean());
        assertFalse(path.path("online").asBoolean());
        assertTrue(path.path("source").isNull());
        node.read("cam1", Protocol.WEBRTC, 1);
        node.publish("cam1");
        assertTrue(api.path("cam1").path("online").asBoolean());
        hand.forward(SECOND);
        long before = api.path("cam1").path("inboundBytes").asLong();
        node.unpublish("cam1");
        path = api.path("cam1");
        assertTrue(path.path("available").asBoolean());
        assertFalse(path.path("online").asBoolean());
        assertEquals(1, path.path("readers").size());
        assertEquals(before, path.path("inboundBytes").asLong());
        hand.forward(SECOND);
        assertEquals(
                before + 24_000,
                api.path("cam1").path("inboundBytes").asLong(),
                "what fills the gap counts as coming in");
    }

    @Test
    void since_1_19_3_a_pull_source_that_is_down_makes_an_always_available_path_offline() {
        var config =
                "{\"source\":\"rtsp://cam.invalid/1\",\"alwaysAvailable\":true,"
                        + "\"alwaysAvailableTracks\":[{\"codec\":\"H264\"}]}";
        node.configPath("cam1", config);
        assertFalse(api.path("cam1").path("online").asBoolean());
        try (var older = One.of("1.19.2", new HandTimeline())) {
            older.node().configPath("cam1", config);
            assertTrue(older.api().path("cam1").path("online").asBoolean());
        }
    }
}
