package dev.signalbox.server.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.JsonNode;
import dev.signalbox.model.Trouble;
import dev.signalbox.server.access.Role;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/// The database is gone and the program is not.
class StoreAwayApiTest {
    private static final List<String> FROM_MEMORY =
            List.of(
                    "/api/auth/me",
                    "/api/fleet/nodes",
                    "/api/fleet/nodes/1",
                    "/api/fleet/overview",
                    "/api/streams",
                    "/api/streams/1",
                    "/api/streams/1/playback",
                    "/api/streams/playback/config",
                    "/api/health/streams",
                    "/api/health/summary",
                    "/api/dashboard/streams/status",
                    "/api/dashboard/nodes/status",
                    "/api/system/status");

    @AutoClose private final TestServer server = TestServer.open();
    private final FedNode hub = server.fed("hub").live("a", "b");
    private final long node = server.add("hub", hub);

    private void storeGoesAway() {
        server.rooms.stores.close();
    }

    private static void away(Answer answer) {
        assertEquals(503, answer.status(), answer::toString);
        assertEquals("store.away", answer.json().path("code").asText());
        assertEquals("5", answer.header("Retry-After").orElse(""));
    }

    private static Answer any(Api api, String method, String path, String body) {
        return api.whileFailing().send(method, path, body.isEmpty() ? null : body);
    }

    @Test
    void what_is_in_memory_is_answered_and_the_rest_later() {
        Api viewer = server.key(Role.VIEWER);
        Api session = server.session("admin");
        Api nobodySeen = server.key(Role.VIEWER);
        viewer.get("/api/auth/me").expect(200);
        session.get("/api/auth/me").expect(200);
        storeGoesAway();
        for (Api api : List.of(server.api(), viewer, session)) {
            for (String path : FROM_MEMORY) {
                api.get(path).expect(200);
            }
            for (String path :
                    List.of("/api/events", "/api/incidents", "/api/dashboard/overview")) {
                away(any(api, "GET", path, ""));
            }
        }
        away(any(nobodySeen, "GET", "/api/streams", ""));
        away(any(server.nobody().with("X-API-Key", "sbx_wrong"), "GET", "/api/streams", ""));
        server.nobody().get("/api/streams").expect(401, "auth.required");
        server.nobody().get("/api/health/live").expect(200);
        JsonNode health = any(server.nobody(), "GET", "/api/health", "").json();
        assertEquals("degraded", health.path("status").asText());
        assertEquals("away", health.at("/checks/store").asText());
        JsonNode status = server.api().get("/api/system/status").expect(200).json();
        assertEquals("away", status.at("/store/status").asText());
    }

    @Test
    void nothing_is_changed_that_cannot_be_kept() {
        Api api = server.api();
        storeGoesAway();
        String fresh = Json.of("name", "fresh", "api_url", server.fed("fresh").url());
        away(any(api, "POST", "/api/fleet/nodes", fresh));
        away(any(api, "PATCH", "/api/fleet/nodes/" + node, Json.of("name", "x")));
        away(any(api, "DELETE", "/api/fleet/nodes/" + node, ""));
        away(any(api, "PATCH", "/api/streams/1", Json.of("name", "x")));
        away(any(api, "POST", "/api/streams", Json.of("node_id", node, "path", "p")));
        away(any(api, "POST", "/api/keys", Json.of("name", "k")));
        away(any(api.with("Idempotency-Key", "k"), "POST", "/api/fleet/nodes", fresh));
        String login = Json.of("username", "admin", "password", TestServer.PASSWORD);
        away(any(server.nobody(), "POST", "/api/auth/login", login));
        JsonNode nodes = api.get("/api/fleet/nodes").expect(200).json();
        assertEquals(1, nodes.path("total").asInt());
        assertEquals("hub", nodes.at("/nodes/0/name").asText());
        assertEquals(2, api.get("/api/streams").json().path("total").asInt());
        assertEquals("a", api.get("/api/streams/1").json().path("name").asText());
        api.post("/api/streams", Json.of("node_id", 77, "path", "p")).expect(404, "node.unknown");
    }

    @Test
    void watching_goes_on_and_a_change_that_cannot_be_kept_is_not_shown() {
        storeGoesAway();
        JsonNode same = server.ask(node).expect(200).json();
        assertEquals(2, same.path("healthy").asInt());
        hub.live("c");
        away(any(server.api(), "POST", "/api/health/quick-check/" + node, ""));
        JsonNode all = server.api().post("/api/health/quick-check", null).expect(200).json();
        assertFalse(all.at("/results/0/success").asBoolean());
        assertEquals("store.away", all.at("/results/0/code").asText());
        assertEquals(2, server.api().get("/api/streams").json().path("total").asInt());
        hub.without("c").fails(Trouble.NO_ANSWER);
        server.ask(node).expect(504, "node.timeout");
    }

    @Test
    void who_was_let_in_long_ago_or_was_sent_away_is_not_let_in_from_memory() {
        Api old = server.key(Role.VIEWER);
        old.get("/api/auth/me").expect(200);
        Api revoked = server.key(Role.VIEWER);
        revoked.get("/api/auth/me").expect(200);
        JsonNode keys = server.api().get("/api/keys").json().path("keys");
        server.api().delete("/api/keys/" + keys.at("/1/id").asLong()).expect(204);
        old.get("/api/auth/me").expect(200);
        storeGoesAway();
        old.get("/api/auth/me").expect(200);
        away(any(revoked, "GET", "/api/auth/me", ""));
        server.time.forward(Duration.ofMinutes(11));
        away(any(old, "GET", "/api/auth/me", ""));
        server.api().get("/api/auth/me").expect(200);
    }
}
