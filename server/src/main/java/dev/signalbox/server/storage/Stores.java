package dev.signalbox.server.storage;

import dev.signalbox.model.Secret;
import dev.signalbox.server.access.AccessStore;
import dev.signalbox.server.events.EventStore;
import dev.signalbox.server.fleet.FleetStore;
import dev.signalbox.server.idempotency.AnswerStore;
import dev.signalbox.server.incidents.IncidentStore;
import dev.signalbox.server.nodes.NodeStore;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/// All stores, over one database.
public final class Stores implements AutoCloseable {
    private final Database database;
    private final Seal seal;
    private final String kind;

    private Stores(Database database, Seal seal, String kind) {
        this.database = database;
        this.seal = seal;
        this.kind = kind;
    }

    /// Opens the database and brings it up to date.
    ///
    /// @param url of a PostgreSQL database; absent: SQLite in the data folder
    public static Stores open(Optional<Secret> url, Optional<Secret> sealKey, Path data)
            throws IOException {
        Seal seal = Seal.open(sealKey, data);
        return url.isPresent()
                ? new Stores(Opening.postgresql(url.get().reveal()), seal, "postgresql")
                : new Stores(Opening.sqlite(data.resolve("signalbox.db")), seal, "sqlite");
    }

    public NodeStore nodes() {
        return new SqlNodeStore(database, seal);
    }

    public FleetStore fleet() {
        return new SqlFleetStore(database, seal);
    }

    public EventStore events() {
        return new SqlEventStore(database);
    }

    public IncidentStore incidents() {
        return new SqlIncidentStore(database);
    }

    public AccessStore access() {
        return new SqlAccessStore(database);
    }

    public AnswerStore answers() {
        return new SqlAnswerStore(database, seal);
    }

    /// `sqlite` or `postgresql`.
    public String kind() {
        return kind;
    }

    /// `ok`, or what is wrong.
    public String check() {
        return database.check();
    }

    /// Rows written since the start; in a fleet in which nothing changes it stands still.
    public long rowsWritten() {
        return database.rowsWritten();
    }

    @Override
    public void close() {
        database.close();
    }
}
