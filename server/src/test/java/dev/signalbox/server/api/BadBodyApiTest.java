package dev.signalbox.server.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/// Every field of every body of the contract with values that it cannot have.
class BadBodyApiTest {
    private static final JsonNodeFactory MAKE = JsonNodeFactory.instance;

    /// One of each JSON type, and those that each of them is counted among.
    private static final Map<JsonNode, Set<String>> VALUES =
            Map.of(
                    MAKE.textNode("text"), Set.of("string"),
                    MAKE.numberNode(7), Set.of("integer", "number"),
                    MAKE.numberNode(1.5), Set.of("number"),
                    MAKE.booleanNode(true), Set.of("boolean"),
                    MAKE.arrayNode().add("x"), Set.of("array"),
                    MAKE.objectNode().put("x", "y"), Set.of("object"),
                    MAKE.nullNode(), Set.of("null"));

    @AutoClose private static final World world = new World();

    private static List<Example> withBody() {
        return Contract.get().operations().stream()
                .filter(operation -> operation.body() != null)
                .map(operation -> Example.of(world, operation))
                .toList();
    }

    /// The good body with one field changed.
    private static String with(Example example, String field, JsonNode value) {
        ObjectNode body = (ObjectNode) Json.read(String.valueOf(example.body()));
        return body.set(field, value).toString();
    }

    private static void refused(Example example, String field, JsonNode value) {
        Untouched untouched = new Untouched(world.server);
        Answer answer = example.with(with(example, field, value)).call();
        untouched.refused(answer, field);
        assertEquals(400, answer.status(), answer::toString);
    }

    @Test
    void a_field_of_another_type_is_refused_with_its_name() {
        for (Example example : withBody()) {
            Fieldwork.of(example.operation())
                    .forEach(
                            (field, schema) -> {
                                Set<String> types = Set.copyOf(Fieldwork.types(schema));
                                VALUES.forEach(
                                        (value, kinds) -> {
                                            if (kinds.stream().noneMatch(types::contains)) {
                                                refused(example, field, value);
                                            }
                                        });
                            });
        }
    }

    @Test
    void a_text_that_is_too_long_or_has_characters_that_no_text_needs_is_refused() {
        for (Example example : withBody()) {
            Fieldwork.of(example.operation())
                    .forEach(
                            (field, schema) -> {
                                if (!Fieldwork.types(schema).contains("string")) {
                                    return;
                                }
                                refused(example, field, MAKE.textNode("\ud83c"));
                                refused(example, field, MAKE.textNode("a\udfa5"));
                                refused(example, field, MAKE.textNode("x".repeat(20_000)));
                                if (!field.equals("metadata")) {
                                    refused(example, field, MAKE.textNode("x".repeat(10_000)));
                                    refused(example, field, MAKE.textNode("bell \u0007"));
                                    refused(example, field, MAKE.textNode("nul \u0000"));
                                }
                                if (schema.get("maxLength") instanceof Integer most) {
                                    refused(example, field, MAKE.textNode("x".repeat(most + 1)));
                                }
                                if (schema.get("minLength") instanceof Integer least) {
                                    refused(example, field, MAKE.textNode("x".repeat(least - 1)));
                                }
                            });
        }
    }

    @Test
    void a_number_beyond_its_bounds_is_refused() {
        for (Example example : withBody()) {
            Fieldwork.of(example.operation())
                    .forEach(
                            (field, schema) -> {
                                List<String> types = Fieldwork.types(schema);
                                if (types.contains("integer") || types.contains("number")) {
                                    for (String odd : odd(schema, types.contains("integer"))) {
                                        refused(example, field, Json.read(odd));
                                    }
                                }
                            });
        }
    }

    private static List<String> odd(Map<String, Object> schema, boolean whole) {
        List<String> numbers = new ArrayList<>(List.of("-1", "1e400", "-1e400", "1e99999"));
        numbers.add("9".repeat(500));
        if (whole) {
            numbers.addAll(List.of("0", "1.5", "9223372036854775808", "1e2"));
        }
        if (schema.get("minimum") instanceof Integer least) {
            numbers.add(String.valueOf(least - 0.001));
        }
        if (schema.get("maximum") instanceof Integer most) {
            numbers.add(String.valueOf(most + 0.001));
        }
        return numbers;
    }

    @Test
    void an_unknown_field_is_refused_with_its_name_and_a_missing_one_too() {
        for (Example example : withBody()) {
            refused(example, "nonsense", MAKE.textNode("x"));
            refused(example, "Name", MAKE.textNode("x"));
            for (String field : Fieldwork.required(example.operation())) {
                Untouched untouched = new Untouched(world.server);
                ObjectNode body = (ObjectNode) Json.read(String.valueOf(example.body()));
                body.remove(field);
                untouched.refused(example.with(body.toString()).call(), field);
            }
        }
    }

    @Test
    void all_that_is_wrong_is_said_at_once() {
        String body = "{\"name\":\"\",\"api_url\":\"ftp://x\",\"is_active\":1,\"colour\":\"red\"}";
        Answer answer = world.api().post("/api/fleet/nodes", body).expect(400, "input.invalid");
        assertEquals(Set.of("name", "api_url", "is_active", "colour"), Set.copyOf(answer.fields()));
        assertTrue(answer.json().path("detail").asText().contains("4 fields"), answer::toString);
    }

    @Test
    void labels_are_texts_under_plain_names_and_not_too_many() {
        Example example = Example.of(world, Contract.get().operation("patchNode"));
        refused(example, "labels", Json.read("{\"\":\"x\"}"));
        refused(example, "labels", Json.read("{\"a b\":\"x\"}"));
        refused(example, "labels", Json.read("{\"-a\":\"x\"}"));
        refused(example, "labels", Json.read("{\"\ud83c\udfa5\":\"x\"}"));
        refused(example, "labels", Json.read("{\"" + "k".repeat(64) + "\":\"x\"}"));
        refused(example, "labels", Json.read("{\"a\":\"" + "v".repeat(256) + "\"}"));
        refused(example, "labels", Json.read("{\"a\":\"\\u0001\"}"));
        ObjectNode many = MAKE.objectNode();
        for (int i = 0; i < 65; i++) {
            many.put("k" + i, "v");
        }
        refused(example, "labels", many);
        for (String value : List.of("1", "null", "true", "[]", "{}")) {
            refused(example, "labels", Json.read("{\"a\":" + value + "}"));
        }
        refused(example, "metadata", MAKE.objectNode().put("a", "\ud83c"));
    }

    @Test
    void emoji_and_other_scripts_are_welcome_in_texts_for_people() {
        String name = "Kamera \ud83c\udfa5 \u6b63\u9580 \u00dc";
        Example create = Example.of(world, Contract.get().operation("createNode"));
        Answer node = create.with(with(create, "name", MAKE.textNode(name))).call().expect(201);
        assertEquals(name, node.json().path("name").asText());
        String longest = "\ud83c\udfa5".repeat(255);
        Example edit = Example.of(world, Contract.get().operation("patchStream"));
        Answer stream = edit.with(Json.of("name", longest)).call().expect(200);
        assertEquals(longest, stream.json().path("name").asText());
        world.api().get("/api/streams?search=%F0%9F%8E%A5").expect(200);
        Example note = Example.of(world, Contract.get().operation("acknowledgeIncident"));
        assertEquals(
                "first\nsecond",
                note.with(Json.of("note", "first\r\nsecond"))
                        .call()
                        .expect(200)
                        .json()
                        .path("note")
                        .asText());
    }
}
