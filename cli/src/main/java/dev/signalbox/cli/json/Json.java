package dev.signalbox.cli.json;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A JSON value. Asking for what is not there gives [Null#NOTHING], so that a way through an answer
/// can be written in one line; a number keeps the digits it was written with.
public sealed interface Json {

    /// An object; the order of its fields is kept.
    record Obj(Map<String, Json> fields) implements Json {
        public Obj {
            fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
        }
    }

    /// A list.
    record Arr(List<Json> values) implements Json {
        public Arr {
            values = List.copyOf(values);
        }
    }

    /// A string.
    record Text(String value) implements Json {}

    /// A number, with the digits as they were sent.
    record Num(String literal) implements Json {}

    /// `true` or `false`.
    record Bool(boolean value) implements Json {}

    /// `null`, and what is not there.
    enum Null implements Json {
        NOTHING
    }

    /// Whether there is a value other than `null`.
    default boolean present() {
        return !(this instanceof Null);
    }

    /// The field of that name, or [Null#NOTHING].
    default Json at(String name) {
        return this instanceof Obj(var fields)
                ? fields.getOrDefault(name, Null.NOTHING)
                : Null.NOTHING;
    }

    /// The values of a list; of anything else none.
    default List<Json> items() {
        return this instanceof Arr(var values) ? values : List.of();
    }

    /// The fields of an object; of anything else none.
    default Map<String, Json> entries() {
        return this instanceof Obj(var fields) ? fields : Map.of();
    }

    /// The value as text: a string as it is, a number or truth value as written, anything else
    /// empty.
    default String text() {
        return switch (this) {
            case Text(var value) -> value;
            case Num(var literal) -> literal;
            case Bool(var value) -> Boolean.toString(value);
            case Obj _, Arr _, Null _ -> "";
        };
    }

    /// The value as a whole number, or 0.
    default long number() {
        return this instanceof Num(var literal) ? whole(literal) : 0;
    }

    /// The value as a number, or 0.
    default double decimal() {
        return this instanceof Num(var literal) ? Double.parseDouble(literal) : 0;
    }

    /// Whether it is `true`.
    default boolean yes() {
        return this instanceof Bool(var value) && value;
    }

    private static long whole(String literal) {
        try {
            return Long.parseLong(literal);
        } catch (NumberFormatException e) {
            return (long) Double.parseDouble(literal);
        }
    }

    /// A string value.
    static Json of(String value) {
        return new Text(value);
    }

    /// A whole number.
    static Json of(long value) {
        return new Num(Long.toString(value));
    }

    /// A truth value.
    static Json of(boolean value) {
        return new Bool(value);
    }
}
