package dev.signalbox.server.storage;

import dev.signalbox.model.Event;
import dev.signalbox.model.Event.Subject;
import dev.signalbox.model.EventKind;
import dev.signalbox.model.NodeId;
import dev.signalbox.model.Severity;
import dev.signalbox.model.StreamId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;

/// Events in their table.
final class EventRows {
    private EventRows() {}

    /// Adds the event of a change, if there was one.
    ///
    /// @param rows how many the change wrote
    static List<Event> appendIf(Database database, Handle handle, int rows, Event event) {
        database.count(rows);
        return rows == 0 ? List.of() : append(database, handle, List.of(event));
    }

    /// Adds events within a transaction and returns them with their numbers. Do this last: from
    /// here to the end of the transaction nobody else can add any.
    static List<Event> append(Database database, Handle handle, List<Event> events) {
        if (events.isEmpty()) {
            return List.of();
        }
        long sequence = Sequences.take(handle, "event", events.size());
        List<Event> numbered = new ArrayList<>(events.size());
        PreparedBatch batch =
                handle.prepareBatch(
                        """
                        INSERT INTO events (sequence, kind, severity, at, node_id, node_name,
                            stream_id, stream_path, incident_id, data)
                        VALUES (:sequence, :kind, :severity, :at, :node, :nodeName,
                            :stream, :streamPath, :incident, :data)
                        """);
        for (Event event : events) {
            Event next = event.numbered(sequence++);
            numbered.add(next);
            Subject subject = next.subject();
            batch.bind("sequence", next.sequence())
                    .bind("kind", next.kind().code())
                    .bind("severity", next.severity().code())
                    .bind("at", next.at().toEpochMilli())
                    .bind("node", value(subject.node()))
                    .bind("nodeName", subject.nodeName())
                    .bind("stream", value(subject.stream()))
                    .bind("streamPath", subject.streamPath())
                    .bind("incident", subject.incident())
                    .bind("data", Columns.json(next.data()))
                    .add();
        }
        batch.execute();
        database.count(events.size());
        return numbered;
    }

    /// Empty for a kind of a newer version than ours.
    static Optional<Event> read(ResultSet row) throws SQLException {
        Optional<EventKind> kind = EventKind.of(row.getString("kind"));
        if (kind.isEmpty()) {
            return Optional.empty();
        }
        Long node = Columns.longOrNull(row, "node_id");
        Long stream = Columns.longOrNull(row, "stream_id");
        return Optional.of(
                new Event(
                        row.getLong("sequence"),
                        kind.get(),
                        Severity.of(row.getString("severity")),
                        Columns.time(row, "at"),
                        new Subject(
                                node == null ? null : new NodeId(node),
                                row.getString("node_name"),
                                stream == null ? null : new StreamId(stream),
                                row.getString("stream_path"),
                                Columns.longOrNull(row, "incident_id")),
                        Columns.values(row.getString("data"))));
    }

    static @Nullable Long value(@Nullable NodeId id) {
        return id == null ? null : id.value();
    }

    static @Nullable Long value(@Nullable StreamId id) {
        return id == null ? null : id.value();
    }
}
