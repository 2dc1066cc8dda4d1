package dev.signalbox.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What we know of a node and keep: it changes seldom, and each change is stored.
///
/// @param trouble why it does not answer as it should
/// @param evidence what was seen, for people
/// @param version as the node said, or as its configuration keys tell
public record NodeState(
        NodeReason reason,
        Instant since,
        @Nullable Trouble trouble,
        String evidence,
        @Nullable Version version,
        @Nullable Instant started,
        boolean simulated) {

    public static NodeState notChecked(Instant since) {
        return new NodeState(NodeReason.NOT_CHECKED, since, null, "", null, null, false);
    }

    /// The same node with another reason, because of a person and not of a poll.
    public NodeState with(NodeReason reason, Instant since) {
        return new NodeState(reason, since, null, "", version, started, simulated);
    }
}
