package dev.signalbox.model;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A path on a node as we remember it. It changes seldom, and each change is stored; what changes
/// with every poll is in [Reading].
///
/// @param reason as the node's last answer had it; what is shown while the node does not answer is
///   [NodeReason#over]
/// @param since of the reason
/// @param missingSince when the node stopped listing the path; absent while it is listed
/// @param liveSince by the node's clock
/// @param revision grows with each edit by a person
public record StreamRecord(
        StreamId id,
        NodeId node,
        String path,
        StreamSettings settings,
        int revision,
        Instant createdAt,
        Instant updatedAt,
        Reason reason,
        Instant since,
        @Nullable Instant missingSince,
        @Nullable String confName,
        @Nullable Source source,
        List<Track> tracks,
        @Nullable Instant liveSince) {

    /// Whether the node listed the path when it last answered.
    public boolean present() {
        return missingSince == null;
    }

    /// The given name, or the path.
    public String name() {
        String given = settings.name();
        return given == null ? path : given;
    }

    /// The same stream with other settings.
    public StreamRecord edited(StreamSettings settings, Instant at) {
        return with(settings, revision + 1, at);
    }

    /// The same stream with the settings that another copy of it has.
    public StreamRecord withSettingsOf(StreamRecord other) {
        return with(other.settings, other.revision, other.updatedAt);
    }

    private StreamRecord with(StreamSettings settings, int revision, Instant updatedAt) {
        return new StreamRecord(
                id,
                node,
                path,
                settings,
                revision,
                createdAt,
                updatedAt,
                reason,
                since,
                missingSince,
                confName,
                source,
                tracks,
                liveSince);
    }

    /// The same stream after its node has listed it.
    StreamRecord seen(PathState now, Reason nowReason, Instant at) {
        return new StreamRecord(
                id,
                node,
                path,
                settings,
                revision,
                createdAt,
                updatedAt,
                nowReason,
                nowReason == reason ? since : at,
                null,
                now.confName(),
                now.source(),
                // The codecs of a stream that rests are still worth showing.
                now.tracks().isEmpty() ? tracks : now.tracks(),
                now.liveSince());
    }

    /// The same stream after its node has answered without it.
    StreamRecord gone(Instant at) {
        return new StreamRecord(
                id,
                node,
                path,
                settings,
                revision,
                createdAt,
                updatedAt,
                Reason.PATH_MISSING,
                at,
                at,
                confName,
                null,
                tracks,
                null);
    }

    /// A path that was never seen before.
    static StreamRecord found(StreamId id, NodeId node, PathState now, Reason reason, Instant at) {
        return new StreamRecord(
                id,
                node,
                now.name(),
                StreamSettings.DEFAULT,
                1,
                at,
                at,
                reason,
                at,
                null,
                now.confName(),
                now.source(),
                now.tracks(),
                now.liveSince());
    }

    /// A stream that somebody expects before its node lists it.
    public static StreamRecord expected(
            StreamId id, NodeId node, String path, StreamSettings settings, Instant at) {
        return new StreamRecord(
                id,
                node,
                path,
                settings,
                1,
                at,
                at,
                Reason.PATH_MISSING,
                at,
                at,
                null,
                null,
                List.of(),
                null);
    }
}
