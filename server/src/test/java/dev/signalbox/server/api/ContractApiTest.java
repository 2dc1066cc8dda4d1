package dev.signalbox.server.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ContractApiTest {
    private static TestServer server;

    @BeforeAll
    static void open() {
        server = TestServer.open();
    }

    @AfterAll
    static void close() {
        server.close();
    }

    private static Map<String, String> routes(Function<Route, Object> aspect) {
        return server.server.routes().stream()
                .collect(
                        Collectors.toMap(
                                route -> route.method() + " " + route.path(),
                                route -> aspect.apply(route).toString(),
                                (_, twice) -> twice + " twice",
                                TreeMap::new));
    }

    private static Map<String, String> operations(Function<Operation, Object> aspect) {
        return Contract.get().operations().stream()
                .collect(
                        Collectors.toMap(
                                operation -> operation.method() + " " + operation.path(),
                                operation -> aspect.apply(operation).toString(),
                                (_, twice) -> twice + " twice",
                                TreeMap::new));
    }

    @Test
    void the_server_has_the_operations_of_the_contract_and_no_others() {
        assertEquals(operations(_ -> "there"), routes(_ -> "there"));
    }

    @Test
    void the_query_parameters_are_those_of_the_contract() {
        assertEquals(
                operations(
                        operation ->
                                operation.query().stream()
                                        .map(Operation.Parameter::name)
                                        .collect(Collectors.toCollection(TreeSet::new))),
                routes(route -> new TreeSet<>(route.query())));
    }

    @Test
    void a_body_is_taken_where_the_contract_says_so() {
        assertEquals(
                operations(
                        operation -> {
                            if (operation.body() == null) {
                                return "NONE";
                            }
                            return operation.bodyRequired() ? "REQUIRED" : "OPTIONAL";
                        }),
                routes(Route::body));
    }

    @Test
    void the_contract_that_is_served_is_the_file() throws IOException {
        Answer answer = server.nobody().get("/api/openapi.yaml").expect(200);
        assertEquals(Files.readString(Contract.FILE), answer.text());
    }

    @Test
    void every_operation_has_a_name_of_its_own_and_foresees_problems() {
        List<Operation> all = Contract.get().operations();
        Set<String> names = all.stream().map(Operation::id).collect(Collectors.toSet());
        assertEquals(all.size(), names.size());
        for (Operation operation : all) {
            boolean simple =
                    Set.of("getHealth", "getLiveness", "getOpenApi").contains(operation.id());
            assertTrue(
                    simple || operation.answers().containsKey("default"),
                    () -> operation + " foresees no problem");
        }
    }

    @Test
    void no_word_of_a_description_has_become_a_keyword() {
        assertEquals(List.of(), ContractWords.strange());
    }

    @Test
    void the_harness_notices_what_is_wrong() {
        Answer good = server.api().get("/api/fleet/overview").expect(200);
        String body = good.text();
        assertTrue(flaws(good, body, 200).isEmpty());
        assertFalse(flaws(good, body.replace("\"total\"", "\"sum\""), 200).isEmpty());
        assertFalse(flaws(good, body.replaceFirst("\\{", "{\"more\":1,"), 200).isEmpty());
        assertFalse(flaws(good, body, 201).isEmpty());
        Map<String, List<String>> text = new TreeMap<>(good.headers());
        text.put("content-type", List.of("text/plain"));
        assertFalse(
                flaws(new Answer(good.asked(), 200, text, body), body, 200).isEmpty(),
                "another content type");
    }

    private static List<String> flaws(Answer like, String body, int status) {
        Answer changed = new Answer(like.asked(), status, like.headers(), body);
        return ContractRules.flaws(Contract.get(), "GET", "/api/fleet/overview", changed);
    }
}
