package dev.signalbox.server.storage;

import dev.signalbox.model.Credentials;
import dev.signalbox.model.Event;
import dev.signalbox.model.Node;
import dev.signalbox.model.NodeAddress;
import dev.signalbox.model.NodeId;
import dev.signalbox.model.NodeReason;
import dev.signalbox.model.NodeState;
import dev.signalbox.model.PublicUrls;
import dev.signalbox.model.Secret;
import dev.signalbox.server.nodes.NodeStore;
import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.statement.Update;
import org.jspecify.annotations.Nullable;

/// Nodes in SQL.
final class SqlNodeStore implements NodeStore {
    private static final String SELECT =
            """
            SELECT n.*, s.reason, s.since, s.trouble, s.evidence, s.version, s.started_at,
                s.simulated, s.last_seen
            FROM nodes n JOIN node_states s ON s.node_id = n.id
            """;

    private final Database database;
    private final Seal seal;

    SqlNodeStore(Database database, Seal seal) {
        this.database = database;
        this.seal = seal;
    }

    @Override
    public List<Known> all() {
        return database.read(
                handle ->
                        handle.createQuery(SELECT + " WHERE n.deleted_at IS NULL ORDER BY n.id")
                                .map((row, _) -> known(row))
                                .list());
    }

    @Override
    public Kept add(Function<NodeId, Node> make, Function<Node, Event> event) throws NameTaken {
        return named(
                handle -> {
                    Node node = make.apply(new NodeId(Sequences.take(handle, "node", 1)));
                    bind(
                                    handle.createUpdate(
                                            """
                                            INSERT INTO nodes (id, name, api_url, username,
                                                password_sealed, tls_fingerprint, rtsp_url, rtmp_url,
                                                hls_url, webrtc_url, srt_url, environment, labels,
                                                active, origin, metadata, poll_interval_ms, revision,
                                                created_at, updated_at)
                                            VALUES (:id, :name, :apiUrl, :username, :password,
                                                :fingerprint, :rtsp, :rtmp, :hls, :webrtc, :srt,
                                                :environment, :labels, :active, :origin, :metadata,
                                                :interval, :revision, :createdAt, :updatedAt)
                                            """),
                                    node)
                            .execute();
                    NodeState state = NodeState.notChecked(node.createdAt());
                    if (!node.active()) {
                        state = state.with(NodeReason.SWITCHED_OFF, node.createdAt());
                    }
                    handle.createUpdate(
                                    """
                                    INSERT INTO node_states (node_id, reason, since, evidence, simulated)
                                    VALUES (:id, :reason, :since, '', 0)
                                    """)
                            .bind("id", node.id().value())
                            .bind("reason", state.reason().code())
                            .bind("since", state.since().toEpochMilli())
                            .execute();
                    database.count(2);
                    return new Kept(
                            node, EventRows.append(database, handle, List.of(event.apply(node))));
                });
    }

    @Override
    public Optional<Kept> update(Node edited, @Nullable NodeState state, List<Event> events)
            throws NameTaken {
        return named(
                handle -> {
                    int rows =
                            bind(
                                            handle.createUpdate(
                                                    """
                                                    UPDATE nodes SET name = :name, api_url = :apiUrl,
                                                        username = :username, password_sealed = :password,
                                                        tls_fingerprint = :fingerprint, rtsp_url = :rtsp,
                                                        rtmp_url = :rtmp, hls_url = :hls,
                                                        webrtc_url = :webrtc, srt_url = :srt,
                                                        environment = :environment, labels = :labels,
                                                        active = :active, metadata = :metadata,
                                                        poll_interval_ms = :interval,
                                                        revision = :revision, updated_at = :updatedAt
                                                    WHERE id = :id AND revision = :revision - 1
                                                        AND deleted_at IS NULL
                                                    """),
                                            edited)
                                    .execute();
                    if (rows == 0) {
                        return Optional.<Kept>empty();
                    }
                    if (state != null) {
                        NodeStateRows.keepEdited(handle, edited.id(), state);
                    }
                    database.count(state == null ? 1 : 2);
                    return Optional.of(
                            new Kept(edited, EventRows.append(database, handle, events)));
                });
    }

