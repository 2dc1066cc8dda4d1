package dev.signalbox.server.api;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.signalbox.model.Secret;
import dev.signalbox.server.access.Role;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Who may call what. The roles are written out here, so that a change of one is noticed.
class RolesApiTest {
    private static final Set<String> ANYBODY =
            Set.of("getHealth", "getLiveness", "getOpenApi", "getMetrics", "login");

    private static final Set<String> VIEWER =
            Set.of(
                    "changePassword",
                    "createLiveTicket",
                    "explainStream",
                    "getActiveAlerts",
                    "getDashboardOverview",
                    "getFleetOverview",
                    "getHealthSummary",
                    "getIncident",
                    "getMe",
                    "getNode",
                    "getNodesStatus",
                    "getPlayback",
                    "getPlaybackConfig",
                    "getRecentEvents",
                    "getStream",
                    "getStreamHealth",
                    "getStreamsByStatus",
                    "getSystemStatus",
                    "listEvents",
                    "listIncidents",
                    "listNodes",
                    "listStreamEvents",
                    "listStreamHealth",
                    "listStreams",
                    "live",
                    "logout");

    private static final Set<String> OPERATOR =
            Set.of(
                    "acknowledgeIncident",
                    "createNode",
                    "createStream",
                    "deleteNode",
                    "deleteStream",
                    "patchNode",
                    "patchStream",
                    "putNode",
                    "putStream",
                    "quickCheckAll",
                    "quickCheckNode",
                    "restoreNode",
                    "syncAll",
                    "syncNode",
                    "testConnection",
                    "testNode");

    private static final Set<String> ADMIN = Set.of("createKey", "deleteKey", "listKeys");

    private static TestServer server;

    @BeforeAll
    static void open() {
        server = TestServer.open();
        server.addUser("vera", Role.VIEWER);
        server.addUser("otto", Role.OPERATOR);
    }

    @AfterAll
    static void close() {
        server.close();
    }

    /// What is asked for does not exist and what is sent says nothing: whoever may call is told so
    /// with another status than 401 and 403, and nothing is done.
    private static String outcome(Operation operation, Api api) {
        String path = operation.path().replace("{id}", "999999999");
        String body = operation.bodyRequired() ? "{}" : null;
        Answer answer = api.send(operation.method(), path, body);
        return switch (answer.status()) {
            case 401 -> "401 " + answer.json().path("code").asText();
            case 403 -> "403 " + answer.json().path("code").asText();
            default -> "allowed";
        };
    }

    private static void expect(Api api, String otherwise, Set<?>... allowed) {
        Map<String, String> wanted = new TreeMap<>();
        Map<String, String> seen = new TreeMap<>();
        for (Operation operation : Contract.get().operations()) {
            boolean may = false;
            for (Set<?> some : allowed) {
                may |= some.contains(operation.id());
            }
            wanted.put(operation.id(), may ? "allowed" : otherwise);
            seen.put(operation.id(), outcome(operation, api));
        }
        assertEquals(wanted, seen);
    }

    @Test
    void every_operation_has_its_least_role_here() {
        Set<String> here = new TreeSet<>(ANYBODY);
        here.addAll(VIEWER);
        here.addAll(OPERATOR);
        here.addAll(ADMIN);
        assertEquals(
                Contract.get().operations().stream()
                        .map(Operation::id)
                        .collect(Collectors.toCollection(TreeSet::new)),
                here);
    }

    @Test
    void nobody_gets_no_further_than_what_is_open() {
        expect(server.nobody(), "401 auth.required", ANYBODY);
    }

    @Test
    void a_key_that_is_wrong_or_not_a_key_at_all_is_nobody_s() {
        for (Map.Entry<String, String> header :
                Map.of(
                                "X-API-Key",
                                "sbx_wrong",
                                "Authorization",
                                "Bearer sbx_wrong",
                                "Cookie",
                                Guard.COOKIE + "=wrong")
                        .entrySet()) {
            Api api = server.nobody().with(header.getKey(), header.getValue());
            expect(api, "401 auth.ended", ANYBODY);
        }
        Answer basic = server.nobody().with("Authorization", "Basic YTpi").get("/api/auth/me");
        basic.expect(401, "auth.ended");
    }

    @Test
    void an_expired_key_opens_nothing() {
        Secret key =
                server.rooms
                        .access
                        .addKey(
                                "short",
                                Role.ADMIN,
                                server.time.instant().plus(Duration.ofMinutes(5)))
                        .key();
        Api api = server.nobody().with("X-API-Key", key.reveal());
        api.get("/api/auth/me").expect(200);
        server.forward(Duration.ofMinutes(6));
        expect(api, "401 auth.ended", ANYBODY);
    }

    @Test
    void a_viewer_looks() {
        expect(server.key(Role.VIEWER), "403 auth.forbidden", ANYBODY, VIEWER);
    }

    @Test
    void an_operator_works_with_the_fleet() {
        expect(server.key(Role.OPERATOR), "403 auth.forbidden", ANYBODY, VIEWER, OPERATOR);
    }

    @Test
    void an_administrator_may_do_everything() {
        expect(server.key(Role.ADMIN), "403 auth.forbidden", ANYBODY, VIEWER, OPERATOR, ADMIN);
        expect(server.api(), "403 auth.forbidden", ANYBODY, VIEWER, OPERATOR, ADMIN);
    }

    @Test
    void a_bearer_token_is_as_good_as_the_other_header() {
        String key = server.key(Role.VIEWER).headers().getOrDefault("X-API-Key", "");
        Api bearer = server.nobody().with("Authorization", "bEaReR " + key);
        expect(bearer, "403 auth.forbidden", ANYBODY, VIEWER);
    }

    @Test
    void a_session_may_do_what_its_role_may_but_writes_only_with_its_own_csrf_token() {
        Map<String, Set<?>[]> users = new LinkedHashMap<>();
        users.put("vera", new Set<?>[] {ANYBODY, VIEWER});
        users.put("otto", new Set<?>[] {ANYBODY, VIEWER, OPERATOR});
        users.put("admin", new Set<?>[] {ANYBODY, VIEWER, OPERATOR, ADMIN});
        users.forEach(
                (user, allowed) -> {
                    Api session = server.session(user);
                    for (Operation operation : Contract.get().operations()) {
                        if (operation.id().equals("logout")) {
                            continue;
                        }
                        boolean may = false;
                        for (Set<?> some : allowed) {
                            may |= some.contains(operation.id());
                        }
                        String wanted = may ? "allowed" : "403 auth.forbidden";
                        String what = user + " " + operation;
                        assertEquals(wanted, outcome(operation, session), what);
                        boolean open = ANYBODY.contains(operation.id());
                        String without = operation.reads() || open ? wanted : "403 auth.csrf";
                        Api naked = session.without("X-CSRF-Token");
                        assertEquals(without, outcome(operation, naked), what + " without token");
                        Api forged = session.with("X-CSRF-Token", "guessed");
                        assertEquals(without, outcome(operation, forged), what + " with another");
                    }
                });
    }
}
