package dev.signalbox.server.api;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/// `api/openapi.yaml`, read, and the answers of the server held against it.
final class Contract {
    static final Path FILE =
            Path.of(System.getProperty("signalbox.root", ".."), "api", "openapi.yaml");

    private static final String ID = "https://signalbox.test/contract";
    private static final Set<String> METHODS = Set.of("get", "put", "post", "patch", "delete");
    private static final Contract READ = new Contract();

    private final Map<String, Object> document;
    private final List<Operation> operations = new ArrayList<>();
    private final Map<String, Object> definitions = new HashMap<>();
    private final Map<String, Schema> schemas = new ConcurrentHashMap<>();
    private final SchemaRegistry registry;

    static Contract get() {
        return READ;
    }

    private Contract() {
        try {
            Object loaded =
                    new Load(LoadSettings.builder().build()).loadFromString(Files.readString(FILE));
            this.document = map(loaded);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        map(document.get("paths")).forEach(this::addPath);
        operations.sort(Comparator.comparing(Operation::id));
        String whole =
                Json.of(
                        "$id",
                        ID,
                        "$schema",
                        "https://json-schema.org/draft/2020-12/schema",
                        "components",
                        document.get("components"),
                        "$defs",
                        definitions);
        SchemaRegistryConfig config =
                SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build();
        this.registry =
                SchemaRegistry.withDefaultDialect(
                        SpecificationVersion.DRAFT_2020_12,
                        builder -> builder.schemaRegistryConfig(config).schemas(Map.of(ID, whole)));
    }

    private void addPath(String path, Object value) {
        Map<String, Object> item = map(value);
        for (Map.Entry<String, Object> entry : item.entrySet()) {
            if (METHODS.contains(entry.getKey())) {
                addOperation(path, entry.getKey(), item, map(entry.getValue()));
            }
        }
    }

    private void addOperation(
            String path, String method, Map<String, Object> item, Map<String, Object> spec) {
        String id = String.valueOf(spec.get("operationId"));
        List<Operation.Parameter> parameters = new ArrayList<>();
        addParameters(parameters, item.get("parameters"));
        addParameters(parameters, spec.get("parameters"));
        Map<String, Object> body =
                spec.containsKey("requestBody") ? map(spec.get("requestBody")) : null;
        Map<String, Object> bodySchema = null;
        if (body != null) {
            bodySchema = map(at(body, "content", "application/json", "schema"));
            definitions.put(id + "_request", bodySchema);
        }
        Map<String, Map<String, Object>> answers = new LinkedHashMap<>();
        map(spec.get("responses"))
                .forEach((status, answer) -> answers.put(status, resolved(map(answer))));
        answers.forEach((status, answer) -> define(id + "_" + status, answer));
        boolean open = spec.get("security") instanceof List<?> list && list.isEmpty();
        operations.add(
                new Operation(
                        id,
                        method.toUpperCase(Locale.ROOT),
                        path,
                        List.copyOf(parameters),
                        bodySchema,
                        body != null && Boolean.TRUE.equals(body.get("required")),
                        answers,
                        open));
    }

    private void addParameters(List<Operation.Parameter> parameters, @Nullable Object list) {
        if (list instanceof List<?> all) {
            for (Object one : all) {
                Map<String, Object> parameter = resolved(map(one));
                parameters.add(
                        new Operation.Parameter(
                                String.valueOf(parameter.get("name")),
                                String.valueOf(parameter.get("in")),
                                map(parameter.get("schema"))));
            }
        }
    }

    private void define(String name, Map<String, Object> answer) {
        if (answer.containsKey("content")) {
            map(answer.get("content"))
                    .forEach(
                            (type, media) -> {
                                if (type.endsWith("json")) {
                                    definitions.put(
                                            name + "_" + type.replaceAll("\\W", "_"),
                                            map(media).get("schema"));
                                }
                            });
        }
    }

    List<Operation> operations() {
        return List.copyOf(operations);
    }

    Operation operation(String id) {
        return operations.stream().filter(one -> one.id().equals(id)).findFirst().orElseThrow();
    }

    /// The operation that a request is meant for; literal paths go before patterns.
    Optional<Operation> find(String method, String pathAndQuery) {
        String path = pathAndQuery.split("\\?", 2)[0];
        return operations.stream()
                .filter(one -> one.matches(method, path))
                .min(Comparator.comparing(Operation::hasId));
    }

    /// Fails unless the answer is one that the contract foresees and no mistake of ours.
    void check(String method, String path, Answer answer) {
        check(method, path, answer, false);
    }

    /// Fails unless the answer is one that the contract foresees.
    ///
    /// @param failing whether 503 is to be expected
    void check(String method, String path, Answer answer, boolean failing) {
        List<String> flaws = ContractRules.flaws(this, method, path, answer);
        boolean mistake = answer.status() == 500 || (answer.status() == 503 && !failing);
        if (mistake) {
            throw new AssertionError("our mistake: " + answer);
        }
        if (!flaws.isEmpty()) {
            throw new AssertionError("against the contract: " + flaws + "\n" + answer);
        }
    }

    /// What is wrong with a request body.
    List<String> requestFlaws(Operation operation, String json) {
        return flaws(operation.id() + "_request", json);
    }

    /// What is wrong with a JSON body.
    ///
    /// @param status as the document has it, `200` or `default`
    List<String> answerFlaws(Operation operation, String status, String type, String json) {
        return flaws(operation.id() + "_" + status + "_" + type.replaceAll("\\W", "_"), json);
    }

    /// What is wrong with an object that has to be of one of the named schemas.
    List<String> schemaFlaws(String component, String json) {
        return flawsAt("#/components/schemas/" + component, json);
    }

    private List<String> flaws(String definition, String json) {
        if (!definitions.containsKey(definition)) {
            return List.of("the contract has no " + definition);
        }
        return flawsAt("#/$defs/" + definition, json);
    }

    private List<String> flawsAt(String pointer, String json) {
        Schema schema =
                schemas.computeIfAbsent(
                        pointer, _ -> registry.getSchema(SchemaLocation.of(ID + pointer)));
        return schema.validate(json, InputFormat.JSON).stream().map(Error::toString).toList();
    }

    /// The named schemas.
    Map<String, Map<String, Object>> schemas() {
        Map<String, Map<String, Object>> named = new LinkedHashMap<>();
        map(at(document, "components", "schemas"))
                .forEach((name, schema) -> named.put(name, map(schema)));
        return named;
    }

    /// The schema behind a reference.
    Map<String, Object> resolved(Map<String, Object> value) {
        if (!(value.get("$ref") instanceof String reference)) {
            return value;
        }
        @Nullable Object found = document;
        for (String step : reference.substring(2).split("/")) {
            found = map(found).get(step);
        }
        return map(found);
    }

    private static @Nullable Object at(Map<String, Object> map, String... steps) {
        @Nullable Object found = map;
        for (String step : steps) {
            found = map(found).get(step);
        }
        return found;
    }

    @SuppressWarnings("unchecked") // The document is ours and has string keys only.
    static Map<String, Object> map(@Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            return (Map<String, Object>) map;
        }
        throw new IllegalArgumentException("not an object: " + value);
    }
}
