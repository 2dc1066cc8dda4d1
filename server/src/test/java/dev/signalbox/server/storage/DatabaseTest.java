package dev.signalbox.server.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.signalbox.model.EventKind;
import dev.signalbox.model.Node;
import dev.signalbox.server.hand.Some;
import dev.signalbox.server.problems.Code;
import dev.signalbox.server.problems.ProblemException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/// What holds for the database as a whole.
@ParameterizedClass
@MethodSource("dev.signalbox.server.storage.TestDatabase#all")
@Tag("slow")
class DatabaseTest extends StoreSuite {

    DatabaseTest(TestDatabase database) {
        super(database);
    }

    private void append() {
        stores().events().append(List.of(Some.event(EventKind.SYSTEM_STARTED, Some.TIME)));
    }

    @Test
    void it_says_what_it_is_and_that_it_is_there() {
        assertEquals(database.isSqlite() ? "sqlite" : "postgresql", stores().kind());
        assertEquals("ok", stores().check());
    }

    @Test
    void opening_it_again_changes_nothing() throws Exception {
        Node node = add("cam-hub");
        expect(node, "cam");
        String before = migrations();
        database.reopen();
        assertEquals(node, stores().nodes().all().getFirst().node());
        assertEquals(before, migrations());
        assertEquals(0, stores().rowsWritten());
        assertEquals(2, last());
    }

    private String migrations() throws Exception {
        StringBuilder all = new StringBuilder();
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet rows =
                        statement.executeQuery(
                                "SELECT version, checksum, installed_on, success"
                                        + " FROM flyway_schema_history ORDER BY installed_rank")) {
            while (rows.next()) {
                for (int column = 1; column <= 4; column++) {
                    all.append(rows.getString(column)).append(' ');
                }
            }
        }
        return all.toString();
    }

    @Test
    void a_database_of_a_newer_program_is_left_alone_and_that_is_said() {
        add("cam-hub");
        database.execute(
                "INSERT INTO flyway_schema_history (installed_rank, version, description, type,"
                        + " script, checksum, installed_by, execution_time, success)"
                        + " VALUES (99, '99', 'future', 'SQL', 'V99__future.sql', 1, 'x', 1, "
                        + (database.isSqlite() ? "1" : "true")
                        + ")");
        database.reopen();
        try {
            UncheckedIOException refused =
                    assertThrows(UncheckedIOException.class, database::stores);
            String message = String.valueOf(refused.getCause());
            assertTrue(message.contains("newer Signalbox"), message);
            assertTrue(message.contains("version 99"), message);
        } finally {
            database.execute("DELETE FROM flyway_schema_history WHERE installed_rank = 99");
        }
        assertEquals(1, stores().nodes().all().size());
    }

    @Test
    void while_it_is_away_that_is_the_answer_and_when_it_is_back_it_goes_on() throws Exception {
        append();
        try (AutoCloseable _ = database.away()) {
            ProblemException away = assertThrows(ProblemException.class, this::append);
            assertEquals(Code.STORE_AWAY, away.problem().code());
            if (!database.isSqlite()) {
                // A locked file can still be read.
                assertEquals("away", stores().check());
            }
        }
        appendWhenBack();
        assertEquals("ok", stores().check());
        assertNoGaps();
        assertEquals(2, last());
    }

    /// A connection that was used a moment before it was cut is not tried before it is handed out,
    /// so the first writes may still fail, once each.
    private void appendWhenBack() {
        for (int tries = 0; tries < 20; tries++) {
            try {
                append();
                return;
            } catch (ProblemException e) {
                assertEquals(Code.STORE_AWAY, e.problem().code());
            }
        }
        append();
    }

    @Test
    void a_mistake_of_ours_is_not_taken_for_a_database_that_is_away() {
        database.execute("ALTER TABLE events RENAME TO elsewhere");
        try {
            RuntimeException e = assertThrows(RuntimeException.class, this::append);
            assertTrue(!(e instanceof ProblemException), e.toString());
        } finally {
            database.execute("ALTER TABLE elsewhere RENAME TO events");
        }
        append();
        assertNoGaps();
    }

    @Test
    void reading_does_not_wait_for_a_write_that_is_under_way() throws Exception {
        append();
        try (Connection other = database.connect();
                Statement statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("UPDATE sequences SET last = 77 WHERE name = 'event'");
            assertEquals(1, last());
            assertEquals(1, events().size());
            other.rollback();
        }
    }
}
