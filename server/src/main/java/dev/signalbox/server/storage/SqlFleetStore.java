package dev.signalbox.server.storage;

import dev.signalbox.model.Event;
import dev.signalbox.model.NodeId;
import dev.signalbox.model.NodeState;
import dev.signalbox.model.Reason;
import dev.signalbox.model.Source;
import dev.signalbox.model.StreamId;
import dev.signalbox.model.StreamRecord;
import dev.signalbox.model.StreamSettings;
import dev.signalbox.server.fleet.FleetStore;
import dev.signalbox.server.problems.Code;
import dev.signalbox.server.problems.Problem;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.SqlStatement;

/// Streams in SQL.
final class SqlFleetStore implements FleetStore {
    private static final String INSERT =
            """
            INSERT INTO streams (id, node_id, path, name, labels, source_url_sealed, protocol,
                auto_remediate, recording_enabled, revision, created_at, updated_at, reason, since,
                missing_since, conf_name, source_type, source_id, tracks, live_since)
            VALUES (:id, :node, :path, :name, :labels, :sourceUrl, :protocol, :remediate, :record,
                :revision, :createdAt, :updatedAt, :reason, :since, :missingSince, :confName,
                :sourceType, :sourceId, :tracks, :liveSince)
            """;

    private static final String SEEN =
            """
            UPDATE streams SET reason = :reason, since = :since, missing_since = :missingSince,
                conf_name = :confName, source_type = :sourceType, source_id = :sourceId,
                tracks = :tracks, live_since = :liveSince
            WHERE id = :id
            """;

    private static final String EDIT =
            """
            UPDATE streams SET name = :name, labels = :labels, source_url_sealed = :sourceUrl,
                protocol = :protocol, auto_remediate = :remediate, recording_enabled = :record,
                revision = :revision, updated_at = :updatedAt
            WHERE id = :id AND revision = :revision - 1
            """;

    private final Database database;
    private final Seal seal;

    SqlFleetStore(Database database, Seal seal) {
        this.database = database;
        this.seal = seal;
    }

    @Override
    public Map<NodeId, List<StreamRecord>> all() {
        return database.read(
                handle ->
                        handle
                                .createQuery(
                                        """
                                        SELECT s.* FROM streams s JOIN nodes n ON n.id = s.node_id
                                        WHERE n.deleted_at IS NULL
                                        """)
                                .map((row, _) -> stream(row))
                                .stream()
                                .sorted(Comparator.comparing(StreamRecord::path))
                                .collect(
                                        Collectors.groupingBy(
                                                StreamRecord::node,
                                                HashMap::new,
                                                Collectors.toList())));
    }

    @Override
    public List<StreamRecord> of(NodeId node) {
        return database.read(
                handle ->
                        handle
                                .createQuery("SELECT * FROM streams WHERE node_id = :node")
                                .bind("node", node.value())
                                .map((row, _) -> stream(row))
                                .stream()
                                .sorted(Comparator.comparing(StreamRecord::path))
                                .toList());
    }

    @Override
    public long reserve(int count) {
        return database.write(handle -> Sequences.take(handle, "stream", count));
    }

    @Override
    public List<Event> keep(Change change) {
        try {
            return database.write(handle -> keep(handle, change));
        } catch (JdbiException e) {
            throw Database.unique(e) ? Problem.of(Code.REVISION_STALE).exception() : e;
        }
    }

    private List<Event> keep(Handle handle, Change change) {
        int rows = 0;
        NodeState state = change.state();
        if (state != null) {
            rows += NodeStateRows.keepPolled(handle, change.node(), state, change.lastSeen());
        }
        rows += batch(handle, INSERT, change.appeared(), this::bindAll);
        rows += batch(handle, SEEN, change.changed(), SqlFleetStore::bindSeen);
        database.count(rows);
        return EventRows.append(database, handle, change.events());
    }

    @Override
    public Optional<List<Event>> expect(StreamRecord stream, Event event) {
        try {
            return database.write(
                    handle -> {
                        bindAll(handle.createUpdate(INSERT), stream).execute();
                        database.count(1);
                        return Optional.of(EventRows.append(database, handle, List.of(event)));
                    });
        } catch (JdbiException e) {
            if (!Database.unique(e)) {
                throw e;
            }
            return Optional.empty();
        }
    }

