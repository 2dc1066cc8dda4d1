package dev.signalbox.server.api;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.signalbox.model.Status;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Writes JSON field by field.
final class Out {
    private static final JsonFactory FACTORY = new JsonFactory();

    private final JsonGenerator json;

    private Out(JsonGenerator json) {
        this.json = json;
    }

    /// Something that can be written.
    interface Json {
        void to(Out out) throws IOException;
    }

    /// The fields of an object as bytes.
    static byte[] bytes(Json fields) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
        try (JsonGenerator generator = FACTORY.createGenerator(bytes)) {
            generator.writeStartObject();
            fields.to(new Out(generator));
            generator.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    Out text(String name, @Nullable String value) throws IOException {
        json.writeStringField(name, value);
        return this;
    }

    Out number(String name, @Nullable Long value) throws IOException {
        if (value == null) {
            json.writeNullField(name);
        } else {
            json.writeNumberField(name, value);
        }
        return this;
    }

    Out number(String name, long value) throws IOException {
        json.writeNumberField(name, value);
        return this;
    }

    Out number(String name, @Nullable Integer value) throws IOException {
        return number(name, value == null ? null : Long.valueOf(value));
    }

    Out number(String name, int value) throws IOException {
        json.writeNumberField(name, value);
        return this;
    }

    Out decimal(String name, @Nullable Double value) throws IOException {
        if (value == null) {
            json.writeNullField(name);
        } else {
            json.writeNumberField(name, Math.round(value * 1000) / 1000.0);
        }
        return this;
    }

    Out seconds(String name, @Nullable Duration value) throws IOException {
        return decimal(name, value == null ? null : value.toNanos() / 1e9);
    }

    Out bool(String name, boolean value) throws IOException {
        json.writeBooleanField(name, value);
        return this;
    }

    Out time(String name, @Nullable Instant value) throws IOException {
        json.writeStringField(name, value == null ? null : value.toString());
        return this;
    }

    Out nothing(String name) throws IOException {
        json.writeNullField(name);
        return this;
    }

    /// A text that is JSON already.
    Out raw(String name, @Nullable String value) throws IOException {
        json.writeFieldName(name);
        json.writeRawValue(value == null ? "null" : value);
        return this;
    }

    Out object(String name, Json fields) throws IOException {
        json.writeObjectFieldStart(name);
        fields.to(this);
        json.writeEndObject();
        return this;
    }

    /// How to write one of many.
    interface Each<T> {
        void write(Out out, T item) throws IOException;
    }

    <T> Out list(String name, Collection<T> items, Each<? super T> each) throws IOException {
        json.writeArrayFieldStart(name);
        for (T item : items) {
            json.writeStartObject();
            each.write(this, item);
            json.writeEndObject();
        }
        json.writeEndArray();
        return this;
    }

    Out texts(String name, Collection<String> items) throws IOException {
        json.writeArrayFieldStart(name);
        for (String item : items) {
            json.writeString(item);
        }
        json.writeEndArray();
        return this;
    }

    Out texts(String name, Map<String, String> items) throws IOException {
        json.writeObjectFieldStart(name);
        for (Map.Entry<String, String> item : new TreeMap<>(items).entrySet()) {
            json.writeStringField(item.getKey(), item.getValue());
        }
        json.writeEndObject();
        return this;
    }

    Out counts(String name, Map<String, Integer> items) throws IOException {
        json.writeObjectFieldStart(name);
        for (Map.Entry<String, Integer> item : new TreeMap<>(items).entrySet()) {
            json.writeNumberField(item.getKey(), item.getValue());
        }
        json.writeEndObject();
        return this;
    }

    /// How many streams have each status.
    Out statuses(Map<Status, Integer> counts) throws IOException {
        for (Status status : Status.values()) {
            number(status.code(), counts.getOrDefault(status, 0));
        }
        return this;
    }

    /// Texts, numbers, truth values and lists of texts, as events carry them.
    Out values(String name, Map<String, Object> values) throws IOException {
        json.writeObjectFieldStart(name);
        for (Map.Entry<String, Object> entry : new TreeMap<>(values).entrySet()) {
            switch (entry.getValue()) {
                case Number number -> number(entry.getKey(), number.longValue());
                case Boolean bool -> bool(entry.getKey(), bool);
                case Collection<?> list ->
                        texts(entry.getKey(), list.stream().map(String::valueOf).toList());
                default -> text(entry.getKey(), entry.getValue().toString());
            }
        }
        json.writeEndObject();
        return this;
    }
}
