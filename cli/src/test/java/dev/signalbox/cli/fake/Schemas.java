package dev.signalbox.cli.fake;

import dev.signalbox.cli.json.Json;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Checks values against the JSON Schemas of the contract, as far as the contract uses JSON Schema.
final class Schemas {
    private final Map<?, ?> document;

    Schemas(Map<?, ?> document) {
        this.document = document;
    }

    /// What is wrong with a value; nothing if it fits.
    List<String> check(Map<?, ?> schema, Json value) {
        var wrong = new ArrayList<String>();
        check(schema, value, "$", wrong);
        return wrong;
    }

    /// The schema that a reference means.
    Map<?, ?> resolve(Map<?, ?> schema) {
        if (!(schema.get("$ref") instanceof String ref)) {
            return schema;
        }
        Map<?, ?> at = document;
        for (var part : ref.substring(2).split("/")) {
            at = map(at.get(part));
        }
        return at;
    }

    private void check(Map<?, ?> schema, Json value, String at, List<String> wrong) {
        if (schema.containsKey("$ref")) {
            check(resolve(schema), value, at, wrong);
        }
        for (var part : list(schema.get("allOf"))) {
            check(asBase(map(part)), value, at, wrong);
        }
        choices(schema, value, at, wrong);
        plain(schema, value, at, wrong);
        switch (value) {
            case Json.Obj(var fields) -> object(schema, fields, at, wrong);
            case Json.Arr(var values) -> {
                if (schema.get("items") instanceof Map<?, ?> items) {
                    for (int i = 0; i < values.size(); i++) {
                        check(items, values.get(i), at + "[" + i + "]", wrong);
                    }
                }
            }
            case Json.Text(var text) -> text(schema, text, at, wrong);
            case Json.Num num -> number(schema, num.decimal(), at, wrong);
            case Json.Bool _, Json.Null _ -> {}
        }
    }

    /// A schema that another one is built upon. Its "and nothing else" is left to the other one:
    /// the contract writes it in both, which to the letter would forbid every addition.
    private Map<?, ?> asBase(Map<?, ?> part) {
        var base = new HashMap<Object, Object>(resolve(part));
        base.remove("unevaluatedProperties");
        return base;
    }

    private void choices(Map<?, ?> schema, Json value, String at, List<String> wrong) {
        var choices = list(schema.get("oneOf"));
        if (choices.isEmpty()) {
            return;
        }
        long fitting =
                choices.stream().filter(choice -> check(map(choice), value).isEmpty()).count();
        if (fitting != 1) {
            wrong.add(at + " fits " + fitting + " of " + choices);
        }
    }

    private static void plain(Map<?, ?> schema, Json value, String at, List<String> wrong) {
        var types = schema.get("type") instanceof List<?> many ? many : one(schema.get("type"));
        if (!types.isEmpty() && types.stream().noneMatch(type -> is(String.valueOf(type), value))) {
            wrong.add(at + " is not " + types + ": " + value);
        }
        if (schema.containsKey("const") && !same(schema.get("const"), value)) {
            wrong.add(at + " is not " + schema.get("const") + ": " + value);
        }
        var allowed = list(schema.get("enum"));
        if (!allowed.isEmpty() && allowed.stream().noneMatch(one -> same(one, value))) {
            wrong.add(at + " is none of " + allowed + ": " + value);
        }
    }

    private void object(Map<?, ?> schema, Map<String, Json> fields, String at, List<String> wrong) {
        for (var name : list(schema.get("required"))) {
            if (!fields.containsKey(name)) {
                wrong.add(at + " has no " + name);
            }
        }
        var properties = map(schema.get("properties"));
        properties.forEach(
                (name, property) -> {
                    var value = fields.get(name);
                    if (value != null) {
                        check(map(property), value, at + "." + name, wrong);
                    }
                });
        if (Objects.equals(schema.get("additionalProperties"), false)) {
            others(fields.keySet(), names(properties), at, wrong);
        }
        if (Objects.equals(schema.get("unevaluatedProperties"), false)) {
            others(fields.keySet(), evaluated(schema), at, wrong);
        }
        if (schema.get("additionalProperties") instanceof Map<?, ?> other) {
            fields.forEach(
                    (name, value) -> {
                        if (!properties.containsKey(name)) {
                            check(other, value, at + "." + name, wrong);
                        }
                    });
        }
    }

    private static void others(
            Set<String> there, Set<String> known, String at, List<String> wrong) {
        for (var name : there) {
            if (!known.contains(name)) {
                wrong.add(at + " has " + name + ", which is not in the contract");
            }
        }
    }

    private Set<String> evaluated(Map<?, ?> schema) {
        var names = new HashSet<>(names(map(schema.get("properties"))));
        if (schema.containsKey("$ref")) {
            names.addAll(evaluated(resolve(schema)));
        }
        for (var part : list(schema.get("allOf"))) {
            names.addAll(evaluated(map(part)));
        }
        return names;
    }

    private static void text(Map<?, ?> schema, String text, String at, List<String> wrong) {
        if (schema.get("minLength") instanceof Number least && text.length() < least.intValue()) {
            wrong.add(at + " is too short: " + text);
        }
        if (schema.get("maxLength") instanceof Number most && text.length() > most.intValue()) {
            wrong.add(at + " is too long: " + text.length());
        }
        if (schema.get("pattern") instanceof String pattern
                && !Pattern.compile(pattern).matcher(text).find()) {
            wrong.add(at + " does not look like " + pattern + ": " + text);
        }
    }

    private static void number(Map<?, ?> schema, double number, String at, List<String> wrong) {
        if (schema.get("minimum") instanceof Number least && number < least.doubleValue()) {
            wrong.add(at + " is too small: " + number);
        }
        if (schema.get("maximum") instanceof Number most && number > most.doubleValue()) {
            wrong.add(at + " is too great: " + number);
        }
    }

    private static boolean is(String type, Json value) {
        return switch (type) {
            case "object" -> value instanceof Json.Obj;
            case "array" -> value instanceof Json.Arr;
            case "string" -> value instanceof Json.Text;
            case "boolean" -> value instanceof Json.Bool;
            case "null" -> value instanceof Json.Null;
            case "number" -> value instanceof Json.Num;
            case "integer" -> value instanceof Json.Num(var literal) && literal.matches("-?\\d+");
            default -> throw new IllegalArgumentException(type);
        };
    }

    private static boolean same(@Nullable Object wanted, Json value) {
        return wanted == null
                ? !value.present()
                : value.present() && wanted.toString().equals(value.text());
    }

    private static Set<String> names(Map<?, ?> properties) {
        var names = new HashSet<String>();
        properties.keySet().forEach(name -> names.add(String.valueOf(name)));
        return names;
    }

    static Map<?, ?> map(@Nullable Object value) {
        return value instanceof Map<?, ?> map ? map : Map.of();
    }

    static List<?> list(@Nullable Object value) {
        return value instanceof List<?> list ? list : List.of();
    }

    private static List<?> one(@Nullable Object value) {
        return value == null ? List.of() : List.of(value);
    }
}
