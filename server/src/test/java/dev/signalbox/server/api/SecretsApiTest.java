package dev.signalbox.server.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.signalbox.model.StreamId;
import dev.signalbox.testkit.Eventually;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What is entered as a secret comes out of nothing again.
class SecretsApiTest {
    private static final String NODES = "/api/fleet/nodes";

    private TestServer server;
    private Api api;
    private PretendNode real;
    private long id;

    @BeforeEach
    void open() {
        server = TestServer.open();
        api = server.api();
        real = new PretendNode().live("lobby").as(PretendNode.Mode.WANTS_PASSWORD);
        String body =
                Json.of(
                        "name",
                        "hub",
                        "api_url",
                        real.url(),
                        "username",
                        "api",
                        "password",
                        PretendNode.PASSWORD);
        id = api.post(NODES, body).expect(201).json().path("id").asLong();
        server.ask(id).expect(200);
    }

    @AfterEach
    void close() {
        server.close();
        real.close();
    }

    private JsonNode node() {
        return api.get(NODES + "/" + id).expect(200).json();
    }

    @Test
    void a_password_is_used_and_shown_nowhere() throws IOException {
        assertTrue(real.authorizations().contains(PretendNode.AUTHORIZATION));
        StringBuilder all = new StringBuilder();
        try (LogWatch log = new LogWatch()) {
            String one = NODES + "/" + id;
            all.append(api.patch(one, Json.of("environment", "lab")));
            all.append(api.put(one, Json.of("password", PretendNode.PASSWORD)));
            all.append(api.post(one + "/test", null).expect(200));
            all.append(api.delete(one)).append(api.post(one + "/restore", null));
            real.as(PretendNode.Mode.FAILS);
            all.append(server.ask(id)).append(api.post(one + "/sync", null));
            all.append(api.post(NODES, Json.of("name", "x", "api_url", "http://u:let me in@h")));
            all.append(api.post(NODES, Json.of("name", 7, "password", PretendNode.PASSWORD)));
            all.append(log.lines());
        }
        Contract.get().operations().stream()
                .filter(Operation::reads)
                .filter(operation -> !operation.id().equals("getOpenApi"))
                .map(operation -> operation.path().replace("{id}", Long.toString(id)))
                .forEach(path -> all.append(api.get(path)));
        for (String path : List.of("/api/streams", "/api/events")) {
            all.append(api.with("Accept", "application/x-ndjson").get(path).expect(200));
        }
        assertEquals(-1, all.indexOf(PretendNode.PASSWORD));
        assertEquals(-1, all.indexOf(PretendNode.AUTHORIZATION.substring(6)));
        assertTrue(all.indexOf("\"has_password\":true") > 0);
        assertFalse(inFiles(PretendNode.PASSWORD), "it lies open in the data folder");
    }

