package dev.signalbox.server.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class StreamsApiTest {
    private static final String STREAMS = "/api/streams";

    @AutoClose private final TestServer server = TestServer.open();
    private final Api api = server.api();
    private final FedNode hub = server.fed("hub").live("site/cam1");
    private final long node = server.add("hub", hub);

    private Answer expect(String path) {
        return api.post(STREAMS, Json.of("node_id", node, "path", path));
    }

    @Test
    void an_expected_stream_is_missing_until_its_node_lists_it_and_keeps_its_name_then() {
        String body = Json.of("node_id", node, "path", "site/cam2", "name", "Yard");
        Answer made = api.post(STREAMS, body).expect(201);
        long id = made.json().path("id").asLong();
        assertEquals(STREAMS + "/" + id, made.header("Location").orElse(""));
        assertEquals("path_missing", made.json().path("reason").asText());
        assertFalse(made.json().path("present").asBoolean());
        assertTrue(made.json().path("auto_remediate").asBoolean());
        hub.live("site/cam2");
        server.ask(node);
        JsonNode stream = api.get(STREAMS + "/" + id).expect(200).json();
        assertEquals("playable", stream.path("reason").asText());
        assertEquals("Yard", stream.path("name").asText());
        assertEquals(2, api.get(STREAMS).json().path("total").asInt());
    }

    @Test
    void a_stream_that_is_known_is_not_expected_again_and_a_node_has_to_be_there() {
        expect("site/cam1").expect(409, "stream.known");
        expect("site/cam2").expect(201);
        expect("site/cam2").expect(409, "stream.known");
        String nowhere = Json.of("node_id", 77, "path", "x");
        api.post(STREAMS, nowhere).expect(404, "node.unknown");
        assertEquals(2, api.get(STREAMS).json().path("total").asInt());
    }

    @Test
    void a_path_is_one_that_every_mediamtx_takes() {
        Untouched untouched = new Untouched(server);
        for (String path :
                List.of(
                        "",
                        " ",
                        "/a",
                        "a/",
                        "a b",
                        "a?b",
                        "a#b",
                        "a\"b",
                        "a'b",
                        "..",
                        "../a",
                        "a/..",
                        "a/../b",
                        "./a",
                        "a/.",
                        "\u00fc",
                        "\ud83c\udfa5",
                        "a%2fb",
                        "a\\b",
                        "a:b",
                        "a".repeat(513))) {
            untouched.refused(expect(path), "path");
        }
        for (String path : List.of("a", "A/b-c_d.e", "..a", "a...b/c", "0", "a".repeat(512))) {
            assertEquals(path, expect(path).expect(201).json().path("path").asText());
        }
    }

    @Test
    void an_edit_changes_what_is_sent_and_leaves_the_rest() {
        long id = server.stream("site/cam1");
        String one = STREAMS + "/" + id;
        String all =
                Json.of(
                        "name",
                        " Front door ",
                        "labels",
                        Map.of("floor", "1"),
                        "source_url",
                        "rtsp://camera/1",
                        "protocol",
                        "rtmp",
                        "auto_remediate",
                        false,
                        "recording_enabled",
                        true);
        Answer set = api.put(one, all).expect(200);
        assertEquals("\"2\"", set.header("ETag").orElse(""));
        JsonNode stream = set.json();
        assertEquals("Front door", stream.path("name").asText());
        assertEquals("rtmp", stream.path("protocol").asText());
        assertTrue(stream.path("recording_enabled").asBoolean());
        JsonNode bare = api.patch(one, Json.of("name", null, "protocol", null)).expect(200).json();
        assertEquals("site/cam1", bare.path("name").asText());
        assertEquals("rtsp", bare.path("protocol").asText());
        assertEquals("1", bare.at("/labels/floor").asText());
        assertFalse(bare.path("auto_remediate").asBoolean());
        for (String fixed : List.of("path", "node_id", "status", "id", "fps")) {
            Untouched untouched = new Untouched(server);
            untouched.refused(api.patch(one, Json.of(fixed, "x")), fixed);
        }
        JsonNode event = api.get("/api/events?kind=stream.changed").json().at("/events/0");
        assertEquals("[\"name\",\"protocol\"]", event.at("/data/fields").toString());
        assertEquals("key from outside", event.at("/data/by").asText());
    }

    @Test
    void only_a_stream_that_is_not_there_any_more_is_forgotten_and_its_events_stay() {
        long id = server.stream("site/cam1");
        String one = STREAMS + "/" + id;
        api.delete(one).expect(409, "stream.present");
        hub.without("site/cam1");
        server.ask(node);
        Answer gone = api.delete(one).expect(200);
        assertTrue(gone.json().path("message").asText().contains("site/cam1"));
        api.get(one).expect(404, "stream.unknown");
        api.delete(one).expect(404, "stream.unknown");
        assertEquals(0, api.get(STREAMS).json().path("total").asInt());
        List<String> kinds =
                api.get("/api/events?stream_id=" + id).expect(200).texts("/events", "kind");
        assertTrue(kinds.contains("stream.forgotten"), kinds::toString);
        hub.live("site/cam1");
        server.ask(node);
        long again = server.stream("site/cam1");
        assertTrue(again > id, "it is another stream");
    }

    @Test
    void the_events_of_a_stream_come_newest_first_page_by_page() {
        long id = server.stream("site/cam1");
        String one = STREAMS + "/" + id;
        for (int i = 0; i < 5; i++) {
            api.patch(one, Json.of("name", "name " + i)).expect(200);
        }
        Answer page = api.get(one + "/events?per_page=2&page=2").expect(200);
        assertEquals(5, page.json().path("total").asInt());
        assertEquals(3, page.json().path("pages").asInt());
        List<Long> all = sequences(api.get(one + "/events").expect(200));
        assertEquals(all.subList(2, 4), sequences(page));
        assertEquals(all.stream().sorted(Comparator.reverseOrder()).toList(), all);
    }

    private static List<Long> sequences(Answer page) {
        return page.texts("/events", "sequence").stream().map(Long::valueOf).toList();
    }

    @Test
    void where_a_stream_can_be_watched_is_told_without_credentials_and_in_a_form_that_works() {
        hub.live("odd path/\u00fc?#%");
        server.ask(node);
        String urls =
                Json.of(
                        "rtsp_url", "rtsp://media.example.org:8554/",
                        "hls_url", "https://media.example.org/hls",
                        "webrtc_url", "https://media.example.org:8889",
                        "srt_url", "srt://media.example.org:8890");
        api.patch("/api/fleet/nodes/" + node, urls).expect(200);
        JsonNode plain =
                api.get(STREAMS + "/" + server.stream("site/cam1") + "/playback")
                        .expect(200)
                        .json();
        assertEquals("rtsp://media.example.org:8554/site/cam1", plain.path("rtsp_url").asText());
        assertEquals(
                "https://media.example.org/hls/site/cam1/index.m3u8",
                plain.path("hls_url").asText());
        assertEquals(
                "https://media.example.org:8889/site/cam1/whep", plain.path("whep_url").asText());
        assertEquals(
                "srt://media.example.org:8890?streamid=read:site/cam1",
                plain.path("srt_url").asText());
        assertTrue(plain.path("rtmp_url").isNull());
        long odd = server.stream("odd path/\u00fc?#%");
        JsonNode encoded = api.get(STREAMS + "/" + odd + "/playback").expect(200).json();
        assertEquals(
                "https://media.example.org/hls/odd%20path/%C3%BC%3F%23%25/index.m3u8",
                encoded.path("hls_url").asText());
        assertEquals("odd path/\u00fc?#%", encoded.path("path").asText());
        JsonNode config = api.get(STREAMS + "/playback/config").expect(200).json();
        assertEquals(
                "https://media.example.org/hls",
                config.at("/nodes/" + node + "/hls_base_url").asText());
    }

    @Test
    void a_node_that_sends_half_characters_spoils_no_list() {
        hub.live("broken\ud83c");
        server.ask(node);
        api.get(STREAMS).expect(200);
        api.get(STREAMS + "?search=broken").expect(200);
        api.with("Accept", "application/x-ndjson").get(STREAMS).expect(200);
        api.get("/api/events").expect(200);
        api.get("/api/dashboard/streams/status").expect(200);
    }
}
