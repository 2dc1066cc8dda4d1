package dev.signalbox.server.storage;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.signalbox.testkit.Children;
import dev.signalbox.testkit.Eventually;
import dev.signalbox.testkit.Ports;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.UserPrincipal;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/// The one PostgreSQL of a test run: the one that `SIGNALBOX_TEST_DATABASE_URL` names, else the
/// newest one that is installed, else one that the build brings along.
///
/// @param url `postgresql://user:password@host:port/name` of a database in which others can be made
record PostgresServer(String url) {
    private static final AtomicInteger COUNT = new AtomicInteger();

    private static final class Holder {
        private static final Optional<PostgresServer> SERVER = start();
    }

    /// Empty where none can be had; why is printed once.
    static Optional<PostgresServer> get() {
        return Holder.SERVER;
    }

    private static Optional<PostgresServer> start() {
        String given = System.getenv("SIGNALBOX_TEST_DATABASE_URL");
        if (given != null && !given.isBlank()) {
            return Optional.of(new PostgresServer(given));
        }
        List<String> why = new ArrayList<>();
        try {
            Optional<Path> installed = installed();
            if (installed.isPresent()) {
                return Optional.of(run(installed.get()));
            }
            why.add("none is installed");
        } catch (IOException | RuntimeException | AssertionError e) {
            why.add("the installed one does not start: " + e.getMessage());
        }
        try {
            return Optional.of(new PostgresServer(brought()));
        } catch (IOException | RuntimeException e) {
            why.add("the one of the build does not start: " + e.getMessage());
        }
        System.out.println(
                "no PostgreSQL here, so the stores were tried with SQLite only: "
                        + String.join("; ", why));
        return Optional.empty();
    }

    private static String brought() throws IOException {
        EmbeddedPostgres postgres = EmbeddedPostgres.builder().start();
        return "postgresql://postgres@127.0.0.1:" + postgres.getPort() + "/postgres";
    }

    /// The folder with the programs of the newest version.
    private static Optional<Path> installed() throws IOException {
        Path root = Path.of("/usr/lib/postgresql");
        if (!Files.isDirectory(root)) {
            return Optional.empty();
        }
        try (Stream<Path> versions = Files.list(root)) {
            return versions.map(version -> version.resolve("bin"))
                    .filter(bin -> Files.isExecutable(bin.resolve("initdb")))
                    .max(Comparator.comparing(Path::toString));
        }
    }

    private static PostgresServer run(Path bin) throws IOException {
        Path folder = Files.createTempDirectory("signalbox-postgres");
        Path data = Files.createDirectory(folder.resolve("data"));
        List<String> as = unprivileged(List.of(folder, data));
        Path log = folder.resolve("log");
        finish(
                start(
                        as,
                        log,
                        bin.resolve("initdb"),
                        "--no-sync",
                        "--auth=trust",
                        "--username=signalbox",
                        "--encoding=UTF8",
                        "--locale=C.UTF-8",
                        "-D",
                        data),
                log);
        int port = Ports.free();
        Process server =
                start(
                        as,
                        log,
                        bin.resolve("postgres"),
                        "-D",
                        data,
                        "-p",
                        port,
                        "-h",
                        "127.0.0.1",
                        "-c",
                        "unix_socket_directories=",
                        "-c",
                        "fsync=off");
        Runtime.getRuntime().addShutdownHook(new Thread(() -> remove(server, folder)));
        PostgresServer started =
                new PostgresServer("postgresql://signalbox:secret@127.0.0.1:" + port + "/postgres");
        Eventually.eventually(
                "PostgreSQL answers; see " + log,
                () -> {
                    started.connect("postgres").close();
                    return true;
                });
        return started;
    }

    private static Process start(List<String> as, Path log, Object... words) {
        List<String> command = new ArrayList<>(as);
        Stream.of(words).map(String::valueOf).forEach(command::add);
        return Children.start(command, log);
    }

    private static void finish(Process process, Path log) throws IOException {
        try {
            if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
                throw new IOException(Files.readString(log, UTF_8).strip());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    /// PostgreSQL does not run as root; somebody else has to own its folders then.
    private static List<String> unprivileged(List<Path> folders) throws IOException {
        if (!"root".equals(System.getProperty("user.name"))) {
            return List.of();
        }
        UserPrincipal nobody =
                folders.getFirst()
                        .getFileSystem()
                        .getUserPrincipalLookupService()
                        .lookupPrincipalByName("nobody");
        for (Path folder : folders) {
            Files.setOwner(folder, nobody);
        }
        return List.of("setpriv", "--reuid=nobody", "--regid=nogroup", "--clear-groups");
    }

    private static void remove(Process server, Path folder) {
        Children.kill(server);
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
        } catch (IOException _) {
            // What is left lies in the folder for temporary files.
        }
    }

    /// A database of its own, as the setting that names it.
    String fresh() throws SQLException {
        String name = "signalbox_" + ProcessHandle.current().pid() + "_" + COUNT.incrementAndGet();
        try (Connection connection = connect(uri().getPath().substring(1));
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + name);
        }
        return url.replaceFirst("/[^/]*$", "/" + name);
    }

    void drop(String fresh) throws SQLException {
        try (Connection connection = connect(uri().getPath().substring(1));
                Statement statement = connection.createStatement()) {
            statement.execute("DROP DATABASE " + name(fresh) + " WITH (FORCE)");
        }
    }

    /// Shuts everybody out of a database and throws out who is in, or lets them in again.
    void reachable(String fresh, boolean reachable) throws SQLException {
        try (Connection connection = connect(uri().getPath().substring(1));
                Statement statement = connection.createStatement()) {
            statement.execute(
                    "ALTER DATABASE " + name(fresh) + " WITH ALLOW_CONNECTIONS " + reachable);
            if (!reachable) {
                statement.execute(
                        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '"
                                + name(fresh)
                                + "'");
            }
        }
    }

    static String name(String url) {
        return url.substring(url.lastIndexOf('/') + 1);
    }

    private URI uri() {
        return URI.create(url);
    }

    /// A connection around the stores, to look at what they have written.
    Connection connect(String database) throws SQLException {
        Properties properties = new Properties();
        String[] user = String.valueOf(uri().getUserInfo()).split(":", 2);
        properties.put("user", user[0]);
        properties.put("password", user.length > 1 ? user[1] : "");
        return DriverManager.getConnection(
                "jdbc:postgresql://" + uri().getHost() + ":" + uri().getPort() + "/" + database,
                properties);
    }
}
