package dev.signalbox.server.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class KeysApiTest {
    private static final String KEYS = "/api/keys";

    @AutoClose private final TestServer server = TestServer.open();
    private final Api api = server.api();

    private Api with(String key) {
        return server.nobody().with("X-API-Key", key);
    }

    @Test
    void a_key_is_shown_once_and_works_at_once_until_it_is_revoked() {
        Answer made = api.post(KEYS, Json.of("name", "wall", "role", "operator")).expect(201);
        String key = made.json().path("key").asText();
        long id = made.json().path("id").asLong();
        assertEquals(KEYS + "/" + id, made.header("Location").orElse(""));
        assertTrue(key.startsWith("sbx_") && key.length() > 40, key);
        assertTrue(key.startsWith(made.json().path("hint").asText()));
        assertEquals("operator", with(key).get("/api/auth/me").json().path("role").asText());
        Answer list = api.get(KEYS).expect(200);
        assertEquals(1, list.json().path("total").asInt());
        assertFalse(list.text().contains(key));
        assertTrue(list.json().at("/keys/0/last_used_at").isTextual());
        api.delete(KEYS + "/" + id).expect(204);
        with(key).get("/api/auth/me").expect(401, "auth.ended");
        api.delete(KEYS + "/" + id).expect(404, "key.unknown");
        assertEquals(0, api.get(KEYS).json().path("total").asInt());
    }

    @Test
    void a_name_is_given_once_and_the_least_role_is_the_default() {
        api.post(KEYS, Json.of("name", " wall ")).expect(201);
        api.post(KEYS, Json.of("name", "wall")).expect(409, "key.name_taken");
        JsonNode key = api.get(KEYS).json().at("/keys/0");
        assertEquals("wall", key.path("name").asText());
        assertEquals("viewer", key.path("role").asText());
        assertTrue(key.path("expires_at").isNull());
        assertTrue(key.path("last_used_at").isNull());
    }

    @Test
    void a_key_ends_when_it_was_said_to() {
        String soon = server.time.instant().plus(Duration.ofMinutes(30)).toString();
        Answer made = api.post(KEYS, Json.of("name", "short", "expires_at", soon)).expect(201);
        Api brief = with(made.json().path("key").asText());
        assertEquals(soon, brief.get("/api/auth/me").json().path("expires_at").asText());
        server.forward(Duration.ofMinutes(31));
        brief.get("/api/auth/me").expect(401, "auth.ended");
        Untouched untouched = new Untouched(server);
        for (String odd :
                List.of(
                        "2020-01-01T00:00:00Z",
                        "tomorrow",
                        "2099-02-30T00:00:00Z",
                        "2099-01-01",
                        "+292278994-08-17T07:12:55.807Z",
                        "+999999999-12-31T23:59:59Z")) {
            String body = Json.of("name", "odd", "expires_at", odd);
            untouched.refused(api.post(KEYS, body), "expires_at");
        }
        String offset = Json.of("name", "offset", "expires_at", "2100-01-01T02:00:00+02:00");
        JsonNode kept = api.post(KEYS, offset).expect(201).json();
        assertEquals("2100-01-01T00:00:00Z", kept.path("expires_at").asText());
    }

    @Test
    void a_key_may_end_itself() {
        Answer made = api.post(KEYS, Json.of("name", "root", "role", "admin")).expect(201);
        Api root = with(made.json().path("key").asText());
        String one = KEYS + "/" + made.json().path("id").asLong();
        root.delete(one).expect(204);
        root.get("/api/auth/me").expect(401, "auth.ended");
        server.session("admin").delete(one).expect(404, "key.unknown");
    }

    @Test
    void keys_are_listed_by_name_page_by_page() {
        for (String name : List.of("delta", "alpha", "charlie", "bravo")) {
            api.post(KEYS, Json.of("name", name)).expect(201);
        }
        assertEquals(
                List.of("alpha", "bravo", "charlie", "delta"),
                api.get(KEYS).texts("/keys", "name"));
        Answer page = api.get(KEYS + "?per_page=3&page=2").expect(200);
        assertEquals(List.of("delta"), page.texts("/keys", "name"));
        assertEquals(2, page.json().path("pages").asInt());
    }
}
