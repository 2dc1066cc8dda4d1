package dev.signalbox.server.storage;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import org.flywaydb.core.Flyway;

/// Opens a database and brings its tables up to date.
final class Opening {
    private Opening() {}

    /// One file, made if it is not there. Every commit is on disk when it returns
    /// (`synchronous=FULL`): a process kill loses nothing, nor does a power cut.
    static Database sqlite(Path file) {
        String url = "jdbc:sqlite:" + file;
        HikariConfig writer = config(url, "store-writer", 1);
        writer.addDataSourceProperty("journal_mode", "WAL");
        writer.addDataSourceProperty("synchronous", "FULL");
        writer.addDataSourceProperty("foreign_keys", "true");
        writer.addDataSourceProperty("busy_timeout", "5000");
        writer.addDataSourceProperty("transaction_mode", "IMMEDIATE");
        HikariDataSource writers = new HikariDataSource(writer);
        migrate(writers, "INTEGER PRIMARY KEY");
        HikariConfig reader = config(url, "store-reader", 4);
        reader.addDataSourceProperty("busy_timeout", "5000");
        reader.addDataSourceProperty("open_mode", "1");
        reader.setReadOnly(true);
        return new Database(writers, new HikariDataSource(reader));
    }

    /// Opens a PostgreSQL database.
    ///
    /// @param url `postgresql://user:password@host:port/name?...`
    static Database postgresql(String url) {
        URI uri = URI.create(url.replaceFirst("^postgres:", "postgresql:"));
        String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
        String jdbc = "jdbc:postgresql://" + uri.getHost() + port(uri) + uri.getRawPath() + query;
        HikariConfig config = config(jdbc, "store", 8);
        String user = uri.getUserInfo();
        if (user != null) {
            int colon = user.indexOf(':');
            config.setUsername(colon < 0 ? user : user.substring(0, colon));
            config.setPassword(colon < 0 ? "" : user.substring(colon + 1));
        }
        HikariDataSource pool = new HikariDataSource(config);
        migrate(pool, "BIGINT PRIMARY KEY");
        return new Database(pool, pool);
    }

    private static String port(URI uri) {
        return uri.getPort() < 0 ? "" : ":" + uri.getPort();
    }

    private static HikariConfig config(String url, String name, int connections) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url);
        config.setPoolName(name);
        config.setMaximumPoolSize(connections);
        config.setMinimumIdle(1);
        config.setConnectionTimeout(5_000);
        config.setInitializationFailTimeout(5_000);
        return config;
    }

    private static void migrate(HikariDataSource source, String key) {
        Flyway.configure()
                .dataSource(source)
                .locations("classpath:db/migration")
                .placeholders(Map.of("key", key))
                .loggers("slf4j")
                .load()
                .migrate();
    }
}
