package dev.signalbox.cli.fake;

import dev.signalbox.cli.json.Json;
import java.util.Map;
import java.util.Optional;

/// A request as the pretended server saw it.
///
/// @param query decoded
/// @param headers by name in small letters
/// @param expectsKey whether the test wants every request to be signed
public record Seen(
        String method,
        String path,
        Map<String, String> query,
        Map<String, String> headers,
        Json body,
        boolean expectsKey) {

    /// A header, by its name in small letters.
    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name));
    }

    /// `GET /api/streams`.
    public String line() {
        return method + " " + path;
    }
}
