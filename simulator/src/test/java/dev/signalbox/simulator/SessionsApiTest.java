package dev.signalbox.simulator;

import static dev.signalbox.simulator.Eventually.eventually;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.signalbox.simulator.state.Protocol;
import dev.signalbox.simulator.state.Publication;
import dev.signalbox.simulator.time.HandTimeline;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SessionsApiTest {

    @ParameterizedTest
    @CsvSource({
        "RTSP, rtspsessions, rtspSession",
        "RTMP, rtmpconns, rtmpConn",
        "SRT, srtconns, srtConn",
        "WEBRTC, webrtcsessions, webRTCSession",
        "MOQ, moqsessions, moqSession"
    })
    void a_publisher_is_in_the_list_of_its_protocol(Protocol protocol, String list, String type) {
        try (var one = One.of("1.20.1")) {
            one.node().configPath("cam1", "{}");
            one.node().publish("cam1", Publication.CAMERA.over(protocol).by("ann"));
            var source = one.api().path("cam1").path("source");
            assertEquals(type, source.path("type").asText());
            var session = one.api().get("/v3/" + list + "/list").items().get(0);
            assertEquals(source.path("id").asText(), session.path("id").asText());
            assertEquals("publish", session.path("state").asText());
            assertEquals("cam1", session.path("path").asText());
            var same = one.api().get("/v3/" + list + "/get/" + source.path("id").asText());
            assertEquals(session.path("created"), same.json().path("created"));
            assertEquals(protocol != Protocol.MOQ, session.has("user"));
        }
    }

    @Test
    void encrypted_publishers_are_in_lists_of_their_own() {
        try (var one = One.of("1.20.1")) {
            one.node().globals("{\"rtspEncryption\":\"optional\",\"rtmpEncryption\":\"optional\"}");
            one.node().configPath("a", "{}");
            one.node().configPath("b", "{}");
            one.node().publish("a", Publication.CAMERA.over(Protocol.RTSPS));
            one.node().publish("b", Publication.CAMERA.over(Protocol.RTMPS));
            assertEquals(1, one.api().get("/v3/rtspssessions/list").items().size());
            assertEquals(1, one.api().get("/v3/rtspsconns/list").items().size());
            assertEquals(1, one.api().get("/v3/rtmpsconns/list").items().size());
            assertEquals(0, one.api().get("/v3/rtmpconns/list").items().size());
            assertEquals("rtmpsConn", one.api().path("b").path("source").path("type").asText());
        }
    }

    @Test
    void an_rtsp_session_and_its_connection_know_each_other() {
        try (var one = One.of("1.20.1")) {
            one.node().configPath("cam1", "{}");
            one.node().publish("cam1");
            var session = one.api().get("/v3/rtspsessions/list").items().get(0);
            var connection = one.api().get("/v3/rtspconns/list").items().get(0);
            assertEquals(session.path("id"), connection.path("session"));
            assertEquals(connection.path("id"), session.path("conns").get(0));
            assertEquals(session.path("remoteAddr"), connection.path("remoteAddr"));
        }
    }

    @Test
    void counters_of_publishers_and_readers_grow() {
        var hand = new HandTimeline();
        try (var one = One.of("1.20.1", hand)) {
            one.node().configPath("cam1", "{}");
            one.node().publish("cam1", Publication.CAMERA.at(8000));
            one.node().read("cam1", Protocol.SRT, 1);
            hand.forward(Duration.ofSeconds(10));
            var publisher = one.api().get("/v3/rtspsessions/list").items().get(0);
            assertEquals(10_000, publisher.path("inboundBytes").asLong());
            assertEquals(0, publisher.path("outboundBytes").asLong());
            var reader = one.api().get("/v3/srtconns/list").items().get(0);
            assertEquals(10_000, reader.path("bytesSent").asLong());
            assertFalse(reader.has("outboundBytes"), "SRT keeps its own names");
            assertEquals("read", reader.path("state").asText());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "1.9.3, RTSP, rtspsessions, rtpPacketsReceived, false",
        "1.11.0, RTSP, rtspsessions, rtpPacketsReceived, true",
        "1.14.0, RTSP, rtspsessions, profile, false",
        "1.15.0, RTSP, rtspsessions, profile, true",
        "1.16.1, RTSP, rtspsessions, conns, false",
        "1.16.2, RTSP, rtspsessions, conns, true",
        "1.10.0, RTSP, rtspconns, session, false",
        "1.11.0, RTSP, rtspconns, session, true",
        "1.15.0, RTSP, rtspconns, tunnel, true",
        "1.16.3, RTMP, rtmpconns, user, false",
        "1.17.0, RTMP, rtmpconns, user, true",
        "1.18.2, RTMP, rtmpconns, userAgent, false",
        "1.19.0, RTMP, rtmpconns, userAgent, true",
        "1.13.1, WEBRTC, webrtcsessions, rtpPacketsSent, false",
        "1.14.0, WEBRTC, webrtcsessions, rtpPacketsSent, true",
        "1.16.3, SRT, srtconns, outboundFramesDiscarded, false",
        "1.17.0, SRT, srtconns, outboundFramesDiscarded, true",
        "1.20.1, SRT, srtconns, userAgent, false",
        "1.19.0, MOQ, moqsessions, version, false",
        "1.19.3, MOQ, moqsessions, version, true",
        "1.20.0, MOQ, moqsessions, transport, true"
    })
    void sessions_have_the_fields_of_their_release(
            String version, Protocol protocol, String list, String field, boolean there) {
        try (var one = One.of(version)) {
            one.node().configPath("cam1", "{}");
            one.node().publish("cam1", Publication.CAMERA.over(protocol));
            var session = one.api().get("/v3/" + list + "/list").items().get(0);
            assertEquals(there, session.has(field), session.toString());
        }
    }

    @Test
    void hls_readers_are_sessions_with_a_hidden_muxer_since_1_18() {
        try (var one = One.of("1.18.1")) {
            one.node().configPath("cam1", "{\"maxReaders\":3}");
            one.node().publish("cam1");
            one.node().read("cam1", Protocol.HLS, 2);
            assertEquals(2, one.api().path("cam1").path("readers").size());
            var session = one.api().get("/v3/hlssessions/list").items().get(0);
            assertTrue(session.has("isCDN"));
            var muxer = one.api().get("/v3/hlsmuxers/get/cam1");
            assertEquals("cam1", muxer.json().path("path").asText());
            assertTrue(muxer.json().has("outboundBytes"));
            one.node().unread("cam1", 2);
            assertEquals(404, one.api().get("/v3/hlsmuxers/get/cam1").status());
        }
    }

    @Test
    void hls_readers_are_one_muxer_before_1_18() {
        try (var one = One.of("1.17.1")) {
            one.node().configPath("cam1", "{}");
            one.node().publish("cam1");
            one.node().read("cam1", Protocol.HLS, 5);
            assertEquals(
                    "[{\"type\":\"hlsMuxer\",\"id\":\"\"}]",
                    one.api().path("cam1").path("readers").toString());
            assertEquals(1, one.api().get("/v3/hlsmuxers/list").items().size());
        }
    }

    @Test
    void before_1_11_webrtc_was_spelled_in_another_way() {
        try (var older = One.of("1.10.0");
                var newer = One.of("1.11.0")) {
            for (var one : new One[] {older, newer}) {
                one.node().configPath("cam1", "{}");
                one.node().publish("cam1", Publication.CAMERA.over(Protocol.WEBRTC));
            }
            assertEquals(
                    "webrtcSession", older.api().path("cam1").path("source").path("type").asText());
            assertEquals(
                    "webRTCSession", newer.api().path("cam1").path("source").path("type").asText());
        }
    }

    @Test
    void a_kick_is_answered_at_once_and_happens_a_moment_later() {
        var hand = new HandTimeline();
        var settings = One.settings("1.20.1").kickDelay(Duration.ofMillis(100));
        try (var one = One.of(settings, hand)) {
            one.node().configPath("cam1", "{}");
            one.node().publish("cam1");
            var id = one.api().path("cam1").path("source").path("id").asText();
            var answer = one.api().post("/v3/rtspsessions/kick/" + id, "");
            assertEquals("{\"status\":\"ok\"}", answer.body());
            assertTrue(one.node().isAvailable("cam1"));
            hand.forward(Duration.ofMillis(100));
            assertFalse(one.node().isAvailable("cam1"));
            assertEquals(404, one.api().get("/v3/rtspsessions/get/" + id).status());
            assertEquals(404, one.api().post("/v3/rtspsessions/kick/" + id, "").status());
        }
    }

    @Test
    void a_kicked_reader_is_gone_from_its_path() {
        try (var one = One.of("1.20.1")) {
            one.node().configPath("cam1", "{}");
            one.node().publish("cam1");
            one.node().read("cam1", Protocol.WEBRTC, 2);
            var id = one.api().path("cam1").path("readers").get(0).path("id").asText();
            one.api().post("/v3/webrtcsessions/kick/" + id, "");
            eventually("one reader is left", () -> one.node().readers("cam1") == 1);
            one.node().kickPublisher("cam1");
            eventually("the publisher is gone", () -> !one.node().isAvailable("cam1"));
        }
    }

    @Test
    void connections_of_rtsp_and_muxers_cannot_be_kicked() {
        try (var one = One.of("1.20.1")) {
            var id = UUID.randomUUID();
            assertEquals(404, one.api().post("/v3/rtspconns/kick/" + id, "").status());
            assertEquals(
                    "404 page not found", one.api().post("/v3/hlsmuxers/kick/" + id, "").body());
        }
    }

    @Test
    void sessions_are_listed_oldest_first_and_have_identifiers_of_version_4() {
        try (var one = One.of("1.20.1")) {
            for (int i = 0; i < 30; i++) {
                one.node().configPath("c" + i, "{}");
                one.node().publish("c" + i);
            }
            var items = one.api().get("/v3/rtspsessions/list").items();
            for (int i = 0; i < 30; i++) {
                assertEquals("c" + i, items.get(i).path("path").asText());
                var id = UUID.fromString(items.get(i).path("id").asText());
                assertEquals(4, id.version());
                assertEquals(2, id.variant());
            }
        }
    }

    @Test
    void recordings_are_listed_and_deleted_by_their_start() {
        var hand = new HandTimeline();
        try (var one = One.of("1.20.1", hand)) {
            one.node().configPath("cam1", "{}");
            one.node().addRecording("cam1", hand.now());
            one.node().addRecording("cam1", hand.now().plusSeconds(60));
            one.node().addRecording("unconfigured", hand.now());
            var list = one.api().get("/v3/recordings/list");
            assertEquals(java.util.List.of("cam1"), list.names());
            assertEquals(2, list.items().get(0).path("segments").size());
            var url = "/v3/recordings/deletesegment?path=cam1&start=2026-03-01T12:00:00Z";
            assertEquals(200, one.api().delete(url).status());
            assertEquals(400, one.api().delete(url).status());
            assertEquals(
                    "{\"name\":\"cam1\",\"segments\":[{\"start\":\"2026-03-01T12:01:00Z\"}]}",
                    one.api().get("/v3/recordings/get/cam1").body());
        }
    }
}
