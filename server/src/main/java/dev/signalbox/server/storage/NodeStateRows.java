package dev.signalbox.server.storage;

import dev.signalbox.model.NodeId;
import dev.signalbox.model.NodeReason;
import dev.signalbox.model.NodeState;
import dev.signalbox.model.Trouble;
import dev.signalbox.model.Version;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// What polls found of nodes, in its table.
final class NodeStateRows {
    private NodeStateRows() {}

    /// Keeps a node's state; tells how many rows that were, none if the node is gone.
    ///
    /// @param lastSeen absent: as before
    static int keep(Handle handle, NodeId node, NodeState state, @Nullable Instant lastSeen) {
        Trouble trouble = state.trouble();
        Version version = state.version();
        return handle.createUpdate(
                        """
                        UPDATE node_states SET reason = :reason, since = :since, trouble = :trouble,
                            evidence = :evidence, version = :version, started_at = :started,
                            simulated = :simulated, last_seen = coalesce(:lastSeen, last_seen)
                        WHERE node_id = :id
                        """)
                .bind("id", node.value())
                .bind("reason", state.reason().code())
                .bind("since", state.since().toEpochMilli())
                .bind("trouble", trouble == null ? null : trouble.code())
                .bind("evidence", state.evidence())
                .bind("version", version == null ? null : version.toString())
                .bind("started", Columns.millis(state.started()))
                .bind("simulated", Columns.bit(state.simulated()))
                .bind("lastSeen", Columns.millis(lastSeen))
                .execute();
    }

    static NodeState read(ResultSet row) throws SQLException {
        return new NodeState(
                NodeReason.of(row.getString("reason")),
                Columns.time(row, "since"),
                trouble(row.getString("trouble")),
                row.getString("evidence"),
                version(row.getString("version")),
                Columns.timeOrNull(row, "started_at"),
                Columns.bit(row, "simulated"));
    }

    private static @Nullable Trouble trouble(@Nullable String code) {
        for (Trouble trouble : Trouble.values()) {
            if (trouble.code().equals(code)) {
                return trouble;
            }
        }
        return null;
    }

    private static @Nullable Version version(@Nullable String text) {
        if (text == null) {
            return null;
        }
        boolean exact = !text.endsWith("+");
        Version version =
                Version.parse(exact ? text : text.substring(0, text.length() - 1)).orElse(null);
        return version == null || exact
                ? version
                : Version.atLeast(version.major(), version.minor(), version.patch());
    }
}
