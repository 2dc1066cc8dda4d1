package dev.signalbox.simulator;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/// Asks an HTTP port, as a control plane would.
public final class Api {

    private static final HttpClient CLIENT =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(Duration.ofSeconds(5))
                    .build();
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final URI base;
    private final List<String> headers;

    private Api(URI base, List<String> headers) {
        this.base = base;
        this.headers = headers;
    }

    /// Asks a node.
    public static Api of(SimulatedNode node) {
        return of(node.url());
    }

    /// Asks any port.
    public static Api of(URI base) {
        return new Api(base, List.of());
    }

    /// The same with Basic credentials.
    public Api as(String user, String password) {
        var plain = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
        return with("Authorization", "Basic " + Base64.getEncoder().encodeToString(plain));
    }

    /// The same with one more header.
    public Api with(String header, String value) {
        var more = new ArrayList<>(headers);
        more.add(header);
        more.add(value);
        return new Api(base, more);
    }

    /// An answer.
    public record Answer(int status, String body, Map<String, List<String>> headers) {

        /// The body as JSON.
        public JsonNode json() {
            try {
                return MAPPER.readTree(body);
            } catch (JsonProcessingException e) {
                throw new AssertionError("not JSON: " + body, e);
            }
        }

        /// What `error` says.
        public String error() {
            return json().path("error").asText();
        }

        /// The items of a list.
        public JsonNode items() {
            return json().path("items");
        }

        /// The `name` of every item of a list.
        public List<String> names() {
            return items().valueStream().map(item -> item.path("name").asText()).toList();
        }

        /// The first value of a header; empty without one.
        public String header(String name) {
            return headers.entrySet().stream()
                    .filter(entry -> entry.getKey().equalsIgnoreCase(name))
                    .map(entry -> entry.getValue().getFirst())
                    .findFirst()
                    .orElse("");
        }
    }

    public Answer get(String path) {
        return send("GET", path, "");
    }

    public Answer post(String path, String body) {
        return send("POST", path, body);
    }

    public Answer patch(String path, String body) {
        return send("PATCH", path, body);
    }

    public Answer delete(String path) {
        return send("DELETE", path, "");
    }

    /// A path as `/v3/paths/get/{name}` shows it.
    public JsonNode path(String name) {
        return get("/v3/paths/get/" + name).json();
    }

    public Answer send(String verb, String path, String body) {
        try {
            return attempt(verb, path, body);
        } catch (IOException e) {
            throw new AssertionError(verb + " " + path + " failed: " + e, e);
        }
    }

    /// Asks, and lets the failure of the connection be seen.
    public Answer attempt(String verb, String path, String body) throws IOException {
        var request =
                HttpRequest.newBuilder(URI.create(base + path))
                        .timeout(Duration.ofSeconds(15))
                        .method(
                                verb,
                                body.isEmpty()
                                        ? BodyPublishers.noBody()
                                        : BodyPublishers.ofString(body));
        if (!headers.isEmpty()) {
            request.headers(headers.toArray(String[]::new));
        }
        try {
            var response = CLIENT.send(request.build(), BodyHandlers.ofString());
            return new Answer(response.statusCode(), response.body(), response.headers().map());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
