package dev.signalbox.cli.api;

import dev.signalbox.cli.json.Json;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// One call of the API.
///
/// @param path with its query
/// @param headers beside those that every call has
/// @param keyed whether the API key goes with it
public record Request(
        String method,
        String path,
        Optional<Json> body,
        Map<String, String> headers,
        boolean keyed) {
    public Request {
        headers = Map.copyOf(headers);
    }

    /// Reads.
    public static Request get(String path) {
        return new Request("GET", path, Optional.empty(), Map.of(), true);
    }

    /// Does something, without saying more.
    public static Request post(String path) {
        return new Request("POST", path, Optional.empty(), Map.of(), true);
    }

    /// Makes something.
    public static Request post(String path, Json body) {
        return new Request("POST", path, Optional.of(body), Map.of(), true);
    }

    /// Changes something.
    public static Request patch(String path, Json body) {
        return new Request("PATCH", path, Optional.of(body), Map.of(), true);
    }

    /// Takes something away.
    public static Request delete(String path) {
        return new Request("DELETE", path, Optional.empty(), Map.of(), true);
    }

    /// With one header more.
    public Request header(String name, String value) {
        var more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new Request(method, path, body, more, keyed);
    }

    /// Without the API key: who asks is somebody else, or nobody yet.
    public Request anonymous() {
        return new Request(method, path, body, headers, false);
    }

    /// With one header more, if there is a value for it.
    public Request header(String name, Optional<String> value) {
        return value.map(text -> header(name, text)).orElse(this);
    }
}
