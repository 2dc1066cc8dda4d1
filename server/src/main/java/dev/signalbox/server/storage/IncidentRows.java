package dev.signalbox.server.storage;

import dev.signalbox.model.Event.Subject;
import dev.signalbox.model.Incident;
import dev.signalbox.model.Incident.Acknowledgement;
import dev.signalbox.model.NodeId;
import dev.signalbox.model.Severity;
import dev.signalbox.model.StreamId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import org.jdbi.v3.core.statement.Update;
import org.jspecify.annotations.Nullable;

/// How an incident is written in a row.
final class IncidentRows {
    private IncidentRows() {}

    static Update bind(Update update, Incident incident) {
        Subject subject = incident.subject();
        return update.bind("id", incident.id())
                .bind("cause", incident.cause().code())
                .bind("severity", incident.severity().code())
                .bind("node", EventRows.value(subject.node()))
                .bind("nodeName", subject.nodeName())
                .bind("stream", EventRows.value(subject.stream()))
                .bind("streamPath", subject.streamPath())
                .bind("affected", incident.affected())
                .bind("occurrences", incident.occurrences())
                .bind("lastAt", incident.lastAt().toEpochMilli())
                .bind("resolvedAt", Columns.millis(incident.resolvedAt()))
                .bind("data", Columns.json(incident.data()));
    }

    static Incident incident(ResultSet row) throws SQLException {
        Long node = Columns.longOrNull(row, "node_id");
        Long stream = Columns.longOrNull(row, "stream_id");
        return new Incident(
                row.getLong("id"),
                row.getString("cause_key"),
                Incident.Cause.of(row.getString("cause")),
                Severity.of(row.getString("severity")),
                new Subject(
                        node == null ? null : new NodeId(node),
                        row.getString("node_name"),
                        stream == null ? null : new StreamId(stream),
                        row.getString("stream_path"),
                        null),
                row.getInt("affected"),
                row.getInt("occurrences"),
                Columns.time(row, "opened_at"),
                Columns.time(row, "last_at"),
                Columns.timeOrNull(row, "resolved_at"),
                acknowledged(row),
                Columns.texts(row.getString("data")));
    }

    private static @Nullable Acknowledgement acknowledged(ResultSet row) throws SQLException {
        Instant at = Columns.timeOrNull(row, "acknowledged_at");
        return at == null
                ? null
                : new Acknowledgement(at, row.getString("acknowledged_by"), row.getString("note"));
    }
}
