package dev.signalbox.testkit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;

/// Listens to live updates and keeps all that it hears.
public final class LiveEar implements WebSocket.Listener, AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final List<JsonNode> heard = new CopyOnWriteArrayList<>();
    private final StringBuilder text = new StringBuilder();
    private final HttpClient http = HttpClient.newHttpClient();

    private LiveEar() {}

    /// Connects and sends a first message.
    public static LiveEar open(Api api, String key, String message) {
        LiveEar ear = new LiveEar();
        WebSocket socket =
                ear.http
                        .newWebSocketBuilder()
                        .header("X-API-Key", key)
                        .buildAsync(URI.create(api.url().replace("http", "ws") + "/api/live"), ear)
                        .join();
        socket.sendText(message, true).join();
        return ear;
    }

    @Override
    public CompletionStage<?> onText(WebSocket socket, CharSequence part, boolean last) {
        text.append(part);
        if (last) {
            try {
                heard.add(JSON.readTree(text.toString()));
            } catch (JsonProcessingException e) {
                throw new IllegalStateException(e);
            }
            text.setLength(0);
        }
        socket.request(1);
        return CompletableFuture.completedFuture(null);
    }

    /// Everything so far, in the order in which it came.
    public List<JsonNode> heard() {
        return List.copyOf(heard);
    }

    /// The events of a kind so far.
    public List<JsonNode> events(String kind) {
        return heard.stream()
                .filter(message -> message.path("kind").asText().equals(kind))
                .toList();
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
