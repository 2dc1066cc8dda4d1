package dev.signalbox.server.storage;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationInfoService;
import org.flywaydb.core.api.MigrationVersion;

/// Opens a database and brings its tables up to date.
final class Opening {
    private Opening() {}

    /// One file, made if it is not there. Every commit is on disk when it returns
    /// (`synchronous=FULL`): a process kill loses nothing, nor does a power cut.
    static Database sqlite(Path file) throws IOException {
        String url = "jdbc:sqlite:" + file;
        HikariConfig writer = config("store-writer", 1);
        writer.setJdbcUrl(url);
        // What is wrong with a file at first will be wrong with it in a while.
        writer.setInitializationFailTimeout(1);
        writer.addDataSourceProperty("journal_mode", "WAL");
        writer.addDataSourceProperty("synchronous", "FULL");
        writer.addDataSourceProperty("foreign_keys", "true");
        writer.addDataSourceProperty("busy_timeout", "5000");
        writer.addDataSourceProperty("transaction_mode", "IMMEDIATE");
        HikariDataSource writers = migrated(writer, "INTEGER PRIMARY KEY");
        try {
            HikariConfig reader = config("store-reader", 4);
            reader.setDataSource(new SqliteReaders(url));
            reader.setReadOnly(true);
            return new Database(writers, new HikariDataSource(reader), SqliteReaders.FOLD);
        } catch (RuntimeException e) {
            writers.close();
            throw e;
        }
    }

    /// Opens a PostgreSQL database.
    ///
    /// @param url `postgresql://user:password@host:port/name?...`
    static Database postgresql(String url) throws IOException {
        URI uri = URI.create(url.replaceFirst("^postgres:", "postgresql:"));
        String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
        HikariConfig config = config("store", 8);
        // Not by getHost: it knows no underscores, and no list of hosts.
        String authority = uri.getRawAuthority();
        String hosts = authority.substring(authority.lastIndexOf('@') + 1);
        config.setJdbcUrl("jdbc:postgresql://" + hosts + uri.getRawPath() + query);
        int at = authority.lastIndexOf('@');
        if (at >= 0) {
            String user = authority.substring(0, at);
            int colon = user.indexOf(':');
            config.setUsername(decoded(colon < 0 ? user : user.substring(0, colon)));
            config.setPassword(colon < 0 ? "" : decoded(user.substring(colon + 1)));
        }
        HikariDataSource pool = migrated(config, "BIGINT PRIMARY KEY");
        return new Database(pool, pool, "lower");
    }

    private static String decoded(String percent) {
        return URI.create("x:/" + percent).getPath().substring(1);
    }

    private static HikariConfig config(String name, int connections) {
        HikariConfig config = new HikariConfig();
        config.setPoolName(name);
        config.setMaximumPoolSize(connections);
        config.setMinimumIdle(1);
        config.setConnectionTimeout(5_000);
        config.setInitializationFailTimeout(5_000);
        return config;
    }

    private static HikariDataSource migrated(HikariConfig config, String key) throws IOException {
        HikariDataSource source = new HikariDataSource(config);
        try {
            migrate(source, key);
            return source;
        } catch (IOException | RuntimeException e) {
            source.close();
            throw e;
        }
    }

    private static void migrate(HikariDataSource source, String key) throws IOException {
        Flyway flyway =
                Flyway.configure()
                        .dataSource(source)
                        .locations("classpath:db/migration")
                        .placeholders(Map.of("key", key))
                        .loggers("slf4j")
                        .load();
        refuseNewer(flyway.info());
        flyway.migrate();
    }

    /// A newer version may keep things that this one would destroy.
    private static void refuseNewer(MigrationInfoService info) throws IOException {
        MigrationInfo current = info.current();
        MigrationVersion theirs = current == null ? null : current.getVersion();
        MigrationVersion ours = MigrationVersion.EMPTY;
        for (MigrationInfo known : info.all()) {
            if (known.getState().isResolved() && known.isVersioned()) {
                ours = known.getVersion();
            }
        }
        if (theirs != null && theirs.isNewerThan(ours)) {
            throw new IOException(
                    "The database was written by a newer Signalbox: its tables have version "
                            + theirs
                            + ", this program knows "
                            + ours
                            + ". Start the newer program, or give this one another database.");
        }
    }
}
