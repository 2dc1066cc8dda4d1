package dev.signalbox.server.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/// Every query parameter of the contract with values that it cannot have.
class BadQueryApiTest {
    /// What cannot be meant, for parameters that the contract can only call texts.
    private static final Map<String, List<String>> NONSENSE =
            Map.ofEntries(
                    Map.entry("environment", List.of("e".repeat(51))),
                    Map.entry("kind", List.of("nonsense", "stream.", "*", "stream.*,x", ",")),
                    Map.entry("label", List.of("nocolon", ":value", "a:b,", ",")),
                    Map.entry(
                            "node_id", List.of("abc", "-1", "1.5", "1,x", "1,,2", "9".repeat(30))),
                    Map.entry("reason", List.of("nonsense", "PLAYABLE", "playable,")),
                    Map.entry("search", List.of("s".repeat(513))),
                    Map.entry("severity", List.of("nonsense", "INFO", "info,,error")),
                    Map.entry("sort", List.of("nonsense", "--name", "name desc", "id,", "-")),
                    Map.entry("source_type", List.of(",", "rtspSession,")),
                    Map.entry("state", List.of("nonsense", "OPEN", ",")),
                    Map.entry("status", List.of("nonsense", "Healthy", "healthy,,unknown", " ")),
                    Map.entry("stream_id", List.of("abc", "-1", "1;2")),
                    Map.entry("ticket", List.of("t".repeat(201))));

    @AutoClose private static final World world = new World();

    private static List<String> bad(Operation.Parameter parameter) {
        Map<String, Object> schema = parameter.schema();
        List<String> values = new ArrayList<>();
        switch (String.valueOf(schema.get("type"))) {
            case "integer" -> {
                values.addAll(List.of("abc", "1.5", "1e3", "0x10", " 1", "\u0663", "+1", "--1"));
                values.addAll(List.of("9".repeat(19), "9".repeat(40), "-" + "9".repeat(40)));
                values.add(String.valueOf(number(schema, "minimum") - 1));
                if (schema.containsKey("maximum")) {
                    values.add(String.valueOf(number(schema, "maximum") + 1));
                }
            }
            case "boolean" -> values.addAll(List.of("yes", "1", "TRUE", "true,false"));
            default -> {
                if (schema.containsKey("enum")) {
                    values.add("nonsense");
                } else if ("date-time".equals(schema.get("format"))) {
                    values.addAll(List.of("yesterday", "2026-13-01T00:00:00Z", "1700000000"));
                    values.addAll(List.of("+999999999-12-31T23:59:59Z", "-999999999-01-01T00:00Z"));
                } else {
                    assertTrue(
                            NONSENSE.containsKey(parameter.name()),
                            () -> "what is nonsense for " + parameter.name() + "?");
                    values.addAll(NONSENSE.getOrDefault(parameter.name(), List.of()));
                }
            }
        }
        return values;
    }

    private static long number(Map<String, Object> schema, String name) {
        return ((Number) schema.getOrDefault(name, 0)).longValue();
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    @Test
    void a_value_that_a_parameter_cannot_have_is_refused_with_its_name() {
        Untouched untouched = new Untouched(world.server);
        int tried = 0;
        for (Operation operation : Contract.get().operations()) {
            String path = operation.path().replace("{id}", Long.toString(world.stream));
            for (Operation.Parameter parameter : operation.query()) {
                for (String value : bad(parameter)) {
                    String query = "?" + parameter.name() + "=" + encoded(value);
                    Answer answer = world.api().get(path + query);
                    untouched.refused(answer, parameter.name());
                    assertEquals(400, answer.status(), answer::toString);
                    tried++;
                }
            }
        }
        assertTrue(tried > 200, "only " + tried);
    }

    @Test
    void a_parameter_that_is_given_twice_or_cannot_be_decoded_is_refused() {
        Untouched untouched = new Untouched(world.server);
        for (Operation operation : Contract.get().operations()) {
            String path = operation.path().replace("{id}", Long.toString(world.stream));
            for (Operation.Parameter parameter : operation.query()) {
                String name = parameter.name();
                Answer twice = world.api().get(path + "?" + name + "=1&" + name + "=1");
                untouched.refused(twice, name);
                for (String broken : List.of("%zz", "%", "%4")) {
                    Answer answer = raw(path + "?" + name + "=" + broken);
                    untouched.refused(answer, name);
                }
            }
        }
    }

    @Test
    void control_characters_are_refused_wherever_a_text_is_looked_for() {
        for (String path : List.of("/api/streams", "/api/fleet/nodes", "/api/events")) {
            world.api().get(path + "?search=a%00b").expect(400, "input.invalid");
            world.api().get(path + "?search=a%0ab").expect(400, "input.invalid");
            world.api().get(path + "?search=%F0%9F%8E%A5%20%27%22%5C%25_").expect(200);
        }
    }

    @Test
    void an_unknown_parameter_is_refused_with_its_name_and_those_that_are_known() {
        Untouched untouched = new Untouched(world.server);
        for (Operation operation : Contract.get().operations()) {
            Example example =
                    new Example(
                            operation,
                            world.api(),
                            operation.path().replace("{id}", Long.toString(world.missing)),
                            operation.bodyRequired() ? "{}" : null);
            Answer answer = example.at(example.path() + "?nonsense=1").call();
            answer.expect(400, "query.unknown");
            untouched.refused(answer, "nonsense");
            for (Operation.Parameter parameter : operation.query()) {
                assertTrue(answer.text().contains(parameter.name()), answer::toString);
            }
            example.at(example.path() + "?=2").call().expect(400, "query.unknown");
        }
        raw("/api/streams?%zz=1").expect(400, "query.unknown");
    }

    @Test
    void empty_values_and_empty_parts_are_as_good_as_none() {
        String all = world.api().get("/api/streams").expect(200).text();
        for (String query : List.of("?", "?&", "?&&page=&", "?search=", "?sort=&status=&page=1")) {
            assertEquals(all, world.api().get("/api/streams" + query).expect(200).text(), query);
        }
    }

    @Test
    void what_the_body_is_said_to_be_does_not_change_how_a_query_is_read() {
        for (String type : List.of("text/plain", "a; charset=none", ";", "charset=")) {
            Api odd = world.api().with("Content-Type", type);
            odd.get("/api/streams?page=2").expect(200);
            odd.get("/api/streams?page=x").expect(400, "input.invalid");
            odd.get("/api/streams?nonsense=x").expect(400, "query.unknown");
        }
    }

    private static Answer raw(String target) {
        try {
            Answer answer =
                    RawHttp.send(
                            world.server.port(),
                            "GET " + target + " HTTP/1.1",
                            "X-API-Key: " + TestServer.ADMIN_KEY);
            Contract.get().check("GET", target, answer);
            return answer;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
