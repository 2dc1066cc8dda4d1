package dev.signalbox.server.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.signalbox.model.EventKind;
import dev.signalbox.model.Secret;
import dev.signalbox.server.hand.Some;
import dev.signalbox.testkit.Eventually;
import dev.signalbox.testkit.Ports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is special to opening one of the databases.
@Tag("slow")
class OpeningTest {
    @TempDir private Path folder = Path.of("");

    private Stores sqlite() throws IOException {
        return Stores.open(Optional.empty(), Optional.of(TestDatabase.KEY), folder);
    }

    private static List<String> poolThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> name.startsWith("store"))
                .toList();
    }

    @Test
    void every_commit_to_sqlite_is_on_disk_when_it_returns() throws Exception {
        try (Database database = Opening.sqlite(folder.resolve("x.db"))) {
            assertEquals("wal", pragma(database, "journal_mode"));
            assertEquals("2", pragma(database, "synchronous"), "FULL");
            assertEquals("1", pragma(database, "foreign_keys"));
        }
    }

    private static String pragma(Database database, String name) {
        return database.write(
                handle -> handle.createQuery("PRAGMA " + name).mapTo(String.class).one());
    }

    @Test
    void readers_of_sqlite_cannot_write() throws IOException {
        try (Database database = Opening.sqlite(folder.resolve("x.db"))) {
            assertThrows(
                    RuntimeException.class,
                    () ->
                            database.read(
                                    handle ->
                                            handle.execute(
                                                    "UPDATE sequences SET last = last + 1")));
        }
    }

    @Test
    void a_file_that_is_no_database_is_refused_left_alone_and_leaves_nothing_behind()
            throws IOException {
        Path file = folder.resolve("signalbox.db");
        String text = "This is my shopping list, and it is longer than a header.\n".repeat(50);
        Files.writeString(file, text);
        assertThrows(RuntimeException.class, this::sqlite);
        assertEquals(text, Files.readString(file));
        Eventually.eventually("no pool is left", OpeningTest::poolThreads, List::isEmpty);
    }

    @Test
    void closing_leaves_one_file_that_anybody_can_copy() throws Exception {
        try (Stores stores = sqlite()) {
            stores.events().append(List.of(Some.event(EventKind.SYSTEM_STARTED, Some.TIME)));
        }
        Path file = folder.resolve("signalbox.db");
        Path copy = folder.resolve("copy.db");
        Files.copy(file, copy);
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + copy);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT count(*) FROM events")) {
            assertTrue(rows.next());
            assertEquals(1, rows.getInt(1));
        }
    }

    @Test
    void a_postgresql_that_is_not_there_is_named_without_the_password() {
        int port = Ports.free();
        Secret url =
                Secret.of(
                        "postgresql://ann:hidden-Pa55word@some_host.invalid,127.0.0.1:"
                                + port
                                + "/db");
        RuntimeException e =
                assertThrows(
                        RuntimeException.class,
                        () -> Stores.open(Optional.of(url), Optional.of(TestDatabase.KEY), folder));
        StringBuilder said = new StringBuilder();
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            said.append(cause).append('\n');
        }
        assertTrue(said.toString().contains("127.0.0.1"), said.toString());
        assertFalse(said.toString().contains("hidden-Pa55word"), said.toString());
    }
}
