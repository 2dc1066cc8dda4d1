package dev.signalbox.server.storage;

import dev.signalbox.model.Event;
import dev.signalbox.model.Incident;
import dev.signalbox.model.Incident.Acknowledgement;
import dev.signalbox.model.IncidentRules.Move;
import dev.signalbox.model.NodeId;
import dev.signalbox.model.Severity;
import dev.signalbox.server.incidents.IncidentStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/// Incidents in SQL.
final class SqlIncidentStore implements IncidentStore {
    private final Database database;

    SqlIncidentStore(Database database) {
        this.database = database;
    }

    @Override
    public List<Incident> ofNode(NodeId node, Instant resolvedAfter) {
        return database.read(
                handle ->
                        handle.createQuery(
                                        """
                                        SELECT * FROM incidents WHERE node_id = :node
                                            AND (resolved_at IS NULL OR resolved_at > :after)
                                        ORDER BY id DESC
                                        """)
                                .bind("node", node.value())
                                .bind("after", resolvedAfter.toEpochMilli())
                                .map((row, _) -> IncidentRows.incident(row))
                                .list());
    }

    @Override
    public List<Event> carryOut(List<Move> moves, BiFunction<Move, Incident, Event> event) {
        if (moves.isEmpty()) {
            return List.of();
        }
        return database.write(
                handle -> {
                    List<Event> events = new ArrayList<>();
                    for (Move move : moves) {
                        Incident kept =
                                switch (move) {
                                    case Move.Open(Incident incident) -> insert(handle, incident);
                                    case Move.Reopen(Incident incident) -> update(handle, incident);
                                    case Move.Update(Incident incident) -> update(handle, incident);
                                    case Move.Resolve(Incident incident) ->
                                            update(handle, incident);
                                };
                        events.add(event.apply(move, kept));
                    }
                    database.count(moves.size());
                    return EventRows.append(database, handle, events);
                });
    }

    private static Incident insert(Handle handle, Incident draft) {
        Incident incident = draft.withId(Sequences.take(handle, "incident", 1));
        IncidentRows.bind(
                        handle.createUpdate(
                                """
                                INSERT INTO incidents (id, cause_key, cause, severity, node_id, node_name,
                                    stream_id, stream_path, affected, occurrences, opened_at, last_at,
                                    resolved_at, data)
                                VALUES (:id, :key, :cause, :severity, :node, :nodeName, :stream,
                                    :streamPath, :affected, :occurrences, :openedAt, :lastAt,
                                    :resolvedAt, :data)
                                """),
                        incident)
                .bind("key", incident.key())
                .bind("openedAt", incident.openedAt().toEpochMilli())
                .execute();
        return incident;
    }

    /// Leaves alone what a person said about it meanwhile.
    private static Incident update(Handle handle, Incident incident) {
        IncidentRows.bind(
                        handle.createUpdate(
                                """
                                UPDATE incidents SET cause = :cause, severity = :severity,
                                    node_id = :node, node_name = :nodeName, stream_id = :stream,
                                    stream_path = :streamPath, affected = :affected,
                                    occurrences = :occurrences, last_at = :lastAt,
                                    resolved_at = :resolvedAt, data = :data
                                WHERE id = :id
                                """),
                        incident)
                .execute();
        return incident;
    }

    @Override
    public List<Event> acknowledge(Incident incident, Event event) {
        Acknowledgement said = incident.acknowledged();
        if (said == null) {
            return List.of();
        }
        return database.write(
                handle -> {
                    int rows =
                            handle.createUpdate(
                                            """
                                            UPDATE incidents SET acknowledged_at = :at,
                                                acknowledged_by = :by, note = :note
                                            WHERE id = :id AND resolved_at IS NULL
                                                AND acknowledged_at IS NULL
                                            """)
                                    .bind("id", incident.id())
                                    .bind("at", said.at().toEpochMilli())
                                    .bind("by", said.by())
                                    .bind("note", said.note())
                                    .execute();
                    return EventRows.appendIf(database, handle, rows, event);
                });
    }

    @Override
    public Optional<Incident> find(long id) {
        return database.read(
                handle ->
                        handle.createQuery("SELECT * FROM incidents WHERE id = :id")
                                .bind("id", id)
                                .map((row, _) -> IncidentRows.incident(row))
                                .findOne());
    }

    @Override
    public Page page(Filter filter, int offset, int limit) {
        Where where = where(filter);
        return database.read(
                handle -> {
                    long total =
                            where.bind(handle.createQuery("SELECT count(*) FROM incidents" + where))
                                    .mapTo(Long.class)
                                    .one();
                    Query query =
                            handle.createQuery(
                                    "SELECT * FROM incidents"
                                            + where
                                            + " ORDER BY last_at DESC, id DESC"
                                            + " LIMIT :limit OFFSET :offset");
                    where.bind(query).bind("limit", limit).bind("offset", offset);
                    return new Page(
                            query.map((row, _) -> IncidentRows.incident(row)).list(), total);
                });
    }

    private static Where where(Filter filter) {
        Where where =
                new Where()
                        .in("severity", filter.severities().stream().map(Severity::code).toList())
                        .in("node_id", filter.nodes());
        if (!filter.states().isEmpty()) {
            where.and(
                    filter.states().stream()
                            .sorted()
                            .map(
                                    state ->
                                            switch (state) {
                                                case OPEN ->
                                                        "(resolved_at IS NULL AND acknowledged_at IS NULL)";
                                                case ACKNOWLEDGED ->
                                                        "(resolved_at IS NULL AND acknowledged_at IS NOT NULL)";
                                                case RESOLVED -> "resolved_at IS NOT NULL";
                                            })
                            .collect(Collectors.joining(" OR ", "(", ")")));
        }
        return where;
    }

    private record Counted(Severity severity, int count, int acknowledged) {}

    @Override
    public Counts counts() {
        List<Counted> rows =
                database.read(
                        handle ->
                                handle.createQuery(
                                                """
                                                SELECT severity, count(*) AS total,
                                                    count(acknowledged_at) AS acknowledged
                                                FROM incidents WHERE resolved_at IS NULL
                                                GROUP BY severity
                                                """)
                                        .map(
                                                (row, _) ->
                                                        new Counted(
                                                                Severity.of(
                                                                        row.getString("severity")),
                                                                row.getInt("total"),
                                                                row.getInt("acknowledged")))
                                        .list());
        Map<Severity, Integer> bySeverity = new EnumMap<>(Severity.class);
        rows.forEach(row -> bySeverity.merge(row.severity(), row.count(), Integer::sum));
        return new Counts(
                rows.stream().mapToInt(Counted::count).sum(),
                rows.stream().mapToInt(Counted::acknowledged).sum(),
                bySeverity);
    }

    @Override
    public Set<NodeId> nodesWithOpen() {
        return database.read(
                handle ->
                        handle
                                .createQuery(
                                        """
                                        SELECT DISTINCT node_id FROM incidents
                                        WHERE resolved_at IS NULL AND node_id IS NOT NULL
                                        """)
                                .mapTo(Long.class)
                                .stream()
                                .map(NodeId::new)
                                .collect(Collectors.toSet()));
    }

    @Override
    public int prune(Instant before, int most) {
        return database.write(
                handle -> {
                    int rows =
                            handle.createUpdate(
                                            """
                                            DELETE FROM incidents WHERE id IN (
                                                SELECT id FROM incidents WHERE resolved_at < :before
                                                ORDER BY id LIMIT :most)
                                            """)
                                    .bind("before", before.toEpochMilli())
                                    .bind("most", most)
                                    .execute();
                    database.count(rows);
                    return rows;
                });
    }
}
