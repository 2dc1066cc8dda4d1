package dev.signalbox.server.api;

import com.fasterxml.jackson.databind.JsonNode;
import dev.signalbox.testkit.Eventually;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// A client of the live connection that writes down what it hears.
final class LiveClient implements WebSocket.Listener, AutoCloseable {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private final List<JsonNode> heard = new CopyOnWriteArrayList<>();
    private final CompletableFuture<Integer> closed = new CompletableFuture<>();
    private final StringBuilder part = new StringBuilder();
    private final long appetite;
    private @Nullable WebSocket socket;

    /// A client.
    ///
    /// @param appetite how many frames it reads before it stops
    private LiveClient(long appetite) {
        this.appetite = appetite;
    }

    static LiveClient open(Api api) {
        return open(api, "", Long.MAX_VALUE);
    }

    static LiveClient open(Api api, String query, long appetite) {
        LiveClient client = new LiveClient(appetite);
        WebSocket.Builder builder =
                CLIENT.newWebSocketBuilder().connectTimeout(Duration.ofSeconds(10));
        for (Map.Entry<String, String> header : api.headers().entrySet()) {
            builder.header(header.getKey(), header.getValue());
        }
        URI uri = URI.create("ws://127.0.0.1:" + api.port() + "/api/live" + query);
        client.socket = builder.buildAsync(uri, client).join();
        return client;
    }

    /// The answer to a handshake that is refused.
    static Answer refused(Api api, String query) {
        try (LiveClient client = open(api, query, 1)) {
            throw new AssertionError("let in: " + client.heard);
        } catch (CompletionException e) {
            if (e.getCause() instanceof WebSocketHandshakeException refusal) {
                HttpResponse<?> response = refusal.getResponse();
                return new Answer(
                        "GET /api/live" + query,
                        response.statusCode(),
                        response.headers().map(),
                        "");
            }
            throw e;
        }
    }

    @Override
    public void onOpen(WebSocket webSocket) {
        webSocket.request(appetite);
    }

    @Override
    public @Nullable CompletionStage<?> onText(
            WebSocket webSocket, CharSequence data, boolean last) {
        part.append(data);
        if (last) {
            JsonNode message = Json.read(part.toString());
            part.setLength(0);
            if (message.path("type").asText().equals("batch")) {
                message.path("messages").forEach(heard::add);
            } else {
                heard.add(message);
            }
        }
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket webSocket, int code, String reason) {
        closed.complete(code);
        return null;
    }

    @Override
    public void onError(WebSocket webSocket, Throwable error) {
        closed.completeExceptionally(error);
    }

    private WebSocket socket() {
        if (socket == null) {
            throw new IllegalStateException("not open");
        }
        return socket;
    }

    LiveClient send(String text) {
        socket().sendText(text, true).join();
        return this;
    }

    void sendBytes() {
        socket().sendBinary(ByteBuffer.wrap(new byte[] {1, 2, 3}), true).join();
    }

    /// Subscribes and waits until that has been understood.
    LiveClient subscribe(String... topics) {
        return subscribe(Map.of(), topics);
    }

    LiveClient subscribe(Map<String, Object> more, String... topics) {
        Map<String, Object> wish = new HashMap<>(more);
        wish.put("subscribe", List.of(topics));
        send(Json.write(wish));
        return settled();
    }

    /// All that was sent before has been dealt with: messages are answered in their order.
    LiveClient settled() {
        long number = System.nanoTime();
        send("{\"ping\":" + number + "}");
        await("the pong", message -> message.path("ping").asLong() == number);
        return this;
    }

    List<JsonNode> heard() {
        return List.copyOf(heard);
    }

    /// Messages of a type, in the order in which they came.
    List<JsonNode> heard(String type) {
        List<JsonNode> some = new ArrayList<>();
        for (JsonNode message : heard) {
            if (message.path("type").asText().equals(type)) {
                some.add(message);
            }
        }
        return some;
    }

    List<Long> sequences() {
        return heard("event").stream().map(event -> event.path("sequence").asLong()).toList();
    }

    JsonNode await(String what, Predicate<JsonNode> wanted) {
        return Eventually.eventually(
                        what,
                        () -> heard.stream().filter(wanted).toList(),
                        found -> !found.isEmpty())
                .getFirst();
    }

    JsonNode await(String type) {
        return await("a message " + type, message -> message.path("type").asText().equals(type));
    }

    /// The code with which the other side closes.
    int closeCode() {
        return closed.orTimeout(20, TimeUnit.SECONDS).join();
    }

    boolean isOpen() {
        return !closed.isDone();
    }

    @Override
    public void close() {
        if (socket != null) {
            socket.abort();
        }
    }
}
