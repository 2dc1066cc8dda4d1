package dev.signalbox.simulator.state;

import static dev.signalbox.simulator.Refusals.messageOf;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.signalbox.simulator.Api;
import dev.signalbox.simulator.One;
import dev.signalbox.simulator.SimulatedNode;
import dev.signalbox.simulator.time.HandTimeline;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What a path goes through, seen from the API, on a clock that the test turns.
class PathLifeTest {

    private final HandTimeline hand = new HandTimeline();
    private final One one = One.of("1.20.1", hand);
    private final SimulatedNode node = one.node();
    private final Api api = one.api();

    @AfterEach
    void close() {
        one.close();
    }

    @Test
    void a_configured_path_is_there_without_anybody() {
        node.configPath("cam1", "{}");
        var path = api.path("cam1");
        assertFalse(path.path("available").asBoolean());
        assertFalse(path.path("online").asBoolean());
        assertTrue(path.path("source").isNull());
        assertTrue(path.path("availableTime").isNull());
        assertEquals(0, path.path("tracks").size());
    }

    @Test
    void a_publisher_makes_it_available_and_bytes_flow() {
        node.configPath("cam1", "{}");
        node.publish("cam1", Publication.CAMERA.at(8_000_000));
        hand.forward(Duration.ofSeconds(3));
        var path = api.path("cam1");
        assertTrue(path.path("available").asBoolean());
        assertTrue(path.path("ready").asBoolean());
        assertTrue(path.path("online").asBoolean());
        assertEquals("2026-03-01T12:00:00Z", path.path("availableTime").asText());
        assertEquals("rtspSession", path.path("source").path("type").asText());
        assertEquals(3_000_000, path.path("inboundBytes").asLong());
        assertEquals(3_000_000, path.path("bytesReceived").asLong());
        assertEquals("[\"H264\",\"MPEG-4 Audio\"]", path.path("tracks").toString());
    }

    @Test
    void a_stream_that_ends_takes_its_counters_and_its_readers_along() {
        node.configPath("cam1", "{}");
        node.publish("cam1");
        node.read("cam1", Protocol.WEBRTC, 2);
        hand.forward(Duration.ofSeconds(3));
        assertEquals(2, api.path("cam1").path("readers").size());
        assertTrue(api.path("cam1").path("outboundBytes").asLong() > 0);
        node.unpublish("cam1");
        var path = api.path("cam1");
        assertEquals(0, path.path("readers").size());
        assertEquals(0, path.path("inboundBytes").asLong());
        assertEquals(0, path.path("outboundBytes").asLong());
        assertEquals(0, api.get("/v3/webrtcsessions/list").json().path("itemCount").asInt());
        assertEquals(0, api.get("/v3/rtspsessions/list").json().path("itemCount").asInt());
    }

    @Test
    void outgoing_bytes_follow_the_number_of_readers() {
        node.configPath("cam1", "{}");
        node.publish("cam1", Publication.CAMERA.at(8000));
        node.read("cam1", Protocol.SRT, 3);
        hand.forward(Duration.ofSeconds(10));
        assertEquals(30_000, api.path("cam1").path("outboundBytes").asLong());
        node.unread("cam1", 2);
        hand.forward(Duration.ofSeconds(10));
        assertEquals(40_000, api.path("cam1").path("outboundBytes").asLong());
        assertEquals(1, node.readers("cam1"));
    }

    @Test
    void a_second_publisher_replaces_the_first_and_sends_its_readers_away() {
        node.configPath("cam1", "{}");
        node.publish("cam1");
        node.read("cam1", Protocol.RTMP, 1);
        var first = api.path("cam1").path("source").path("id").asText();
        node.publish("cam1", Publication.CAMERA.over(Protocol.SRT));
        var path = api.path("cam1");
        assertEquals("srtConn", path.path("source").path("type").asText());
        assertNotEquals(first, path.path("source").path("id").asText());
        assertEquals(0, path.path("readers").size());
        assertEquals(0, api.get("/v3/rtspsessions/list").json().path("itemCount").asInt());
    }

    @Test
    void without_override_the_second_publisher_is_refused() {
        node.configPath("cam1", "{\"overridePublisher\":false}");
        node.publish("cam1");
        assertEquals(
                "someone is already publishing to path 'cam1'",
                messageOf(IllegalStateException.class, () -> node.publish("cam1")));
    }

    @Test
    void nobody_publishes_to_a_path_with_another_source() {
        node.configPath("cam1", "{\"source\":\"rtsp://cam.invalid/1\"}");
        assertEquals(
                "can't publish to path 'cam1' since 'source' is not 'publisher'",
                messageOf(IllegalStateException.class, () -> node.publish("cam1")));
    }

    @Test
    void nobody_publishes_to_or_reads_a_path_that_is_not_configured() {
        assertEquals(
                "path 'cam1' is not configured",
                messageOf(IllegalStateException.class, () -> node.publish("cam1")));
        assertEquals(
                "path 'cam1' is not configured",
                messageOf(IllegalStateException.class, () -> node.read("cam1", Protocol.RTSP, 1)));
    }

