package dev.signalbox.server.api;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Calls the API and holds every answer against the contract.
///
/// @param headers sent with every request: who asks, in which language
/// @param failing whether a 503 is meant here and no mistake of ours
record Api(int port, Map<String, String> headers, boolean failing) {
    private static final HttpClient CLIENT =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(Duration.ofSeconds(10))
                    .build();

    Api with(String header, String value) {
        Map<String, String> more = new HashMap<>(headers);
        more.put(header, value);
        return new Api(port, Map.copyOf(more), failing);
    }

    Api without(String header) {
        Map<String, String> less = new HashMap<>(headers);
        less.remove(header);
        return new Api(port, Map.copyOf(less), failing);
    }

    /// The same caller while something of ours is broken on purpose.
    Api whileFailing() {
        return new Api(port, headers, true);
    }

    Answer get(String path) {
        return send("GET", path, null);
    }

    Answer post(String path, @Nullable String json) {
        return send("POST", path, json);
    }

    Answer put(String path, String json) {
        return send("PUT", path, json);
    }

    Answer patch(String path, String json) {
        return send("PATCH", path, json);
    }

    Answer delete(String path) {
        return send("DELETE", path, null);
    }

    /// Sends a body as JSON, or none.
    Answer send(String method, String path, @Nullable String json) {
        if (json == null) {
            return raw(method, path, BodyPublishers.noBody());
        }
        Api typed =
                headers.containsKey("Content-Type")
                        ? this
                        : with("Content-Type", "application/json");
        return typed.raw(method, path, BodyPublishers.ofString(escaped(json)));
    }

    /// Sends a body as it is.
    Answer raw(String method, String path, BodyPublisher body) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                        .timeout(Duration.ofSeconds(30))
                        .method(method, body);
        headers.forEach(request::header);
        try {
            HttpResponse<String> response = CLIENT.send(request.build(), BodyHandlers.ofString());
            Map<String, List<String>> seen = new TreeMap<>();
            response.headers().map().forEach((name, all) -> seen.put(lower(name), all));
            Answer answer =
                    new Answer(method + " " + path, response.statusCode(), seen, response.body());
            Contract.get().check(method, path, answer, failing);
            return answer;
        } catch (IOException e) {
            throw new UncheckedIOException(method + " " + path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /// Half a surrogate pair has no UTF-8; in JSON it can be written all the same.
    private static String escaped(String json) {
        StringBuilder escaped = new StringBuilder();
        json.codePoints()
                .forEach(
                        point -> {
                            if (point >= 0xd800 && point <= 0xdfff) {
                                escaped.append("\\u%04x".formatted(point));
                            } else {
                                escaped.appendCodePoint(point);
                            }
                        });
        return escaped.toString();
    }

    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