    private boolean inFiles(String text) throws IOException {
        byte[] wanted = text.getBytes(StandardCharsets.UTF_8);
        String needle = new String(wanted, StandardCharsets.ISO_8859_1);
        try (Stream<Path> files = Files.walk(server.data)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                if (new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1)
                        .contains(needle)) {
                    return true;
                }
            }
        }
        return false;
    }

    @Test
    void a_stored_password_is_never_sent_to_another_address() {
        try (PretendNode thief = new PretendNode()) {
            String one = NODES + "/" + id;
            Answer refused = api.patch(one, Json.of("api_url", thief.url()));
            refused.expect(400, "input.invalid");
            assertEquals(List.of("password"), refused.fields());
            String localhost = real.url().replace("127.0.0.1", "localhost");
            api.patch(one, Json.of("api_url", localhost)).expect(400, "input.invalid");
            String test = NODES + "/test";
            api.post(test, Json.of("api_url", thief.url(), "node_id", id, "username", "api"))
                    .expect(400, "input.invalid");
            api.post(test, Json.of("api_url", thief.url(), "node_id", id))
                    .expect(400, "input.invalid");
            assertEquals(List.of(), thief.authorizations());

            api.patch(one, Json.of("api_url", thief.url(), "username", null, "password", null))
                    .expect(200);
            server.ask(id).expect(200);
            assertEquals(List.of(""), thief.authorizations().stream().distinct().toList());
            assertFalse(node().path("has_password").asBoolean());
        }
    }

    @Test
    void a_connection_is_tried_with_the_stored_password_if_the_address_is_the_same() {
        String test = NODES + "/test";
        Answer known = api.post(test, Json.of("api_url", real.url(), "node_id", id)).expect(200);
        assertTrue(known.json().path("success").asBoolean(), known::toString);
        Answer unknown = api.post(test, Json.of("api_url", real.url())).expect(200);
        assertFalse(unknown.json().path("success").asBoolean());
        assertEquals("credentials_missing", step(unknown, "sign_in").path("code").asText());
        Answer wrong =
                api.post(
                        test,
                        Json.of("api_url", real.url(), "node_id", id, "password", "another one"));
        assertEquals("credentials_wrong", step(wrong, "sign_in").path("code").asText());
        assertFalse(wrong.text().contains("another one"));
        api.post(test, Json.of("api_url", real.url(), "node_id", 77)).expect(404, "node.unknown");
    }

    private static JsonNode step(Answer report, String name) {
        for (JsonNode step : report.json().path("steps")) {
            if (step.path("step").asText().equals(name)) {
                return step;
            }
        }
        throw new AssertionError("no step " + name + ": " + report);
    }

    @Test
    void user_and_password_come_and_go_together() {
        String one = NODES + "/" + id;
        api.patch(one, Json.of("username", null)).expect(200);
        assertFalse(node().path("has_password").asBoolean());
        for (String half :
                List.of(
                        Json.of("username", "api"),
                        Json.of("password", "x"),
                        "{\"username\":\"u\"}")) {
            Answer answer = api.patch(one, half).expect(400, "input.invalid");
            assertEquals("credentials_incomplete", answer.texts("/errors", "code").getFirst());
        }
        api.patch(one, Json.of("username", "api", "password", "x")).expect(200);
        assertEquals("api", node().path("username").asText());
        JsonNode other = api.patch(one, Json.of("username", "other")).expect(200).json();
        assertTrue(other.path("has_password").asBoolean());
        JsonNode none = api.patch(one, Json.of("password", "")).expect(200).json();
        assertFalse(none.path("has_password").asBoolean());
        assertTrue(none.path("username").isNull());
    }

    @Test
    void what_was_changed_is_told_and_not_to_what() {
        String one = NODES + "/" + id;
        api.patch(one, Json.of("username", "api", "password", "fresh secret")).expect(200);
        JsonNode event = api.get("/api/events?kind=node.changed").json().at("/events/0");
        assertEquals("[\"credentials\"]", event.at("/data/fields").toString());
        assertFalse(api.get("/api/events").text().contains("fresh secret"));
    }

    @Test
    void a_source_url_is_shown_masked_and_stays_whole_when_that_is_sent_back() {
        long stream = server.stream("lobby");
        String one = "/api/streams/" + stream;
        String whole = "rtsp://user:s3cret@camera.example.org/1?token=abcdef&quality=hd";
        Answer set = api.patch(one, Json.of("source_url", whole)).expect(200);
        String shown = set.json().path("source_url").asText();
        assertEquals("rtsp://user:***@camera.example.org/1?token=***&quality=hd", shown);
        long revision = set.json().path("revision").asLong();

        JsonNode same = api.put(one, Json.of("source_url", shown)).expect(200).json();
        assertEquals(revision, same.path("revision").asLong());
        api.put(one, Json.of("source_url", shown, "name", "Lobby")).expect(200);
        assertEquals(whole, stored(stream));

        StringBuilder all = new StringBuilder();
        for (String path :
                List.of("", "/explain", "/events", "/playback", "?search=lobby", "?sort=name")) {
            all.append(api.get(path.startsWith("?") ? "/api/streams" + path : one + path));
        }
        all.append(api.with("Accept", "application/x-ndjson").get("/api/streams"));
        all.append(api.get("/api/events")).append(api.delete(one));
        assertEquals(-1, all.indexOf("s3cret"));
        assertEquals(-1, all.indexOf("abcdef"));

        api.put(one, Json.of("source_url", "rtsp://other.example.org/1")).expect(200);
        assertEquals("rtsp://other.example.org/1", stored(stream));
        api.put(one, Json.of("source_url", null)).expect(200);
        assertEquals("none", stored(stream));
    }

    private String stored(long stream) {
        String url =
                server.rooms.fleet.stream(new StreamId(stream)).orElseThrow().stream().stream()
                        .settings()
                        .sourceUrl();
        return url == null ? "none" : url;
    }

    @Test
    void a_node_that_has_another_address_now_is_asked_without_what_the_old_one_had() {
        try (PretendNode other = new PretendNode()) {
            String one = NODES + "/" + id;
            api.patch(
                            one,
                            Json.of(
                                    "api_url",
                                    other.url(),
                                    "username",
                                    "new",
                                    "password",
                                    "new password"))
                    .expect(200);
            Eventually.eventually(
                    "the other one is asked", () -> !other.authorizations().isEmpty());
            assertFalse(other.authorizations().contains(PretendNode.AUTHORIZATION));
        }
    }
}