    @Test
    void readers_need_a_stream_and_a_place() {
        node.configPath("cam1", "{\"maxReaders\":1}");
        assertEquals(
                "no stream is available on path 'cam1'",
                messageOf(IllegalStateException.class, () -> node.read("cam1", Protocol.RTSP, 1)));
        node.publish("cam1");
        assertEquals(
                "maximum reader count reached",
                messageOf(IllegalStateException.class, () -> node.read("cam1", Protocol.RTSP, 2)));
        assertEquals(1, node.readers("cam1"));
        assertEquals(
                2,
                api.get("/v3/rtspsessions/list").json().path("itemCount").asInt(),
                "the publisher and the one reader that had a place");
    }

    @Test
    void a_path_of_an_expression_exists_only_while_it_is_used() {
        node.configPath("~^cam", "{}");
        assertEquals(404, api.get("/v3/paths/get/cam1").status());
        node.publish("cam1");
        assertEquals("~^cam", api.path("cam1").path("confName").asText());
        node.unpublish("cam1");
        assertEquals(404, api.get("/v3/paths/get/cam1").status());
    }

    @Test
    void asking_for_a_stream_that_is_not_there_leaves_no_path_behind() {
        node.configPath("all_others", "{}");
        messageOf(IllegalStateException.class, () -> node.read("cam1", Protocol.RTSP, 1));
        assertEquals(0, api.get("/v3/paths/list").json().path("itemCount").asInt());
    }

    @Test
    void a_hot_change_keeps_the_stream_and_a_cold_one_ends_it() {
        node.configPath("cam1", "{}");
        node.publish("cam1");
        api.patch("/v3/config/paths/patch/cam1", "{\"record\":true}");
        assertTrue(node.isAvailable("cam1"));
        api.patch("/v3/config/paths/patch/cam1", "{\"record\":true}");
        assertTrue(node.isAvailable("cam1"));
        api.patch("/v3/config/paths/patch/cam1", "{\"maxReaders\":5}");
        assertFalse(node.isAvailable("cam1"));
        assertEquals(0, api.get("/v3/rtspsessions/list").json().path("itemCount").asInt());
    }

    @Test
    void a_deleted_path_lives_on_under_a_configuration_that_agrees() {
        node.configPath("all_others", "{}");
        node.configPath("cam1", "{}");
        node.publish("cam1");
        api.delete("/v3/config/paths/delete/cam1");
        assertTrue(node.isAvailable("cam1"));
        assertEquals("all_others", api.path("cam1").path("confName").asText());
        api.post("/v3/config/paths/add/cam1", "{\"maxReaders\":1}");
        assertFalse(node.isAvailable("cam1"));
    }

    @Test
    void a_redirect_is_online_but_never_available() {
        node.configPath("other", "{\"source\":\"redirect\",\"sourceRedirect\":\"/cam1\"}");
        var path = api.path("other");
        assertTrue(path.path("online").asBoolean());
        assertEquals("0001-01-01T00:00:00Z", path.path("onlineTime").asText());
        assertEquals("{\"type\":\"redirect\",\"id\":\"\"}", path.path("source").toString());
        assertFalse(path.path("available").asBoolean());
    }

    @Test
    void damaged_frames_and_counters_that_start_again_can_be_made_up() {
        node.configPath("cam1", "{}");
        node.publish("cam1");
        hand.forward(Duration.ofSeconds(10));
        node.damage("cam1", 4);
        assertEquals(4, api.path("cam1").path("inboundFramesInError").asLong());
        var since = api.path("cam1").path("availableTime").asText();
        node.resetCounters();
        assertEquals(0, api.path("cam1").path("inboundBytes").asLong());
        assertEquals(since, api.path("cam1").path("availableTime").asText());
        hand.forward(Duration.ofSeconds(1));
        assertEquals(250_000, api.path("cam1").path("inboundBytes").asLong());
    }

    @Test
    void a_clock_that_is_wrong_shows_in_what_happens_from_then_on() {
        node.configPath("cam1", "{}");
        node.clockSkew(Duration.ofHours(-1));
        node.publish("cam1");
        assertEquals("2026-03-01T11:00:00Z", api.path("cam1").path("availableTime").asText());
    }

    @Test
    void forwards_run_while_the_stream_does_and_stay_in_place_when_another_is_added() {
        node.configPath("cam1", "{\"forward\":[{\"dest\":\"rtmp://a.example/x\"}]}");
        var url = "/v3/paths/forward/list?path=cam1";
        assertEquals("idle", first(url).path("state").asText());
        node.publish("cam1", Publication.CAMERA.at(8000));
        hand.forward(Duration.ofSeconds(2));
        assertEquals("forwarding", first(url).path("state").asText());
        assertEquals(2000, first(url).path("outboundBytes").asLong());
        var id = first(url).path("id").asText();
        api.patch(
                "/v3/config/paths/patch/cam1",
                "{\"forward\":[{\"dest\":\"rtmp://a.example/x\"},"
                        + "{\"dest\":\"srt://b.invalid:1\"}]}");
        assertEquals(id, first(url).path("id").asText());
        var second = api.get(url).items().get(1);
        assertEquals("error", second.path("state").asText());
        assertEquals(2, second.path("pos").asInt());
        assertFalse(second.path("lastError").asText().isEmpty());
        var one = "/v3/paths/forward/get?path=cam1&id=" + id;
        assertEquals("rtmp", api.get(one).json().path("protocol").asText());
        node.unpublish("cam1");
        assertEquals("idle", first(url).path("state").asText());
    }

    private JsonNode first(String url) {
        return api.get(url).items().get(0);
    }
}
