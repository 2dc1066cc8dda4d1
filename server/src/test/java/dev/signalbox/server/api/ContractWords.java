package dev.signalbox.server.api;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Looks for words in the schemas of the contract that mean nothing there: in YAML a comma that is
/// not quoted ends a description and begins a key.
final class ContractWords {
    private static final Set<String> KEYWORDS =
            Set.of(
                    "$ref",
                    "additionalProperties",
                    "allOf",
                    "const",
                    "default",
                    "description",
                    "enum",
                    "examples",
                    "format",
                    "items",
                    "maxLength",
                    "maxProperties",
                    "maximum",
                    "minLength",
                    "minimum",
                    "oneOf",
                    "pattern",
                    "properties",
                    "propertyNames",
                    "required",
                    "type",
                    "unevaluatedProperties",
                    "writeOnly");

    private ContractWords() {}

    static List<String> strange() {
        List<String> strange = new ArrayList<>();
        Contract.get().schemas().forEach((name, schema) -> look(name, schema, strange));
        return strange;
    }

    private static void look(String where, Map<String, Object> schema, List<String> strange) {
        schema.forEach(
                (keyword, value) -> {
                    String here = where + "/" + keyword;
                    if (!KEYWORDS.contains(keyword) || value == null) {
                        strange.add(here);
                    } else if (keyword.equals("properties")) {
                        Contract.map(value)
                                .forEach(
                                        (name, inner) ->
                                                look(
                                                        here + "/" + name,
                                                        Contract.map(inner),
                                                        strange));
                    } else if (!keyword.equals("default")) {
                        inner(here, value, strange);
                    }
                });
    }

    private static void inner(String where, Object value, List<String> strange) {
        if (value instanceof Map<?, ?>) {
            look(where, Contract.map(value), strange);
        } else if (value instanceof List<?> list) {
            for (Object each : list) {
                if (each instanceof Map<?, ?>) {
                    look(where, Contract.map(each), strange);
                }
            }
        }
    }
}
