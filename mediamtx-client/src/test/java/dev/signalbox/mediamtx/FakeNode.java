package dev.signalbox.mediamtx;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.signalbox.mediamtx.RawServer.Answer;
import dev.signalbox.model.Credentials;
import dev.signalbox.model.NodeAddress;
import dev.signalbox.model.Secret;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// A MediaMTX of which each answer can be replaced by another one.
final class FakeNode implements AutoCloseable {
    static final String INFO = "/v3/info";
    static final String PATHS = "/v3/paths/list";
    static final String GLOBAL = "/v3/config/global/get";
    static final String DEFAULTS = "/v3/config/pathdefaults/get";
    static final String CONFS = "/v3/config/paths/list";
    static final String CONF = "/v3/config/paths/get/";

    private final Map<String, Answer> answers = new ConcurrentHashMap<>();
    private final RawServer server;
    private volatile @Nullable Answer always;

    FakeNode() {
        this.server = new RawServer(this::answer);
    }

    FakeNode(ServerSocket listener) {
        this.server = new RawServer(listener, this::answer);
    }

    /// A server of 1.20.1 with these paths, as JSON, and nothing behind them.
    static FakeNode with(String... paths) {
        FakeNode node = new FakeNode();
        node.on(INFO, Answers.json(info("v1.20.1", "2026-08-22T10:00:00.5+02:00")));
        node.on(PATHS, Answers.json(page(1, paths.length, paths)));
        node.on(GLOBAL, Answers.json("{\"logLevel\":\"info\"}"));
        return node;
    }

    /// A server that says what one of this version says.
    static FakeNode recorded(String version) {
        FakeNode node = new FakeNode();
        String folder = "recorded/" + version + "/";
        for (String path : new String[] {INFO, PATHS, GLOBAL, DEFAULTS}) {
            String name = path.substring("/v3/".length()).replace('/', '-') + ".json";
            String text = resourceOrNull(folder + name);
            if (text != null) {
                node.on(path, Answers.json(text));
            }
        }
        for (String conf : new String[] {"cam%2Flobby", "door", "elsewhere", "live%2Fstudio"}) {
            node.on(CONF + conf, Answers.json(resource(folder + "plain.json")));
        }
        return node.on(CONF + "cam%2Fnight", Answers.json(resource(folder + "resting.json")));
    }

    static String info(String version, String started) {
        return "{\"version\":\"" + version + "\",\"started\":\"" + started + "\"}";
    }

    static String page(int pages, int count, String... items) {
        return "{\"itemCount\":%d,\"pageCount\":%d,\"items\":[%s]}"
                .formatted(count, pages, String.join(",", items));
    }

    static String resource(String name) {
        String text = resourceOrNull(name);
        if (text == null) {
            throw new IllegalArgumentException("no resource " + name);
        }
        return text;
    }

    private static @Nullable String resourceOrNull(String name) {
        try (InputStream in = FakeNode.class.getResourceAsStream(name)) {
            return in == null ? null : new String(in.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// From now on this path is answered so.
    FakeNode on(String path, Answer answer) {
        answers.put(path, answer);
        return this;
    }

    /// From now on everything is answered so; null: as before.
    FakeNode always(@Nullable Answer answer) {
        always = answer;
        return this;
    }

    private void answer(RawServer.Exchange exchange) throws IOException, InterruptedException {
        Answer all = always;
        Answer own = answers.get(exchange.request().path());
        if (all != null) {
            all.to(exchange);
        } else if (own != null) {
            own.to(exchange);
        } else if (exchange.request().path().startsWith(CONF)) {
            Answers.error("404 Not Found", "path configuration not found").to(exchange);
        } else {
            Answers.notFound().to(exchange);
        }
    }

    RawServer server() {
        return server;
    }

    /// How often each path was asked for, since the last call.
    Map<String, Integer> counted() {
        return server.counted();
    }

    NodeAddress address() {
        return new NodeAddress(server.url(), null, null);
    }

    NodeAddress address(String user, String password) {
        return new NodeAddress(server.url(), new Credentials(user, Secret.of(password)), null);
    }

    @Override
    public void close() {
        server.close();
    }
}