    @Override
    public List<Event> remove(NodeId node, Instant at, Event event) {
        return database.write(
                handle -> {
                    int rows =
                            handle.createUpdate(
                                            "UPDATE nodes SET deleted_at = :at"
                                                    + " WHERE id = :id AND deleted_at IS NULL")
                                    .bind("at", at.toEpochMilli())
                                    .bind("id", node.value())
                                    .execute();
                    return EventRows.appendIf(database, handle, rows, event);
                });
    }

    @Override
    public Optional<Known> removed(NodeId node) {
        return database.read(
                handle ->
                        handle.createQuery(
                                        SELECT + " WHERE n.id = :id AND n.deleted_at IS NOT NULL")
                                .bind("id", node.value())
                                .map((row, _) -> known(row))
                                .findOne());
    }

    @Override
    public List<Event> restore(NodeId node, Event event) throws NameTaken {
        return named(
                handle -> {
                    int rows =
                            handle.createUpdate(
                                            "UPDATE nodes SET deleted_at = NULL"
                                                    + " WHERE id = :id AND deleted_at IS NOT NULL")
                                    .bind("id", node.value())
                                    .execute();
                    return EventRows.appendIf(database, handle, rows, event);
                });
    }

    @Override
    public int purge(Instant before) {
        return database.write(
                handle -> {
                    int rows =
                            handle.createUpdate("DELETE FROM nodes WHERE deleted_at < :before")
                                    .bind("before", before.toEpochMilli())
                                    .execute();
                    database.count(rows);
                    return rows;
                });
    }

    private interface Naming<T> {
        T in(Handle handle);
    }

    /// The only rule of uniqueness among nodes is that of their names.
    private <T> T named(Naming<T> work) throws NameTaken {
        try {
            return database.write(work::in);
        } catch (JdbiException e) {
            if (!Database.unique(e)) {
                throw e;
            }
            throw new NameTaken();
        }
    }

    private Update bind(Update update, Node node) {
        NodeAddress address = node.address();
        Credentials credentials = address.credentials();
        PublicUrls urls = node.urls();
        Duration interval = node.pollInterval();
        return update.bind("id", node.id().value())
                .bind("name", node.name())
                .bind("apiUrl", address.apiUrl().toString())
                .bind("username", credentials == null ? null : credentials.username())
                .bind(
                        "password",
                        credentials == null ? null : seal.seal(credentials.password().reveal()))
                .bind("fingerprint", address.tlsFingerprint())
                .bind("rtsp", urls.rtsp())
                .bind("rtmp", urls.rtmp())
                .bind("hls", urls.hls())
                .bind("webrtc", urls.webrtc())
                .bind("srt", urls.srt())
                .bind("environment", node.environment())
                .bind("labels", Columns.json(node.labels()))
                .bind("active", Columns.bit(node.active()))
                .bind("origin", node.origin().code())
                .bind("metadata", node.metadata())
                .bind("interval", interval == null ? null : interval.toMillis())
                .bind("revision", node.revision())
                .bind("createdAt", node.createdAt().toEpochMilli())
                .bind("updatedAt", node.updatedAt().toEpochMilli());
    }

    private Known known(ResultSet row) throws SQLException {
        return new Known(node(row), NodeStateRows.read(row), Columns.timeOrNull(row, "last_seen"));
    }

    private Node node(ResultSet row) throws SQLException {
        String username = row.getString("username");
        String password = seal.unseal(row.getString("password_sealed"));
        Credentials credentials =
                username == null || password == null
                        ? null
                        : new Credentials(username, Secret.of(password));
        Long interval = Columns.longOrNull(row, "poll_interval_ms");
        return new Node(
                new NodeId(row.getLong("id")),
                row.getString("name"),
                new NodeAddress(
                        URI.create(row.getString("api_url")),
                        credentials,
                        row.getString("tls_fingerprint")),
                new PublicUrls(
                        row.getString("rtsp_url"),
                        row.getString("rtmp_url"),
                        row.getString("hls_url"),
                        row.getString("webrtc_url"),
                        row.getString("srt_url")),
                row.getString("environment"),
                Columns.texts(row.getString("labels")),
                Columns.bit(row, "active"),
                Node.Origin.valueOf(row.getString("origin").toUpperCase(Locale.ROOT)),
                row.getString("metadata"),
                interval == null ? null : Duration.ofMillis(interval),
                row.getInt("revision"),
                Columns.time(row, "created_at"),
                Columns.time(row, "updated_at"));
    }
}
