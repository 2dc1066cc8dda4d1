package dev.signalbox.server.storage;

import dev.signalbox.model.Secret;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A database for one suite: SQLite in a folder of its own, or a fresh one of the PostgreSQL of the
/// test run.
final class TestDatabase implements AutoCloseable {
    static final Secret KEY = Secret.of(Base64.getEncoder().encodeToString(new byte[32]));

    private final String name;
    private final Path folder;
    private final @Nullable PostgresServer server;
    private final Optional<String> url;
    private @Nullable Stores stores;

    private TestDatabase(String name, @Nullable PostgresServer server) {
        try {
            this.name = name;
            this.folder = Files.createTempDirectory("signalbox-store");
            this.server = server;
            this.url = server == null ? Optional.empty() : Optional.of(server.fresh());
        } catch (IOException | SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /// One of each kind that can be had here.
    static Stream<TestDatabase> all() {
        List<TestDatabase> all = new ArrayList<>();
        all.add(sqlite());
        PostgresServer.get()
                .ifPresent(postgres -> all.add(new TestDatabase("PostgreSQL", postgres)));
        return all.stream();
    }

    static TestDatabase sqlite() {
        return new TestDatabase("SQLite", null);
    }

    boolean isSqlite() {
        return server == null;
    }

    /// The stores, opened when they are first asked for.
    Stores stores() {
        Stores open = stores;
        if (open == null) {
            try {
                open = Stores.open(url.map(Secret::of), Optional.of(KEY), folder);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            stores = open;
        }
        return open;
    }

    /// As if the program ended; what is asked for next is read from what was kept.
    void reopen() {
        if (stores != null) {
            stores.close();
            stores = null;
        }
    }

    Path folder() {
        return folder;
    }

    Path file() {
        return folder.resolve("signalbox.db");
    }

    /// A connection around the stores.
    Connection connect() throws SQLException {
        return server == null
                ? DriverManager.getConnection("jdbc:sqlite:" + file())
                : server.connect(PostgresServer.name(url.orElseThrow()));
    }

    void execute(String... statements) {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Takes everything out, so that a test begins with nothing.
    void empty() {
        stores();
        List<String> statements = new ArrayList<>();
        for (String table :
                List.of(
                        "streams",
                        "node_states",
                        "nodes",
                        "events",
                        "incidents",
                        "sessions",
                        "users",
                        "api_keys",
                        "idempotent_answers")) {
            statements.add("DELETE FROM " + table);
        }
        statements.add("UPDATE sequences SET last = 0");
        execute(statements.toArray(String[]::new));
    }

    /// Takes the database away from the program, or gives it back.
    AutoCloseable away() throws SQLException {
        if (server != null) {
            server.reachable(url.orElseThrow(), false);
            return () -> server.reachable(url.orElseThrow(), true);
        }
        Connection holder = connect();
        try (Statement statement = holder.createStatement()) {
            statement.execute("BEGIN EXCLUSIVE");
        }
        return holder;
    }

    @Override
    public void close() {
        reopen();
        try (Stream<Path> files = Files.walk(folder)) {
            if (server != null) {
                server.drop(url.orElseThrow());
            }
            files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
        } catch (IOException | SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
