package dev.signalbox.server.api;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The fields of the JSON that an operation takes, as the contract describes them.
final class Fieldwork {
    private Fieldwork() {}

    /// The schema of each field, its references followed.
    static Map<String, Map<String, Object>> of(Operation operation) {
        Map<String, Map<String, Object>> fields = new LinkedHashMap<>();
        if (operation.body() != null) {
            collect(operation.body(), fields);
        }
        return fields;
    }

    private static void collect(
            Map<String, Object> unresolved, Map<String, Map<String, Object>> fields) {
        Map<String, Object> schema = Contract.get().resolved(unresolved);
        if (schema.get("allOf") instanceof List<?> parts) {
            parts.forEach(part -> collect(Contract.map(part), fields));
        }
        if (schema.containsKey("properties")) {
            Contract.map(schema.get("properties"))
                    .forEach(
                            (name, field) ->
                                    fields.put(name, Contract.get().resolved(Contract.map(field))));
        }
    }

    /// The fields that have to be there.
    static List<String> required(Operation operation) {
        if (operation.body() == null) {
            return List.of();
        }
        Object required = Contract.get().resolved(operation.body()).get("required");
        return required instanceof List<?> names
                ? names.stream().map(String::valueOf).toList()
                : List.of();
    }

    /// The JSON types that a field may have.
    static List<String> types(Map<String, Object> schema) {
        if (schema.get("oneOf") instanceof List<?> choices) {
            return choices.stream()
                    .map(choice -> Contract.get().resolved(Contract.map(choice)))
                    .flatMap(choice -> types(choice).stream())
                    .toList();
        }
        return switch (schema.get("type")) {
            case List<?> types -> types.stream().map(String::valueOf).toList();
            case String type -> List.of(type);
            case null, default -> List.of("string");
        };
    }
}
