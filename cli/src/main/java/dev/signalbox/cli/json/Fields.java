package dev.signalbox.cli.json;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// An object in the making, field by field.
public final class Fields {
    private final Map<String, Json> fields = new LinkedHashMap<>();

    /// Sets a field.
    public Fields put(String name, Json value) {
        fields.put(name, value);
        return this;
    }

    /// Sets a field to a string.
    public Fields put(String name, String value) {
        return put(name, Json.of(value));
    }

    /// Sets a field to a whole number.
    public Fields put(String name, long value) {
        return put(name, Json.of(value));
    }

    /// Sets a field to a truth value.
    public Fields put(String name, boolean value) {
        return put(name, Json.of(value));
    }

    /// Sets a field if there is a value for it.
    public Fields given(String name, Optional<String> value) {
        value.ifPresent(text -> put(name, text));
        return this;
    }

    /// Sets a field if there is a value for it; an empty text takes away what was there (`null`).
    public Fields nullable(String name, Optional<String> value) {
        value.ifPresent(text -> put(name, text.isEmpty() ? Json.Null.NOTHING : Json.of(text)));
        return this;
    }

    /// Sets a field to an object of strings.
    public Fields put(String name, Map<String, String> texts) {
        var inner = new Fields();
        texts.forEach(inner::put);
        return put(name, inner.done());
    }

    /// Whether nothing was set.
    public boolean isEmpty() {
        return fields.isEmpty();
    }

    /// The object.
    public Json.Obj done() {
        return new Json.Obj(fields);
    }
}
