package dev.signalbox.server.storage;

import dev.signalbox.server.idempotency.AnswerStore;
import java.time.Instant;
import java.util.Optional;

/// First answers in SQL. The bodies are sealed: one of them may hold a new API key.
final class SqlAnswerStore implements AnswerStore {
    private final Database database;
    private final Seal seal;

    SqlAnswerStore(Database database, Seal seal) {
        this.database = database;
        this.seal = seal;
    }

    @Override
    public Optional<Kept> begin(String principal, String key, String request, Instant at) {
        return database.write(
                handle -> {
                    int rows =
                            handle.createUpdate(
                                            """
                                            INSERT INTO idempotent_answers (principal, request_key,
                                                request, created_at)
                                            VALUES (:principal, :key, :request, :at)
                                            ON CONFLICT (principal, request_key) DO NOTHING
                                            """)
                                    .bind("principal", principal)
                                    .bind("key", key)
                                    .bind("request", request)
                                    .bind("at", at.toEpochMilli())
                                    .execute();
                    database.count(rows);
                    if (rows == 1) {
                        return Optional.<Kept>empty();
                    }
                    return handle.createQuery(
                                    "SELECT * FROM idempotent_answers"
                                            + " WHERE principal = :principal AND request_key = :key")
                            .bind("principal", principal)
                            .bind("key", key)
                            .map(
                                    (row, _) ->
                                            new Kept(
                                                    row.getString("request"),
                                                    row.getInt("status"),
                                                    row.getString("location"),
                                                    seal.unseal(row.getString("body_sealed"))))
                            .findOne();
                });
    }

    @Override
    public void finish(String principal, String key, Kept answer) {
        database.write(
                handle -> {
                    int rows =
                            handle.createUpdate(
                                            """
                                            UPDATE idempotent_answers SET status = :status,
                                                location = :location, body_sealed = :body
                                            WHERE principal = :principal AND request_key = :key
                                            """)
                                    .bind("principal", principal)
                                    .bind("key", key)
                                    .bind("status", answer.status())
                                    .bind("location", answer.location())
                                    .bind("body", seal.seal(answer.body()))
                                    .execute();
                    database.count(rows);
                    return true;
                });
    }

    @Override
    public void forget(String principal, String key) {
        database.write(
                handle ->
                        handle.createUpdate(
                                        "DELETE FROM idempotent_answers"
                                                + " WHERE principal = :principal AND request_key = :key")
                                .bind("principal", principal)
                                .bind("key", key)
                                .execute());
    }

    @Override
    public int forgetUnfinished() {
        return database.write(
                handle ->
                        handle.createUpdate("DELETE FROM idempotent_answers WHERE status IS NULL")
                                .execute());
    }

    @Override
    public int prune(Instant before) {
        return database.write(
                handle -> {
                    int rows =
                            handle.createUpdate(
                                            "DELETE FROM idempotent_answers WHERE created_at < :before")
                                    .bind("before", before.toEpochMilli())
                                    .execute();
                    database.count(rows);
                    return rows;
                });
    }
}
