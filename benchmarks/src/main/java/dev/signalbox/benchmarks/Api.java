package dev.signalbox.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;

/// Calls the HTTP API.
final class Api {
    static final String KEY = "benchmark-key-of-an-administrator";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int PATIENCE_SECONDS = 120;

    private final HttpClient http = HttpClient.newHttpClient();
    private final String url;

    Api(String url) {
        this.url = url;
    }

    JsonNode get(String path) throws IOException, InterruptedException {
        return send(request(path).GET());
    }

    JsonNode post(String path, Object body) throws IOException, InterruptedException {
        String text = JSON.writeValueAsString(body);
        return send(
                request(path)
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(text)));
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(url + path)).header("X-API-Key", KEY);
    }

    private JsonNode send(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<String> response =
                http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        if (response.statusCode() >= 300) {
            throw new IOException(response.uri() + ": " + response.body());
        }
        return response.body().isEmpty() ? JSON.createObjectNode() : JSON.readTree(response.body());
    }

    /// Adds the nodes of a simulator to the fleet.
    void addNodes(Companion simulator) throws IOException, InterruptedException {
        int number = 0;
        for (JsonNode node : new Api(simulator.url()).get("/").path("nodes")) {
            post(
                    "/api/fleet/nodes",
                    Map.of("name", "node-" + number++, "api_url", node.path("url").asText()));
        }
    }

    /// Waits until the sums of the dashboard are as wished.
    JsonNode await(String what, Predicate<JsonNode> wish) throws IOException, InterruptedException {
        for (int i = 0; i < PATIENCE_SECONDS * 20; i++) {
            JsonNode overview = get("/api/dashboard/overview");
            if (wish.test(overview)) {
                return overview;
            }
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
        throw new IOException(
                "it never came to this: " + what + "; " + get("/api/dashboard/overview"));
    }
}
