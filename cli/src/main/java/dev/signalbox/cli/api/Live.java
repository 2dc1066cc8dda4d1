package dev.signalbox.cli.api;

import dev.signalbox.cli.json.Json;
import dev.signalbox.cli.json.JsonText;
import java.io.IOException;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// One live connection, as a queue of what arrived. When the queue is full the connection is not
/// read any further, so a slow terminal slows the server down and nothing piles up here.
///
/// The JDK's WebSocket (seen with 25.0.3) at times never says that the other side broke off, when
/// that comes right behind a frame. Who waits for a frame must ask, after a while of silence,
/// whether anybody is there.
public final class Live implements WebSocket.Listener, AutoCloseable {
    private static final int WAITING = 1000;

    private final BlockingQueue<Arrival> arrivals = new ArrayBlockingQueue<>(WAITING);
    private final StringBuilder begun = new StringBuilder();
    private volatile @Nullable WebSocket socket;
    private volatile boolean closed;

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
        return Optional.ofNullable(arrivals.poll(longest.toNanos(), TimeUnit.NANOSECONDS));
    }

    @Override
    public void onOpen(WebSocket webSocket) {
        webSocket.request(Long.MAX_VALUE);
    }

    @Override
    public @Nullable CompletionStage<?> onText(
            WebSocket webSocket, CharSequence part, boolean last) {
        begun.append(part);
        if (!last) {
            return null;
        }
        var text = begun.toString();
        begun.setLength(0);
        try {
            arrived(new Arrival.Message(JsonText.parse(text)));
        } catch (IOException e) {
            arrived(new Arrival.Gone(1006, "not JSON"));
        }
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket webSocket, int code, String reason) {
        arrived(new Arrival.Gone(code, reason));
        return null;
    }

    @Override
    public void onError(WebSocket webSocket, Throwable error) {
        arrived(new Arrival.Gone(1006, String.valueOf(error.getMessage())));
    }

    private void arrived(Arrival arrival) {
        try {
            while (!closed && !arrivals.offer(arrival, 1, TimeUnit.SECONDS)) {
                // Full: whoever takes them is slow, or has gone.
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        closed = true;
        var connected = socket;
        if (connected != null) {
            connected.abort();
        }
    }
}
