package dev.signalbox.server.storage;

import com.zaxxer.hikari.HikariDataSource;
import dev.signalbox.server.problems.Code;
import dev.signalbox.server.problems.Problem;
import java.sql.SQLException;
import java.util.concurrent.atomic.LongAdder;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A database that is open and migrated. One writer at a time with SQLite, as many as its pool has
/// with PostgreSQL; readers never wait for writers.
final class Database implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Database.class);

    /// What the two databases call a broken rule of uniqueness.
    private static final int SQLITE_CONSTRAINT = 19;

    private static final String POSTGRES_UNIQUE = "23505";

    private final HikariDataSource writers;
    private final HikariDataSource readers;
    private final Jdbi write;
    private final Jdbi read;
    private final LongAdder rowsWritten = new LongAdder();
    private volatile boolean away;

    Database(HikariDataSource writers, HikariDataSource readers) {
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
        if (unique(e)) {
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
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                return (sql.getErrorCode() & 0xff) == SQLITE_CONSTRAINT
                        || POSTGRES_UNIQUE.equals(sql.getSQLState());
            }
        }
        return false;
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
