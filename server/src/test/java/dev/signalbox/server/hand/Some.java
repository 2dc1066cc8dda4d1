package dev.signalbox.server.hand;

import dev.signalbox.model.ConfFacts;
import dev.signalbox.model.Credentials;
import dev.signalbox.model.Event;
import dev.signalbox.model.EventKind;
import dev.signalbox.model.Node;
import dev.signalbox.model.NodeAddress;
import dev.signalbox.model.NodeId;
import dev.signalbox.model.PathState;
import dev.signalbox.model.Poll;
import dev.signalbox.model.PublicUrls;
import dev.signalbox.model.Reason;
import dev.signalbox.model.Secret;
import dev.signalbox.model.Severity;
import dev.signalbox.model.Snapshot;
import dev.signalbox.model.Source;
import dev.signalbox.model.StreamId;
import dev.signalbox.model.StreamRecord;
import dev.signalbox.model.StreamSettings;
import dev.signalbox.model.Track;
import dev.signalbox.model.Trouble;
import dev.signalbox.model.Version;
import dev.signalbox.server.nodes.NodeDraft;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Some things of the fleet, where a test needs one and it does not matter which.
public final class Some {
    public static final Instant TIME = HandTime.BEGIN;
    public static final Version VERSION = new Version(1, 20, 1, true);

    private Some() {}

    public static NodeAddress address(int port) {
        return new NodeAddress(URI.create("http://10.0.0.1:" + port), null, null);
    }

    public static NodeDraft draft(String name) {
        return new NodeDraft(
                name,
                new NodeAddress(
                        URI.create("http://10.0.0.1:9997"),
                        new Credentials("ops", Secret.of("pass of " + name)),
                        null),
                PublicUrls.NONE,
                "production",
                Map.of("site", "north"),
                true,
                null,
                null);
    }

    public static Node node(NodeId id, String name) {
        return node(id, draft(name), 1);
    }

    public static Node node(NodeId id, NodeDraft draft, int revision) {
        return new Node(
                id,
                draft.name(),
                draft.address(),
                draft.urls(),
                draft.environment(),
                draft.labels(),
                draft.active(),
                Node.Origin.USER,
                draft.metadata(),
                draft.pollInterval(),
                revision,
                TIME,
                TIME.plusSeconds(revision - 1L));
    }

    /// The same draft switched on or off.
    public static NodeDraft active(NodeDraft draft, boolean active) {
        return new NodeDraft(
                draft.name(),
                draft.address(),
                draft.urls(),
                draft.environment(),
                draft.labels(),
                active,
                draft.metadata(),
                draft.pollInterval());
    }

    /// The same draft at another address.
    public static NodeDraft at(NodeDraft draft, NodeAddress address) {
        return new NodeDraft(
                draft.name(),
                address,
                draft.urls(),
                draft.environment(),
                draft.labels(),
                draft.active(),
                draft.metadata(),
                draft.pollInterval());
    }

    /// A path that somebody publishes to.
    public static PathState live(String name, long bytes) {
        return path(name, true, new Source("rtspSession", "id-" + name), TIME, bytes);
    }

    /// A path that waits for its publisher.
    public static PathState idle(String name) {
        return path(name, false, null, null, 0);
    }

    /// A path whose source the node fetches, and does not get.
    public static PathState pulling(String name) {
        return path(name, false, new Source("rtspSource", ""), null, 0);
    }

    public static PathState path(
            String name,
            boolean live,
            @Nullable Source source,
            @Nullable Instant liveSince,
            long bytes) {
        return new PathState(
                name,
                "all_others",
                live,
                live,
                source,
                liveSince,
                live ? List.of(Track.of("H264"), Track.of("Opus")) : List.of(),
                live ? 2 : 0,
                bytes,
                2 * bytes,
                null);
    }

    /// So many live paths, `cam0000` and on, that have all received so many bytes.
    public static List<PathState> lives(int count, long bytes) {
        return IntStream.range(0, count)
                .mapToObj(i -> live("cam%04d".formatted(i), bytes))
                .toList();
    }

    public static Snapshot snapshot(PathState... paths) {
        return snapshot(List.of(paths));
    }

    public static Snapshot snapshot(List<PathState> paths) {
        List<PathState> sorted = new ArrayList<>(paths);
        sorted.sort(Comparator.comparing(PathState::name));
        return new Snapshot(
                sorted,
                true,
                Map.of("all_others", new ConfFacts(false)),
                VERSION,
                TIME.minusSeconds(3_600),
                false);
    }

    public static Poll.Seen seen(HandTime time, PathState... paths) {
        return seen(time, snapshot(paths));
    }

    public static Poll.Seen seen(HandTime time, Snapshot snapshot) {
        return new Poll.Seen(time.moment(), Duration.ofMillis(12), snapshot);
    }

    public static Poll.Failed failed(HandTime time, Trouble trouble) {
        return new Poll.Failed(time.moment(), Duration.ofMillis(7), trouble, "10.0.0.1:9997");
    }

    public static StreamRecord stream(StreamId id, NodeId node, String path) {
        return stream(id, node, path, StreamSettings.DEFAULT, Reason.PLAYABLE);
    }

    public static StreamRecord stream(
            StreamId id, NodeId node, String path, StreamSettings settings, Reason reason) {
        return new StreamRecord(
                id,
                node,
                path,
                settings,
                1,
                TIME,
                TIME,
                reason,
                TIME,
                reason == Reason.PATH_MISSING ? TIME : null,
                "all_others",
                new Source("rtspSession", "id-" + path),
                List.of(Track.of("H264")),
                TIME);
    }

    /// The same stream as another poll found it.
    public static StreamRecord because(StreamRecord stream, Reason reason, Instant at) {
        return new StreamRecord(
                stream.id(),
                stream.node(),
                stream.path(),
                stream.settings(),
                stream.revision(),
                stream.createdAt(),
                stream.updatedAt(),
                reason,
                at,
                reason == Reason.PATH_MISSING ? at : null,
                stream.confName(),
                stream.source(),
                stream.tracks(),
                stream.liveSince());
    }

    public static StreamSettings named(String name) {
        return new StreamSettings(name, Map.of("kind", "ptz"), null, null, true, false);
    }

    public static Event event(EventKind kind, Instant at) {
        return new Event(0, kind, Severity.INFO, at, Event.Subject.NONE, Map.of("version", "1"));
    }

    public static Event event(EventKind kind, Node node, StreamRecord stream, Instant at) {
        return new Event(
                0, kind, Severity.INFO, at, Event.Subject.of(node, stream), Map.of("by", "test"));
    }

    public static Event event(EventKind kind, Node node, Instant at) {
        return new Event(0, kind, Severity.INFO, at, Event.Subject.of(node), Map.of("by", "test"));
    }
}
