package dev.signalbox.cli.api;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A path of the API with its query. Unchangeable: each addition gives a new one.
///
/// @param parameters each `name=value`, encoded
public record Query(String path, List<String> parameters) {
    public Query {
        parameters = List.copyOf(parameters);
    }

    /// A path without a query.
    public static Query of(String path) {
        return new Query(path, List.of());
    }

    /// With one parameter more.
    public Query with(String name, String value) {
        var more = new ArrayList<>(parameters);
        more.add(name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8));
        return new Query(path, more);
    }

    /// With a number more.
    public Query with(String name, long value) {
        return with(name, Long.toString(value));
    }

    /// With one parameter more, if there is a value for it.
    public Query given(String name, Optional<String> value) {
        return value.map(text -> with(name, text)).orElse(this);
    }

    /// With one parameter more: the values with commas between them, if there are any.
    public Query given(String name, List<String> values) {
        return values.isEmpty() ? this : with(name, String.join(",", values));
    }

    @Override
    public String toString() {
        return parameters.isEmpty() ? path : path + "?" + String.join("&", parameters);
    }
}
