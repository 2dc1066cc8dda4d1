package dev.signalbox.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Calls the HTTP API of a running Signalbox.
public final class Api {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http = HttpClient.newHttpClient();
    private final String url;
    private final String key;

    public Api(String url, String key) {
        this.url = url;
        this.key = key;
    }

    /// What came back.
    public record Answer(int status, JsonNode body) {}

    public String url() {
        return url;
    }

    /// The body of a good answer; fails on any other.
    public JsonNode get(String path) {
        return good("GET", path, null);
    }

    public JsonNode post(String path, Map<String, ?> body) {
        return good("POST", path, body);
    }

    public Answer send(String method, String path, @Nullable Object body) {
        try {
            HttpRequest.BodyPublisher publisher =
                    body == null
                            ? HttpRequest.BodyPublishers.noBody()
                            : HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body));
            HttpResponse<String> response =
                    http.send(
                            HttpRequest.newBuilder(URI.create(url + path))
                                    .header("X-API-Key", key)
                                    .header("Content-Type", "application/json")
                                    .method(method, publisher)
                                    .build(),
                            HttpResponse.BodyHandlers.ofString());
            String text = response.body();
            return new Answer(
                    response.statusCode(),
                    text.isEmpty() ? JSON.createObjectNode() : JSON.readTree(text));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private JsonNode good(String method, String path, @Nullable Object body) {
        Answer answer = send(method, path, body);
        if (answer.status() >= 300) {
            throw new AssertionError(method + " " + path + ": " + answer);
        }
        return answer.body();
    }

    /// Adds a node and returns its id.
    public long addNode(String name, URI apiUrl) {
        return post("/api/fleet/nodes", Map.of("name", name, "api_url", apiUrl.toString()))
                .path("id")
                .asLong();
    }

    /// The stream of a path on a node; a missing node of JSON if there is none.
    public JsonNode stream(long node, String path) {
        for (JsonNode stream : get("/api/streams?per_page=1000&node_id=" + node).path("streams")) {
            if (stream.path("path").asText().equals(path)) {
                return stream;
            }
        }
        return JSON.missingNode();
    }
}
