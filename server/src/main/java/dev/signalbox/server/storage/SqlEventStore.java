package dev.signalbox.server.storage;

import dev.signalbox.model.Event;
import dev.signalbox.model.EventKind;
import dev.signalbox.model.Severity;
import dev.signalbox.server.events.EventStore;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jdbi.v3.core.statement.Query;

/// The log in SQL.
final class SqlEventStore implements EventStore {
    private final Database database;

    SqlEventStore(Database database) {
        this.database = database;
    }

    @Override
    public List<Event> append(List<Event> events) {
        return database.write(handle -> EventRows.append(database, handle, events));
    }

    @Override
    public long last() {
        return database.read(
                handle ->
                        handle.createQuery("SELECT last FROM sequences WHERE name = 'event'")
                                .mapTo(Long.class)
                                .one());
    }

    @Override
    public List<Event> after(long sequence, int most) {
        return database.read(
                handle ->
                        events(
                                        handle.createQuery(
                                                        "SELECT * FROM events WHERE sequence > :after"
                                                                + " ORDER BY sequence LIMIT :most")
                                                .bind("after", sequence)
                                                .bind("most", most))
                                .toList());
    }

    @Override
    public Page page(Filter filter, boolean newestFirst, int offset, int limit) {
        Where where = where(filter);
        String order = newestFirst ? " DESC" : "";
        return database.read(
                handle -> {
                    long total =
                            where.bind(handle.createQuery("SELECT count(*) FROM events" + where))
                                    .mapTo(Long.class)
                                    .one();
                    Query query =
                            handle.createQuery(
                                    "SELECT * FROM events"
                                            + where
                                            + " ORDER BY sequence"
                                            + order
                                            + " LIMIT :limit OFFSET :offset");
                    where.bind(query).bind("limit", limit).bind("offset", offset);
                    return new Page(events(query).toList(), total);
                });
    }

    @Override
    public long count(Filter filter) {
        Where where = where(filter);
        return database.read(
                handle ->
                        where.bind(handle.createQuery("SELECT count(*) FROM events" + where))
                                .mapTo(Long.class)
                                .one());
    }

    @Override
    public void each(Filter filter, Consumer<Event> reader) {
        Where where = where(filter);
        database.read(
                handle -> {
                    Query query =
                            handle.createQuery(
                                    "SELECT * FROM events" + where + " ORDER BY sequence");
                    where.bind(query).setFetchSize(1_000);
                    try (Stream<Event> events = events(query)) {
                        events.forEach(reader);
                    }
                    return true;
                });
    }

    @Override
    public int prune(Instant before, long keep, int most) {
        return database.write(
                handle -> {
                    int gone =
                            handle.createUpdate(
                                            """
                                            DELETE FROM events WHERE sequence IN (
                                                SELECT sequence FROM events
                                                WHERE at < :before OR sequence <= (
                                                    SELECT last - :keep FROM sequences
                                                    WHERE name = 'event')
                                                ORDER BY sequence LIMIT :most)
                                            """)
                                    .bind("before", before.toEpochMilli())
                                    .bind("keep", keep)
                                    .bind("most", most)
                                    .execute();
                    database.count(gone);
                    return gone;
                });
    }

    private static Stream<Event> events(Query query) {
        return query.map((row, _) -> EventRows.read(row)).stream().flatMap(Optional::stream);
    }

    private static Where where(Filter filter) {
        Where where =
                new Where()
                        .in("kind", filter.kinds().stream().map(EventKind::code).toList())
                        .in("severity", filter.severities().stream().map(Severity::code).toList())
                        .in("node_id", filter.nodes())
                        .in("stream_id", filter.streams())
                        .and("at >= :from", "from", Columns.millis(filter.from()))
                        .and("at < :to", "to", Columns.millis(filter.to()));
        if (filter.after() > 0) {
            where.and("sequence > :after", "after", filter.after());
        }
        String search = filter.search();
        if (search != null) {
            where.and(
                    "(lower(stream_path) LIKE :search ESCAPE '!' OR lower(node_name) LIKE :search ESCAPE '!')",
                    "search",
                    like(search));
        }
        return where;
    }

    /// A pattern for texts that contain this one; what is special in patterns is taken literally.
    private static String like(String part) {
        return "%" + part.toLowerCase(Locale.ROOT).replaceAll("([!%_])", "!$1") + "%";
    }
}
