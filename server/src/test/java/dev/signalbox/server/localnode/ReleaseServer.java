package dev.signalbox.server.localnode;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// Stands in for the place where releases are published.
final class ReleaseServer implements AutoCloseable {
    private static final String FOLDER = "/mirror/v" + Release.VERSION + "/";

    private final HttpServer server;
    private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
    private final Map<String, Answer> answers = new ConcurrentHashMap<>();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final CountDownLatch closed = new CountDownLatch(1);

    /// What is answered at an address.
    interface Answer {
        void to(HttpExchange exchange) throws IOException, InterruptedException;
    }

    ReleaseServer() {
        try {
            server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(executor);
        server.createContext("/", this::handle);
        server.start();
    }

    URI base() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/mirror");
    }

    URI url(String file) {
        return base().resolve(FOLDER + file);
    }

    void at(String file, Answer answer) {
        answers.put(FOLDER + file, answer);
    }

    /// Answers with all of it.
    void holds(String file, byte[] content) {
        at(
                file,
                exchange -> {
                    exchange.sendResponseHeaders(200, content.length);
                    exchange.getResponseBody().write(content);
                });
    }

    /// Announces all of it, sends half, and breaks off.
    void breaksOff(String file, byte[] content) {
        at(
                file,
                exchange -> {
                    exchange.sendResponseHeaders(200, content.length);
                    exchange.getResponseBody().write(content, 0, content.length / 2);
                    exchange.getResponseBody().flush();
                });
    }

    /// Announces all of it, sends half, and then nothing more.
    void stops(String file, byte[] content) {
        at(
                file,
                exchange -> {
                    exchange.sendResponseHeaders(200, content.length);
                    exchange.getResponseBody().write(content, 0, content.length / 2);
                    exchange.getResponseBody().flush();
                    closed.await();
                });
    }

    void redirects(String file, String other) {
        at(
                file,
                exchange -> {
                    exchange.getResponseHeaders().add("Location", FOLDER + other);
                    exchange.sendResponseHeaders(302, -1);
                });
    }

    List<String> asked() {
        return List.copyOf(asked);
    }

    private void handle(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        asked.add(path.replace(FOLDER, ""));
        try (exchange) {
            Answer answer = answers.get(path);
            if (answer == null) {
                exchange.sendResponseHeaders(404, -1);
            } else {
                answer.to(exchange);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
        executor.close();
    }
}
