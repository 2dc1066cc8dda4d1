package dev.signalbox.cli.api;

import dev.signalbox.cli.json.Json;
import dev.signalbox.cli.json.JsonText;
import java.io.IOException;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// One live connection, as a queue of what arrived. The next frame is asked for only when the one
/// before was taken, so a slow terminal slows the server down and nothing piles up here.
public final class Live implements WebSocket.Listener, AutoCloseable {
    private final BlockingQueue<Arrival> arrivals = new LinkedBlockingQueue<>();
    private final StringBuilder begun = new StringBuilder();
    private @Nullable WebSocket socket;

    /// What can arrive.
    public sealed interface Arrival {
        /// A message of the server.
        record Message(Json json) implements Arrival {}

        /// The end. `code` is that of the closing frame; 1006 if there was none.
        record Gone(int code, String reason) implements Arrival {}
    }

    void opened(WebSocket connected) {
        socket = connected;
    }

    /// Sends a message. A connection that is broken says so with the next arrival, not here.
    public void send(Json message) {
        var connected = socket;
        if (connected != null) {
            var _ = connected.sendText(JsonText.write(message), true);
        }
    }

    /// The next arrival; nothing if there was none in that time. Throws [InterruptedException] when
    /// told to end.
    public Optional<Arrival> next(Duration longest) throws InterruptedException {
        var arrival = arrivals.poll(longest.toNanos(), TimeUnit.NANOSECONDS);
        var connected = socket;
        if (arrival instanceof Arrival.Message && connected != null) {
            connected.request(1);
        }
        return Optional.ofNullable(arrival);
    }

    @Override
    public @Nullable CompletionStage<?> onText(
            WebSocket webSocket, CharSequence part, boolean last) {
        begun.append(part);
        if (!last) {
            webSocket.request(1);
            return null;
        }
        var text = begun.toString();
        begun.setLength(0);
        try {
            arrivals.add(new Arrival.Message(JsonText.parse(text)));
        } catch (IOException e) {
            arrivals.add(new Arrival.Gone(1006, "not JSON"));
        }
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket webSocket, int code, String reason) {
        arrivals.add(new Arrival.Gone(code, reason));
        return null;
    }

    @Override
    public void onError(WebSocket webSocket, Throwable error) {
        arrivals.add(new Arrival.Gone(1006, String.valueOf(error.getMessage())));
    }

    @Override
    public void close() {
        var connected = socket;
        if (connected != null) {
            connected.abort();
        }
    }
}
