package dev.signalbox.server.storage;

import java.sql.SQLException;
import java.util.Locale;
import org.sqlite.Function;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConnection;
import org.sqlite.SQLiteDataSource;

/// Connections that only read. They can lower letters of all languages, where SQLite's own `lower`
/// knows those of English only.
final class SqliteReaders extends SQLiteDataSource {
    /// The name of that function.
    static final String FOLD = "fold";

    SqliteReaders(String url) {
        super(config());
        setUrl(url);
    }

    private static SQLiteConfig config() {
        SQLiteConfig config = new SQLiteConfig();
        config.setBusyTimeout(5_000);
        config.setReadOnly(true);
        return config;
    }

    @Override
    public SQLiteConnection getConnection(String user, String password) throws SQLException {
        SQLiteConnection connection = super.getConnection(user, password);
        try {
            Function.create(connection, FOLD, new Fold());
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
        return connection;
    }

    private static final class Fold extends Function {
        @Override
        protected void xFunc() throws SQLException {
            String text = value_text(0);
            if (text == null) {
                result();
            } else {
                result(text.toLowerCase(Locale.ROOT));
            }
        }
    }
}
