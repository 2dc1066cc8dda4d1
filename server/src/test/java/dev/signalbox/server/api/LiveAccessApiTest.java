package dev.signalbox.server.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.signalbox.model.Secret;
import dev.signalbox.server.access.Role;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/// Who may open a live connection, and for how long.
class LiveAccessApiTest {
    @AutoClose private final TestServer server = TestServer.open();

    private String ticket(Api api) {
        return "?ticket="
                + api.post("/api/live/ticket", null).expect(200).json().path("ticket").asText();
    }

    private static void letIn(Api api, String query) {
        try (LiveClient client = LiveClient.open(api, query, Long.MAX_VALUE)) {
            client.await("hello");
        }
    }

    @Test
    void keys_and_sessions_are_let_in_and_nobody_else() {
        letIn(server.api(), "");
        Api viewer = server.key(Role.VIEWER);
        letIn(viewer, "");
        String key = viewer.headers().getOrDefault("X-API-Key", "");
        letIn(server.nobody().with("Authorization", "Bearer " + key), "");
        letIn(server.session("admin"), "");
        assertEquals(401, LiveClient.refused(server.nobody(), "").status());
        Api wrong = server.nobody().with("X-API-Key", "sbx_wrong");
        assertEquals(401, LiveClient.refused(wrong, "").status());
        assertEquals(400, LiveClient.refused(server.api(), "?topic=events").status());
        assertEquals(400, LiveClient.refused(server.api(), "?ticket=a&ticket=b").status());
    }

    @Test
    void a_ticket_is_good_for_one_connection_within_a_minute() {
        String ticket = ticket(server.session("admin"));
        letIn(server.nobody().with("Origin", "https://anywhere.example.org"), ticket);
        assertEquals(401, LiveClient.refused(server.nobody(), ticket).status());
        String late = ticket(server.key(Role.VIEWER));
        server.forward(Duration.ofSeconds(61));
        assertEquals(401, LiveClient.refused(server.nobody(), late).status());
        assertEquals(401, LiveClient.refused(server.nobody(), "?ticket=made-up").status());
        assertEquals(401, LiveClient.refused(server.api(), "?ticket=made-up").status());
    }

    @Test
    void a_cookie_counts_only_from_our_own_pages_and_those_that_are_allowed() {
        Api session = server.session("admin").without("X-CSRF-Token");
        letIn(session, "");
        letIn(session.with("Origin", "http://127.0.0.1:" + server.port()), "");
        letIn(session.with("Origin", TestServer.FOREIGN_ORIGIN), "");
        for (String foreign :
                List.of(
                        "https://evil.example.org",
                        "http://127.0.0.1",
                        "http://127.0.0.1:" + server.port() + ".evil.example.org",
                        "null",
                        "not an origin",
                        TestServer.FOREIGN_ORIGIN + ".evil.example.org")) {
            Api other = session.with("Origin", foreign);
            assertEquals(403, LiveClient.refused(other, "").status(), foreign);
        }
        letIn(server.api().with("Origin", "https://evil.example.org"), "");
    }

    @Test
    void a_refused_handshake_is_told_in_the_form_of_all_problems() throws IOException {
        Answer answer =
                RawHttp.send(
                        server.port(),
                        "GET /api/live HTTP/1.1",
                        "Upgrade: websocket",
                        "Connection: Upgrade",
                        "Sec-WebSocket-Version: 13",
                        "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==");
        Contract.get().check("GET", "/api/live", answer);
        answer.expect(401, "auth.required");
        server.api().get("/api/live").expect(400, "input.invalid");
        server.nobody().get("/api/live").expect(401, "auth.required");
    }

    @Test
    void a_connection_leaves_no_cookie_of_another_kind() throws IOException {
        Answer answer =
                RawHttp.send(
                        server.port(),
                        "GET /api/live HTTP/1.1",
                        "X-API-Key: wrong",
                        "Sec-WebSocket-Version: 13");
        assertTrue(answer.header("Set-Cookie").isEmpty(), answer::toString);
    }

    @Test
    void whoever_may_not_listen_any_more_is_put_out() {
        Secret key = server.rooms.access.addKey("wall", Role.VIEWER, null).key();
        long id = server.rooms.access.keys().getFirst().id();
        Api session = server.session("admin");
        try (LiveClient byKey = LiveClient.open(server.nobody().with("X-API-Key", key.reveal()));
                LiveClient byTicket = LiveClient.open(server.nobody(), ticket(session), 100);
                LiveClient bySession = LiveClient.open(session);
                LiveClient stays = LiveClient.open(server.api())) {
            server.forward(Duration.ofSeconds(31));
            for (LiveClient client : List.of(byKey, byTicket, bySession, stays)) {
                client.settled();
            }
            server.api().delete("/api/keys/" + id).expect(204);
            session.post("/api/auth/logout", null).expect(204);
            server.forward(Duration.ofSeconds(31));
            assertEquals(4401, byKey.closeCode());
            assertEquals(4401, bySession.closeCode());
            assertEquals(4401, byTicket.closeCode());
            stays.settled();
        }
    }

    @Test
    void a_session_that_has_run_out_is_put_out_and_one_whose_store_is_away_is_not() {
        try (LiveClient client = LiveClient.open(server.session("admin"));
                LogWatch log = new LogWatch()) {
            server.rooms.stores.close();
            server.forward(Duration.ofSeconds(31));
            client.settled();
            server.forward(Duration.ofSeconds(31));
            client.settled();
            assertTrue(client.isOpen());
            assertEquals(
                    List.of(),
                    log.errors().stream().filter(line -> line.contains("live")).toList());
            server.forward(Duration.ofHours(13));
            assertEquals(4401, client.closeCode());
        }
    }

    @Test
    void when_the_server_goes_down_it_says_so() {
        LiveClient client = LiveClient.open(server.api()).subscribe("events");
        long begun = System.nanoTime();
        server.server.close();
        assertEquals(1001, client.closeCode());
        long took = Duration.ofNanos(System.nanoTime() - begun).toMillis();
        assertTrue(took < 5_000, "it took " + took + " ms");
    }
}
