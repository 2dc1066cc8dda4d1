package dev.signalbox.server.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/// Addresses that are none, methods that an address does not take, and other ways to write one.
class BadPathApiTest {
    @AutoClose private static final World world = new World();

    @Test
    void an_id_that_is_none_or_of_nothing_is_an_address_with_nothing_at_it() {
        List<String> ids =
                List.of(
                        "0",
                        "-1",
                        "abc",
                        "1.5",
                        "1e3",
                        "007",
                        "+1",
                        "%2B1",
                        "%D9%A3",
                        "999999999",
                        "9223372036854775807",
                        "9223372036854775808",
                        "9".repeat(1000),
                        "%2e%2e",
                        "..%2f..%2fetc%2fpasswd",
                        "%22",
                        "'%20OR%201=1--",
                        "%F0%9F%8E%A5",
                        "null",
                        "1;x=1",
                        "1%20");
        Untouched untouched = new Untouched(world.server);
        for (Operation operation : Contract.get().operations()) {
            if (operation.hasId()) {
                String body = operation.bodyRequired() ? "{}" : null;
                for (String id : ids) {
                    String path = operation.path().replace("{id}", id);
                    Answer answer = world.api().send(operation.method(), path, body);
                    assertEquals(404, answer.status(), answer::toString);
                    untouched.refused(answer);
                }
            }
        }
    }

    @Test
    void what_cannot_be_a_path_is_refused_in_the_same_form() throws IOException {
        Untouched untouched = new Untouched(world.server);
        for (String path :
                List.of(
                        "/api/streams/%00",
                        "/api/streams/%zz",
                        "/api/streams/%ff",
                        "/api/streams/\"1\"",
                        "/api/streams/\u00e9",
                        "/api/streams/1|2",
                        "/api/streams/<b>",
                        "//api//streams",
                        "/api/../api/streams/x",
                        "/api/./streams/x",
                        "/api/streams//explain",
                        "/api/streams/%2e%2e/%2e%2e",
                        "/api/%2e%2e/metrics",
                        "/API/streams",
                        "/api/nothing",
                        "/api/",
                        "/api")) {
            Answer answer =
                    RawHttp.send(
                            world.server.port(),
                            "GET " + path + " HTTP/1.1",
                            "X-API-Key: " + TestServer.ADMIN_KEY);
            Contract.get().check("GET", "/nowhere", answer);
            untouched.refused(answer);
        }
    }

    @Test
    void what_is_not_there_is_not_told_to_nobody() {
        world.server.nobody().get("/api/nothing").expect(401, "auth.required");
        world.api().get("/api/nothing").expect(404, "route.unknown");
        world.server.session("admin").get("/api/nothing").expect(404, "route.unknown");
    }

    /// The methods of each path of the contract.
    private static Map<String, Set<String>> methods() {
        Map<String, Set<String>> methods = new TreeMap<>();
        for (Operation operation : Contract.get().operations()) {
            Set<String> all = methods.computeIfAbsent(operation.path(), _ -> new TreeSet<>());
            all.add(operation.method());
            all.add("OPTIONS");
            if (operation.reads()) {
                all.add("HEAD");
            }
        }
        return methods;
    }

    @Test
    void another_method_is_refused_with_those_that_are_taken() {
        Untouched untouched = new Untouched(world.server);
        methods()
                .forEach(
                        (template, allowed) -> {
                            String path = template.replace("{id}", Long.toString(world.missing));
                            for (String method :
                                    List.of(
                                            "GET",
                                            "HEAD",
                                            "POST",
                                            "PUT",
                                            "PATCH",
                                            "DELETE",
                                            "TRACE",
                                            "PROPFIND",
                                            "get")) {
                                if (!allowed.contains(method)) {
                                    Answer answer = world.api().send(method, path, null);
                                    assertEquals(405, answer.status(), answer::toString);
                                    assertEquals(allowed, allow(answer), answer::toString);
                                    untouched.refused(answer);
                                }
                            }
                        });
    }

    private static Set<String> allow(Answer answer) {
        return new TreeSet<>(List.of(answer.header("Allow").orElse("").split(", ")));
    }

    @Test
    void options_tells_the_methods_to_anybody() {
        methods()
                .forEach(
                        (template, allowed) -> {
                            String path = template.replace("{id}", "1");
                            Answer answer = world.server.nobody().send("OPTIONS", path, null);
                            answer.expect(204);
                            assertEquals(allowed, allow(answer), answer::toString);
                            assertEquals("", answer.text());
                        });
    }

    @Test
    void head_is_get_without_the_body() {
        for (Operation operation : Contract.get().operations()) {
            if (!operation.reads()) {
                continue;
            }
            Example example = Example.of(world, operation);
            for (Api api : List.of(world.api(), world.server.nobody())) {
                Answer get = example.call(api);
                Answer head = api.send("HEAD", example.path(), null);
                assertEquals(get.status(), head.status(), () -> "HEAD " + example.path());
                assertEquals(get.type(), head.type());
                assertEquals(get.header("ETag"), head.header("ETag"));
                assertEquals("", head.text());
            }
        }
        world.api().send("HEAD", "/api/streams/999999999", null).expect(404);
    }

    @Test
    void a_slash_at_the_end_makes_no_difference() {
        for (Operation operation : Contract.get().operations()) {
            if (operation.reads()) {
                Example example = Example.of(world, operation);
                Answer plain = example.call();
                Answer slash = example.at(example.path() + "/").call();
                assertEquals(plain.status(), slash.status(), slash::toString);
                assertEquals(plain.type(), slash.type());
            }
        }
        String body = Json.of("name", "slash", "api_url", world.server.fed("slash").url());
        world.api().post("/api/fleet/nodes/", body).expect(201);
        assertTrue(world.api().get("/api/fleet/nodes/?search=slash").text().contains("slash"));
    }
}