    @Override
    public Optional<List<Event>> edit(StreamRecord edited, Event event) {
        return database.write(
                handle -> {
                    int rows = bindSettings(handle.createUpdate(EDIT), edited).execute();
                    database.count(rows);
                    return rows == 0
                            ? Optional.<List<Event>>empty()
                            : Optional.of(EventRows.append(database, handle, List.of(event)));
                });
    }

    @Override
    public List<Event> forget(StreamId stream, Event event) {
        return database.write(
                handle -> {
                    int rows =
                            handle.createUpdate("DELETE FROM streams WHERE id = :id")
                                    .bind("id", stream.value())
                                    .execute();
                    return EventRows.appendIf(database, handle, rows, event);
                });
    }

    @Override
    public void keepLastSeen(Map<NodeId, Instant> times) {
        if (times.isEmpty()) {
            return;
        }
        database.write(
                handle -> {
                    PreparedBatch batch =
                            handle.prepareBatch(
                                    "UPDATE node_states SET last_seen = :at WHERE node_id = :id");
                    times.forEach(
                            (node, at) ->
                                    batch.bind("id", node.value())
                                            .bind("at", at.toEpochMilli())
                                            .add());
                    database.count(batch.execute().length);
                    return true;
                });
    }

    private interface Binder {
        void bind(PreparedBatch batch, StreamRecord stream);
    }

    private static int batch(Handle handle, String sql, List<StreamRecord> streams, Binder binder) {
        if (streams.isEmpty()) {
            return 0;
        }
        PreparedBatch batch = handle.prepareBatch(sql);
        for (StreamRecord stream : streams) {
            binder.bind(batch, stream);
            batch.add();
        }
        batch.execute();
        return streams.size();
    }

    private <S extends SqlStatement<S>> S bindAll(S statement, StreamRecord stream) {
        bindSettings(statement, stream);
        bindSeen(statement, stream);
        return statement
                .bind("node", stream.node().value())
                .bind("path", stream.path())
                .bind("createdAt", stream.createdAt().toEpochMilli());
    }

    private <S extends SqlStatement<S>> S bindSettings(S statement, StreamRecord stream) {
        StreamSettings settings = stream.settings();
        return statement
                .bind("id", stream.id().value())
                .bind("name", settings.name())
                .bind("labels", Columns.json(settings.labels()))
                // It may hold the password of a camera.
                .bind("sourceUrl", seal.seal(settings.sourceUrl()))
                .bind("protocol", settings.protocol())
                .bind("remediate", Columns.bit(settings.autoRemediate()))
                .bind("record", Columns.bit(settings.recordingEnabled()))
                .bind("revision", stream.revision())
                .bind("updatedAt", stream.updatedAt().toEpochMilli());
    }

    private static <S extends SqlStatement<S>> S bindSeen(S statement, StreamRecord stream) {
        Source source = stream.source();
        return statement
                .bind("id", stream.id().value())
                .bind("reason", stream.reason().code())
                .bind("since", stream.since().toEpochMilli())
                .bind("missingSince", Columns.millis(stream.missingSince()))
                .bind("confName", stream.confName())
                .bind("sourceType", source == null ? null : source.type())
                .bind("sourceId", source == null ? null : source.id())
                .bind("tracks", Columns.json(stream.tracks()))
                .bind("liveSince", Columns.millis(stream.liveSince()));
    }

    private StreamRecord stream(ResultSet row) throws SQLException {
        String sourceType = row.getString("source_type");
        return new StreamRecord(
                new StreamId(row.getLong("id")),
                new NodeId(row.getLong("node_id")),
                row.getString("path"),
                new StreamSettings(
                        row.getString("name"),
                        Columns.texts(row.getString("labels")),
                        seal.unseal(row.getString("source_url_sealed")),
                        row.getString("protocol"),
                        Columns.bit(row, "auto_remediate"),
                        Columns.bit(row, "recording_enabled")),
                row.getInt("revision"),
                Columns.time(row, "created_at"),
                Columns.time(row, "updated_at"),
                Reason.of(row.getString("reason")),
                Columns.time(row, "since"),
                Columns.timeOrNull(row, "missing_since"),
                row.getString("conf_name"),
                sourceType == null ? null : new Source(sourceType, row.getString("source_id")),
                Columns.tracks(row.getString("tracks")),
                Columns.timeOrNull(row, "live_since"));
    }
}
