package dev.signalbox.server.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.signalbox.server.access.Role;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class SessionsApiTest {
    private static final String LOGIN = "/api/auth/login";

    @AutoClose private final TestServer server = TestServer.open();

    private Answer login(String password) {
        String body = Json.of("username", "admin", "password", password);
        return server.nobody().post(LOGIN, body);
    }

    private static List<String> cookie(Answer answer) {
        String cookie = answer.header("Set-Cookie").orElseThrow();
        return Arrays.stream(cookie.split(";"))
                .map(part -> part.strip().toLowerCase(Locale.ROOT))
                .toList();
    }

    @Test
    void signing_in_opens_a_session_that_scripts_and_other_sites_cannot_use() {
        Answer answer = login(TestServer.PASSWORD).expect(200);
        List<String> cookie = cookie(answer);
        assertTrue(cookie.getFirst().startsWith("signalbox_session="), cookie::toString);
        assertTrue(cookie.getFirst().length() > 50);
        assertTrue(cookie.containsAll(List.of("path=/", "httponly", "samesite=strict")));
        assertTrue(
                cookie.stream().anyMatch(part -> part.matches("max-age=43(19\\d|200)")),
                cookie::toString);
        assertFalse(cookie.contains("secure"), "plain HTTP needs it without");
        JsonNode session = answer.json();
        assertEquals("admin", session.path("name").asText());
        assertEquals("admin", session.path("role").asText());
        assertEquals("user", session.path("kind").asText());
        assertFalse(session.path("csrf_token").asText().isEmpty());
        assertFalse(answer.text().contains(cookie.getFirst().split("=")[1]), "not in the body");
        Instant ends = Instant.parse(session.path("expires_at").asText());
        assertTrue(ends.isAfter(server.time.instant().plus(Duration.ofHours(11))));
        Answer behind =
                server.nobody()
                        .with("X-Forwarded-Proto", "https")
                        .post(LOGIN, Json.of("username", "admin", "password", TestServer.PASSWORD));
        assertTrue(cookie(behind).contains("secure"), "a proxy that ends TLS says so");
    }

    @Test
    void a_session_tells_who_it_is_and_ends_with_the_logout_or_by_itself() {
        Api session = server.session("admin");
        JsonNode me = session.get("/api/auth/me").expect(200).json();
        assertEquals(session.headers().get("X-CSRF-Token"), me.path("csrf_token").asText());
        Answer out = session.post("/api/auth/logout", null).expect(204);
        assertTrue(
                cookie(out)
                        .containsAll(
                                List.of(
                                        "signalbox_session=",
                                        "path=/",
                                        "expires=thu, 01 jan 1970 00:00:00 gmt")),
                out::toString);
        session.get("/api/auth/me").expect(401, "auth.ended");

        Api late = server.session("admin");
        server.forward(Duration.ofHours(13));
        late.get("/api/auth/me").expect(401, "auth.ended");
        JsonNode key = server.api().get("/api/auth/me").expect(200).json();
        assertEquals("key", key.path("kind").asText());
        assertTrue(key.path("csrf_token").isNull());
        server.api().post("/api/auth/logout", null).expect(204);
        server.api().get("/api/auth/me").expect(200);
    }

    @Test
    void a_wrong_name_and_a_wrong_password_look_the_same() {
        Answer password = login("wrong").expect(401, "auth.wrong");
        Answer name =
                server.nobody()
                        .post(LOGIN, Json.of("username", "nobody", "password", "wrong"))
                        .expect(401, "auth.wrong");
        assertEquals(password.json().path("detail"), name.json().path("detail"));
        assertTrue(password.header("WWW-Authenticate").isPresent());
        assertTrue(password.header("Set-Cookie").isEmpty());
    }

    @Test
    void after_ten_failures_from_an_address_it_has_to_wait_whatever_it_sends() {
        for (int i = 0; i < 10; i++) {
            login("wrong " + i).expect(401, "auth.wrong");
        }
        Answer stopped = login(TestServer.PASSWORD).expect(429, "auth.too_many");
        int wait = Integer.parseInt(stopped.header("Retry-After").orElseThrow());
        assertTrue(wait > 500 && wait <= 600, () -> "wait " + wait);
        server.forward(Duration.ofMinutes(11));
        login(TestServer.PASSWORD).expect(200);
        login("wrong").expect(401, "auth.wrong");
    }

    @Test
    void a_password_is_changed_by_who_knows_it_and_other_sessions_end() {
        Api mine = server.session("admin");
        Api other = server.session("admin");
        String fresh = "another horse battery";
        String change = "/api/auth/password";
        String wrong = Json.of("current_password", "wrong", "new_password", fresh);
        mine.post(change, wrong).expect(401, "auth.wrong");
        String weak = Json.of("current_password", TestServer.PASSWORD, "new_password", "short");
        mine.post(change, weak).expect(400, "input.invalid");
        other.get("/api/auth/me").expect(200);
        String body = Json.of("current_password", TestServer.PASSWORD, "new_password", fresh);
        server.api().post(change, body).expect(403, "auth.forbidden");
        mine.post(change, body).expect(204);
        mine.get("/api/auth/me").expect(200);
        other.get("/api/auth/me").expect(401, "auth.ended");
        login(TestServer.PASSWORD).expect(401, "auth.wrong");
        login(fresh).expect(200);
    }

    @Test
    void a_deed_is_noted_with_the_name_of_who_did_it() {
        server.addUser("otto", Role.OPERATOR);
        String body = Json.of("name", "hub", "api_url", server.fed("hub").url());
        server.session("otto").post("/api/fleet/nodes", body).expect(201);
        JsonNode event = server.api().get("/api/events?kind=node.added").json().at("/events/0");
        assertEquals("otto", event.at("/data/by").asText());
        assertEquals("hub was added by otto", event.path("message").asText());
    }
}
