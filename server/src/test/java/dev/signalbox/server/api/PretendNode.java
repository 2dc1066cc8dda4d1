package dev.signalbox.server.api;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;

/// A server on a port of its own that answers like a MediaMTX, or like none.
final class PretendNode implements AutoCloseable {
    /// How it behaves.
    enum Mode {
        GOOD,
        /// Takes the connection and answers nothing.
        HANGS,
        /// Answers 401 unless the user is `api` with the password `let me in`.
        WANTS_PASSWORD,
        /// Answers a page.
        GARBAGE,
        /// Is no MediaMTX.
        OTHER_SERVER,
        BREAKS_OFF,
        FAILS
    }

    /// `api:let me in`
    static final String AUTHORIZATION = "Basic YXBpOmxldCBtZSBpbg==";

    static final String PASSWORD = "let me in";

    private final HttpServer server;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final List<String> authorizations = new CopyOnWriteArrayList<>();
    private final Map<String, String> paths = new ConcurrentHashMap<>();
    private volatile Mode mode = Mode.GOOD;

    PretendNode() {
        try {
            server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::handle);
        server.start();
    }

    PretendNode as(Mode mode) {
        this.mode = mode;
        return this;
    }

    PretendNode live(String... names) {
        for (String name : names) {
            paths.put(
                    name,
                    Json.write(
                            Map.of(
                                    "name",
                                    name,
                                    "confName",
                                    "all_others",
                                    "ready",
                                    true,
                                    "readyTime",
                                    "2026-02-03T04:05:06Z",
                                    "source",
                                    Map.of("type", "rtspSession", "id", "1"),
                                    "tracks",
                                    List.of("H264"),
                                    "readers",
                                    List.of())));
        }
        return this;
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /// An address of this machine at which nothing listens.
    static String nowhere() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return "http://127.0.0.1:" + socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The `Authorization` headers that came; an empty text for each request without.
    List<String> authorizations() {
        return List.copyOf(authorizations);
    }

    private void handle(HttpExchange exchange) throws IOException {
        String authorization = exchange.getRequestHeaders().getFirst("Authorization");
        authorizations.add(authorization == null ? "" : authorization);
        switch (mode) {
            case GOOD -> good(exchange);
            case WANTS_PASSWORD -> {
                if (AUTHORIZATION.equals(authorization)) {
                    good(exchange);
                } else {
                    answer(
                            exchange,
                            401,
                            "application/json",
                            "{\"error\":\"authentication error\"}");
                }
            }
            case HANGS -> hang(exchange);
            case GARBAGE -> answer(exchange, 200, "text/html", "<html>Welcome to nginx</html>");
            case OTHER_SERVER -> answer(exchange, 404, "text/plain", "404 page not found");
            case FAILS -> answer(exchange, 500, "text/plain", "something broke");
            case BREAKS_OFF -> {
                exchange.sendResponseHeaders(200, 5_000);
                exchange.getResponseBody()
                        .write("{\"itemCount\":1,".getBytes(StandardCharsets.UTF_8));
                exchange.getResponseBody().flush();
                exchange.close();
            }
        }
    }

    private void hang(HttpExchange exchange) {
        try {
            closed.await();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        exchange.close();
    }

    private void good(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        String body =
                switch (path) {
                    case "/v3/info" ->
                            Json.of("version", "v1.20.1", "started", "2026-01-02T03:04:05Z");
                    case "/v3/paths/list" -> list();
                    case "/v3/config/global/get" ->
                            Json.of(
                                    "rtsp",
                                    true,
                                    "rtspAddress",
                                    ":8554",
                                    "hls",
                                    true,
                                    "hlsAddress",
                                    ":8888");
                    default -> null;
                };
        if (body == null) {
            answer(
                    exchange,
                    404,
                    "application/json",
                    "{\"error\":\"path configuration not found\"}");
        } else {
            answer(exchange, 200, "application/json", body);
        }
    }

    private String list() {
        List<String> items = new ArrayList<>(paths.values());
        return "{\"itemCount\":%d,\"pageCount\":1,\"items\":[%s]}"
                .formatted(items.size(), String.join(",", items));
    }

    private static void answer(HttpExchange exchange, int status, String type, String body)
            throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
    }
}
