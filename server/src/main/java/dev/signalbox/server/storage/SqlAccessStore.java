package dev.signalbox.server.storage;

import dev.signalbox.server.access.AccessStore;
import dev.signalbox.server.access.Role;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;

/// Users, sessions and keys in SQL.
final class SqlAccessStore implements AccessStore {
    private final Database database;

    SqlAccessStore(Database database) {
        this.database = database;
    }

    @Override
    public Optional<User> user(String name) {
        return database.read(
                handle ->
                        handle.createQuery("SELECT * FROM users WHERE name = :name")
                                .bind("name", name)
                                .map((row, _) -> user(row, row.getLong("id")))
                                .findOne());
    }

    @Override
    public boolean addUser(String name, Role role, String passwordHash, Instant at) {
        return database.write(
                handle -> {
                    long id = Sequences.take(handle, "user", 1);
                    int rows =
                            handle.createUpdate(
                                            """
                                            INSERT INTO users (id, name, role, password_hash,
                                                created_at, updated_at)
                                            VALUES (:id, :name, :role, :hash, :at, :at)
                                            ON CONFLICT (name) DO NOTHING
                                            """)
                                    .bind("id", id)
                                    .bind("name", name)
                                    .bind("role", role.code())
                                    .bind("hash", passwordHash)
                                    .bind("at", at.toEpochMilli())
                                    .execute();
                    database.count(rows);
                    return rows == 1;
                });
    }

    @Override
    public void changePassword(long user, String passwordHash, String keptTokenHash, Instant at) {
        database.write(
                handle -> {
                    handle.createUpdate(
                                    "UPDATE users SET password_hash = :hash, updated_at = :at"
                                            + " WHERE id = :id")
                            .bind("id", user)
                            .bind("hash", passwordHash)
                            .bind("at", at.toEpochMilli())
                            .execute();
                    int ended =
                            handle.createUpdate(
                                            "DELETE FROM sessions WHERE user_id = :id"
                                                    + " AND token_hash <> :kept")
                                    .bind("id", user)
                                    .bind("kept", keptTokenHash)
                                    .execute();
                    database.count(1 + ended);
                    return true;
                });
    }

    @Override
    public void addSession(SessionRow session, Instant at) {
        database.write(
                handle -> {
                    handle.createUpdate(
                                    """
                                    INSERT INTO sessions (token_hash, user_id, csrf_token,
                                        created_at, expires_at)
                                    VALUES (:token, :user, :csrf, :at, :expires)
                                    """)
                            .bind("token", session.tokenHash())
                            .bind("user", session.user().id())
                            .bind("csrf", session.csrfToken())
                            .bind("at", at.toEpochMilli())
                            .bind("expires", session.expiresAt().toEpochMilli())
                            .execute();
                    database.count(1);
                    return true;
                });
    }

    @Override
    public Optional<SessionRow> session(String tokenHash) {
        return database.read(
                handle ->
                        handle.createQuery(
                                        """
                                        SELECT u.*, s.token_hash, s.csrf_token, s.expires_at, s.user_id
                                        FROM sessions s JOIN users u ON u.id = s.user_id
                                        WHERE s.token_hash = :token
                                        """)
                                .bind("token", tokenHash)
                                .map(
                                        (row, _) ->
                                                new SessionRow(
                                                        tokenHash,
                                                        user(row, row.getLong("user_id")),
                                                        row.getString("csrf_token"),
                                                        Columns.time(row, "expires_at")))
                                .findOne());
    }

    @Override
    public void endSession(String tokenHash) {
        execute("DELETE FROM sessions WHERE token_hash = :value", tokenHash);
    }

    @Override
    public int pruneSessions(Instant before) {
        return execute("DELETE FROM sessions WHERE expires_at < :value", before.toEpochMilli());
    }

    @Override
    public KeyRow addKey(
            String name,
            Role role,
            String keyHash,
            String hint,
            Instant at,
            @Nullable Instant expiresAt)
            throws NameTaken {
        try {
            return database.write(
                    handle -> {
                        long id = Sequences.take(handle, "key", 1);
                        handle.createUpdate(
                                        """
                                        INSERT INTO api_keys (id, name, role, key_hash, hint,
                                            created_at, expires_at)
                                        VALUES (:id, :name, :role, :hash, :hint, :at, :expires)
                                        """)
                                .bind("id", id)
                                .bind("name", name)
                                .bind("role", role.code())
                                .bind("hash", keyHash)
                                .bind("hint", hint)
                                .bind("at", at.toEpochMilli())
                                .bind("expires", Columns.millis(expiresAt))
                                .execute();
                        database.count(1);
                        return new KeyRow(id, name, role, keyHash, hint, at, expiresAt, null);
                    });
        } catch (JdbiException _) {
            throw new NameTaken();
        }
    }

    @Override
    public Optional<KeyRow> key(String keyHash) {
        return database.read(
                handle ->
                        handle.createQuery("SELECT * FROM api_keys WHERE key_hash = :hash")
                                .bind("hash", keyHash)
                                .map((row, _) -> key(row))
                                .findOne());
    }

    @Override
    public List<KeyRow> keys() {
        return database.read(
                handle ->
                        handle.createQuery("SELECT * FROM api_keys ORDER BY name, id")
                                .map((row, _) -> key(row))
                                .list());
    }

    @Override
    public boolean removeKey(long id) {
        return execute("DELETE FROM api_keys WHERE id = :value", id) == 1;
    }

    @Override
    public void touchKey(long id, Instant at) {
        database.write(
                handle -> {
                    int rows =
                            handle.createUpdate(
                                            "UPDATE api_keys SET last_used_at = :at WHERE id = :id")
                                    .bind("id", id)
                                    .bind("at", at.toEpochMilli())
                                    .execute();
                    database.count(rows);
                    return true;
                });
    }

    private int execute(String sql, Object value) {
        return database.write(
                handle -> {
                    int rows = handle.createUpdate(sql).bind("value", value).execute();
                    database.count(rows);
                    return rows;
                });
    }

    private static User user(ResultSet row, long id) throws SQLException {
        return new User(id, row.getString("name"), role(row), row.getString("password_hash"));
    }

    private static KeyRow key(ResultSet row) throws SQLException {
        return new KeyRow(
                row.getLong("id"),
                row.getString("name"),
                role(row),
                row.getString("key_hash"),
                row.getString("hint"),
                Columns.time(row, "created_at"),
                Columns.timeOrNull(row, "expires_at"),
                Columns.timeOrNull(row, "last_used_at"));
    }

    /// A role that this version does not know may do the least.
    private static Role role(ResultSet row) throws SQLException {
        return Role.of(row.getString("role")).orElse(Role.VIEWER);
    }
}
