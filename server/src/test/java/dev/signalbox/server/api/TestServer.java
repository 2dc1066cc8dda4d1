package dev.signalbox.server.api;

import dev.signalbox.model.Secret;
import dev.signalbox.model.Severity;
import dev.signalbox.server.access.AccessStore;
import dev.signalbox.server.access.Role;
import dev.signalbox.server.metrics.OwnMetrics;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// The real server on a free port, over real rooms and a SQLite file in a folder of its own.
final class TestServer implements AutoCloseable {
    /// The key that comes from outside and is not in the store.
    static final String ADMIN_KEY = "sbx_test_0123456789abcdefghijklmnopqrstuvw";

    static final String PASSWORD = "correct horse battery staple";
    static final String NO_PAGE = "/no-page-is-packed-here";
    static final String FOREIGN_ORIGIN = "https://wall.example.org";

    final HandTime time = new HandTime();
    final Path data;
    final TestRooms rooms;
    final ApiServer server;

    private final boolean ownFolder;

    private TestServer(Path data, boolean ownFolder, boolean metricsOpen, String page)
            throws IOException {
        this.data = data;
        this.ownFolder = ownFolder;
        this.rooms = new TestRooms(data, time, Secret.of(ADMIN_KEY));
        rooms.access.ensureAdmin(Optional.of(Secret.of(PASSWORD)));
        rooms.start();
        this.server =
                ApiServer.open(
                        rooms.api,
                        new ApiServer.Listening(
                                "127.0.0.1", 0, metricsOpen, Set.of(FOREIGN_ORIGIN)),
                        metrics()::write,
                        new StaticPage(page));
    }

    static TestServer open() {
        return open(false, NO_PAGE);
    }

    /// With another setting, or with a page out of a folder of the resources.
    static TestServer open(boolean metricsOpen, String page) {
        try {
            Path data = Files.createTempDirectory("signalbox-api");
            return new TestServer(data, true, metricsOpen, page);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// On a folder that somebody else makes and deletes, to start twice on it.
    static TestServer open(Path data) {
        try {
            return new TestServer(data, false, false, NO_PAGE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private OwnMetrics metrics() {
        return new OwnMetrics(
                "0.0.0-test",
                rooms.fleet,
                rooms.poller.stats(),
                new OwnMetrics.Others(
                        this::openIncidents,
                        rooms.log::last,
                        rooms.stores::rowsWritten,
                        rooms.live::clients,
                        rooms.live::dropped,
                        rooms.tasks::failures),
                time);
    }

    private Map<String, Integer> openIncidents() {
        Map<String, Integer> open = new HashMap<>();
        for (Severity severity : Severity.values()) {
            open.put(severity.code(), 0);
        }
        rooms.incidents.counts().bySeverity().forEach((key, n) -> open.put(key.code(), n));
        return open;
    }

    int port() {
        return server.port();
    }

    /// Calls as the administrator, with the key that is not in the store.
    Api api() {
        return nobody().with("X-API-Key", ADMIN_KEY);
    }

    Api nobody() {
        return new Api(port(), Map.of(), false);
    }

    /// Calls with a key of this role out of the store.
    Api key(Role role) {
        String name = role.code() + " key " + rooms.access.keys().size();
        Secret key = rooms.access.addKey(name, role, null).key();
        return nobody().with("X-API-Key", key.reveal());
    }

    /// Adds somebody who signs in with [#PASSWORD].
    void addUser(String name, Role role) {
        AccessStore store = rooms.stores.access();
        String hash = store.user("admin").orElseThrow().passwordHash();
        store.addUser(name, role, hash, time.instant());
    }

    /// Calls with a session of the page, CSRF header and all.
    Api session(String user) {
        Answer answer =
                nobody().post("/api/auth/login", Json.of("username", user, "password", PASSWORD));
        String cookie = answer.header("Set-Cookie").orElseThrow().split(";")[0];
        return nobody().with("Cookie", cookie)
                .with("X-CSRF-Token", answer.json().path("csrf_token").asText());
    }

    /// Puts the clock forward; whatever has become due by that is done.
    void forward(Duration by) {
        time.forward(by);
        // The pacer sleeps by the clock of the machine: something still more urgent wakes it.
        rooms.pacer.in(Duration.ofDays(-365), "the clock was put forward", () -> {});
    }

    FedNode fed(String host) {
        return rooms.fed.at("http://" + host + ":9997");
    }

    /// Adds a node whose answers the test gives, after it has been asked for the first time.
    long add(String name, FedNode node) {
        String body = Json.of("name", name, "api_url", node.url());
        long id = api().post("/api/fleet/nodes", body).expect(201).json().path("id").asLong();
        ask(id);
        return id;
    }

    /// Asks a node now, whatever comes of it.
    Answer ask(long node) {
        return api().post("/api/health/quick-check/" + node, null);
    }

    /// The id of a stream by its path; there must be one of that path.
    long stream(String path) {
        List<Long> ids =
                rooms.fleet.nodes().stream()
                        .flatMap(view -> view.streams().stream())
                        .filter(stream -> stream.path().equals(path))
                        .map(stream -> stream.id().value())
                        .toList();
        return ids.getFirst();
    }

    @Override
    public void close() {
        server.close();
        rooms.close();
        if (ownFolder) {
            delete();
        }
    }

    private void delete() {
        try (Stream<Path> files = Files.walk(data)) {
            files.sorted(Comparator.reverseOrder()).forEach(TestServer::delete);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path file) {
        try {
            Files.delete(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
