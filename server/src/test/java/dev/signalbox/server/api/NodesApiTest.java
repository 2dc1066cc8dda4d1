package dev.signalbox.server.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.signalbox.model.Node;
import dev.signalbox.model.NodeAddress;
import dev.signalbox.model.PublicUrls;
import dev.signalbox.model.Trouble;
import dev.signalbox.server.nodes.NodeDraft;
import dev.signalbox.testkit.Eventually;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class NodesApiTest {
    private static final String NODES = "/api/fleet/nodes";

    @AutoClose private final TestServer server = TestServer.open();
    private final Api api = server.api();

    private JsonNode node(long id) {
        return api.get(NODES + "/" + id).expect(200).json();
    }

    private static List<String> names(Answer answer) {
        return answer.texts("/nodes", "name");
    }

    @Test
    void a_new_node_needs_a_name_and_an_address_and_is_asked_at_once() {
        server.fed("hub").live("a", "b");
        Answer made =
                api.post(NODES, Json.of("name", "  hub ", "api_url", "HTTP://Hub/")).expect(201);
        long id = made.json().path("id").asLong();
        assertEquals(NODES + "/" + id, made.header("Location").orElse(""));
        assertEquals("\"1\"", made.header("ETag").orElse(""));
        assertEquals("hub", made.json().path("name").asText());
        assertEquals("http://hub:9997", made.json().path("api_url").asText());
        assertEquals("production", made.json().path("environment").asText());
        assertTrue(made.json().path("is_active").asBoolean());
        assertTrue(made.json().path("message").asText().contains("hub"));
        JsonNode node =
                Eventually.eventually(
                        "the first answer",
                        () -> node(id),
                        seen -> seen.path("status").asText().equals("healthy"));
        assertEquals(2, node.path("stream_count").asInt());
        assertEquals("1.20.1", node.path("version").asText());
        assertEquals("2026-01-02T03:04:05Z", node.path("started").asText());
    }

    @Test
    void a_name_is_given_once_and_a_refused_one_leaves_nothing() {
        long first = server.add("hub", server.fed("hub"));
        String again = Json.of("name", "hub", "api_url", "http://other:9997");
        api.post(NODES, again).expect(409, "node.name_taken");
        long other = server.add("other", server.fed("other"));
        api.patch(NODES + "/" + other, Json.of("name", "hub")).expect(409, "node.name_taken");
        assertEquals("other", node(other).path("name").asText());
        assertEquals(1, node(other).path("revision").asInt());
        assertEquals(2, api.get(NODES).json().path("total").asInt());
        api.delete(NODES + "/" + first).expect(200);
        api.post(NODES, again).expect(201);
        api.post(NODES + "/" + first + "/restore", null).expect(409, "node.name_taken");
    }

    @Test
    void put_and_patch_change_what_is_sent_and_leave_the_rest() {
        String body =
                Json.of(
                        "name",
                        "hub",
                        "api_url",
                        server.fed("hub").url(),
                        "labels",
                        Map.of("site", "north"),
                        "metadata",
                        Map.of("owner", "Ana"),
                        "hls_url",
                        "http://hub:8888/",
                        "poll_interval_seconds",
                        2.5);
        String one = NODES + "/" + api.post(NODES, body).expect(201).json().path("id").asLong();
        for (String method : List.of("PUT", "PATCH")) {
            Answer changed = api.send(method, one, Json.of("environment", method)).expect(200);
            JsonNode node = changed.json();
            assertEquals(method, node.path("environment").asText());
            assertEquals("hub", node.path("name").asText());
            assertEquals("north", node.at("/labels/site").asText());
            assertEquals("Ana", node.at("/metadata/owner").asText());
            assertEquals("http://hub:8888", node.path("hls_url").asText());
            assertEquals(2.5, node.path("poll_interval_seconds").asDouble());
        }
        assertEquals(3, api.get(one).json().path("revision").asInt());
        JsonNode bare =
                api.put(
                                one,
                                Json.of(
                                        "labels",
                                        Map.of(),
                                        "metadata",
                                        null,
                                        "hls_url",
                                        "",
                                        "poll_interval_seconds",
                                        null))
                        .expect(200)
                        .json();
        assertTrue(bare.path("labels").isEmpty());
        assertTrue(bare.path("metadata").isNull());
        assertTrue(bare.path("hls_url").isNull());
        assertTrue(bare.path("poll_interval_seconds").isNull());
    }

    @Test
    void an_edit_that_changes_nothing_is_none() {
        String one = NODES + "/" + server.add("hub", server.fed("hub"));
        long events = server.rooms.log.last();
        JsonNode node = api.put(one, Json.of("name", "hub")).expect(200).json();
        assertEquals(1, node.path("revision").asInt());
        assertEquals(events, server.rooms.log.last());
    }

    @Test
    void switching_a_node_off_makes_it_and_its_streams_unknown_and_on_again_asks_it() {
        long id = server.add("hub", server.fed("hub").live("a"));
        JsonNode off = api.patch(NODES + "/" + id, Json.of("is_active", false)).json();
        assertEquals("switched_off", off.path("reason").asText());
        assertEquals("unknown", off.path("status").asText());
        assertEquals(List.of(), names(api.get(NODES)));
        assertEquals(List.of("hub"), names(api.get(NODES + "?active_only=false")));
        JsonNode stream = api.get("/api/streams").json().at("/streams/0");
        assertEquals("node_switched_off", stream.path("reason").asText());
        assertTrue(stream.path("bitrate").isNull());
        server.ask(id).expect(422, "node.switched_off");
        api.patch(NODES + "/" + id, Json.of("is_active", true)).expect(200);
        Eventually.eventually(
                "it is asked again", () -> node(id), seen -> seen.path("viewers").isInt());
    }

    @Test
    void a_node_is_taken_out_with_its_streams_and_brought_back_with_them() {
        FedNode hub = server.fed("hub").live("a", "b");
        long id = server.add("hub", hub);
        long stream = server.stream("a");
        api.patch("/api/streams/" + stream, Json.of("name", "Front door")).expect(200);
        hub.fails(Trouble.CREDENTIALS_WRONG);
        server.ask(id);
        Eventually.eventually("an incident", this::incidents, count -> count == 1);

        Answer gone = api.delete(NODES + "/" + id).expect(200);
        assertTrue(gone.json().path("message").asText().contains("hub"));
        api.get(NODES + "/" + id).expect(404, "node.unknown");
        api.get("/api/streams/" + stream).expect(404, "stream.unknown");
        assertEquals(0, api.get("/api/streams").json().path("total").asInt());
        api.delete(NODES + "/" + id).expect(404, "node.unknown");
        api.patch(NODES + "/" + id, "{}").expect(404, "node.unknown");
        server.ask(id).expect(404, "node.unknown");
        Eventually.eventually("no incident any more", this::incidents, count -> count == 0);

        hub.fails(null);
        Answer back = api.post(NODES + "/" + id + "/restore", null).expect(200);
        assertEquals(2, back.json().path("stream_count").asInt());
        JsonNode kept = api.get("/api/streams/" + stream).expect(200).json();
        assertEquals("Front door", kept.path("name").asText());
        api.post(NODES + "/" + id + "/restore", null).expect(404, "node.unknown");
        api.post(NODES + "/77/restore", null).expect(404, "node.unknown");
    }

    private int incidents() {
        return api.get("/api/incidents?state=open").json().path("total").asInt();
    }

    @Test
    void the_local_node_is_not_taken_out_but_can_be_switched_off() {
        NodeDraft draft =
                new NodeDraft(
                        "local",
                        new NodeAddress(URI.create(server.fed("local").url()), null, null),
                        PublicUrls.NONE,
                        "production",
                        Map.of(),
                        true,
                        null,
                        null);
        long id = server.rooms.nodes.add(draft, Node.Origin.LOCAL, "Signalbox").id().value();
        assertTrue(node(id).path("is_local").asBoolean());
        api.delete(NODES + "/" + id).expect(409, "node.local");
        assertEquals("local", node(id).path("name").asText());
        JsonNode off = api.patch(NODES + "/" + id, Json.of("is_active", false)).json();
        assertFalse(off.path("is_active").asBoolean());
    }

    @Test
    void public_addresses_are_read_and_their_kinds_checked() {
        String one = NODES + "/" + server.add("hub", server.fed("hub"));
        Map<String, List<String>> bad =
                Map.of(
                        "rtsp_url",
                                List.of("http://a", "rtsp://", "rtsp://u:p@a", "a", "rtsp://a b"),
                        "rtmp_url", List.of("rtsp://a", "javascript:alert(1)"),
                        "hls_url", List.of("file:///etc/passwd", "//a", "http://u@a/"),
                        "webrtc_url", List.of("ws://a", "http:///x"),
                        "srt_url", List.of("udp://a", "srt:a"),
                        "api_url",
                                List.of(
                                        "a:9997",
                                        "ftp://a",
                                        "http://u:p@a",
                                        "http://a:0",
                                        "http://a:70000",
                                        "http://a/v3",
                                        "http://a?x=1",
                                        "http://a#x",
                                        "http://"));
        Untouched untouched = new Untouched(server);
        bad.forEach(
                (field, urls) -> {
                    for (String url : urls) {
                        untouched.refused(api.patch(one, Json.of(field, url)), field);
                    }
                });
        untouched.refused(api.patch(one, Json.of("tls_fingerprint", "zz")), "tls_fingerprint");
        String colons = "AB:".repeat(31) + "AB";
        JsonNode node = api.patch(one, Json.of("tls_fingerprint", colons)).expect(200).json();
        assertEquals("ab".repeat(32), node.path("tls_fingerprint").asText());
    }
}
