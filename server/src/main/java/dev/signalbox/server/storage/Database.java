package dev.signalbox.server.storage;

import com.zaxxer.hikari.HikariDataSource;
import dev.signalbox.server.problems.Code;
import dev.signalbox.server.problems.Problem;
import java.sql.SQLException;
import java.util.Set;
import java.util.concurrent.atomic.LongAdder;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/// A database that is open and migrated. One writer at a time with SQLite, as many as its pool has
/// with PostgreSQL; readers never wait for writers.
final class Database implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Database.class);

    /// What the two databases call a broken rule of uniqueness.
    private static final Set<SQLiteErrorCode> SQLITE_UNIQUE =
            Set.of(
                    SQLiteErrorCode.SQLITE_CONSTRAINT_UNIQUE,
                    SQLiteErrorCode.SQLITE_CONSTRAINT_PRIMARYKEY);

    private static final String POSTGRES_UNIQUE = "23505";

    /// SQLite's words for a statement that is wrong, whatever the state of the database: ERROR,
    /// TOOBIG, CONSTRAINT, MISMATCH, MISUSE, RANGE.
    private static final Set<Integer> SQLITE_MISTAKES = Set.of(1, 18, 19, 20, 21, 25);

    /// The same of PostgreSQL, as classes of SQLSTATE: data, constraint, syntax or access rule.
    private static final Set<String> POSTGRES_MISTAKES = Set.of("22", "23", "42");

    private final HikariDataSource writers;
    private final HikariDataSource readers;
    private final Jdbi write;
    private final Jdbi read;
    private final String lower;
    private final LongAdder rowsWritten = new LongAdder();
    private volatile boolean away;

    /// Takes over the pools.
    ///
    /// @param lower the function of this database that lowers letters of all languages
    Database(HikariDataSource writers, HikariDataSource readers, String lower) {
        this.lower = lower;
        this.writers = writers;
        this.readers = readers;
        this.write = Jdbi.create(writers);
        this.read = Jdbi.create(readers);
    }

    /// Something to do in a transaction.
    interface Work<T, X extends Exception> {
        T in(Handle handle) throws X;
    }

    /// Does it all or not at all. When it returns, it is on disk.
    <T, X extends Exception> T write(Work<T, X> work) throws X {
        try {
            T result = write.inTransaction(work::in);
            back();
            return result;
        } catch (JdbiException e) {
            throw gone(e);
        }
    }

    <T, X extends Exception> T read(Work<T, X> work) throws X {
        try {
            T result = read.inTransaction(work::in);
            back();
            return result;
        } catch (JdbiException e) {
            throw gone(e);
        }
    }

    /// The name of the function that lowers letters, in queries.
    ///
    /// @param searched what is compared with; for English alone the built-in one will do
    String lower(String searched) {
        boolean english = searched.chars().allMatch(letter -> letter < 0x80);
        return english ? "lower" : lower;
    }

    void count(int rows) {
        rowsWritten.add(rows);
    }

    long rowsWritten() {
        return rowsWritten.sum();
    }

    /// `ok`, or why not.
    String check() {
        try {
            read(handle -> handle.createQuery("SELECT 1").mapTo(Integer.class).one());
            return "ok";
        } catch (RuntimeException e) {
            return "away";
        }
    }

    private void back() {
        if (away) {
            away = false;
            log.info("the store is back");
        }
    }

    private RuntimeException gone(JdbiException e) {
        if (ours(e)) {
            return e;
        }
        if (!away) {
            away = true;
            log.error("the store is away: {}", rootMessage(e));
        }
        return Problem.of(Code.STORE_AWAY).exception();
    }

    /// Whether a rule of uniqueness was broken, which is an answer and no failure.
    static boolean unique(JdbiException e) {
        return switch (cause(e)) {
            case null -> false;
            case SQLiteException sqlite -> SQLITE_UNIQUE.contains(sqlite.getResultCode());
            case SQLException sql -> POSTGRES_UNIQUE.equals(sql.getSQLState());
        };
    }

    /// Whether we asked for something that no database could do, and it is not away.
    private static boolean ours(JdbiException e) {
        return switch (cause(e)) {
            case null -> true;
            case SQLiteException sqlite -> SQLITE_MISTAKES.contains(sqlite.getErrorCode() & 0xff);
            case SQLException sql -> {
                String state = sql.getSQLState();
                yield state != null
                        && state.length() == 5
                        && POSTGRES_MISTAKES.contains(state.substring(0, 2));
            }
        };
    }

    private static @Nullable SQLException cause(JdbiException e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                return sql;
            }
        }
        return null;
    }

    private static String rootMessage(Throwable e) {
        Throwable root = e;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return String.valueOf(root.getMessage());
    }

    @Override
    public void close() {
        readers.close();
        writers.close();
    }
}
