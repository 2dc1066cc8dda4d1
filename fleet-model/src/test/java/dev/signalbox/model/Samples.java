package dev.signalbox.model;

import dev.signalbox.model.Poll.Failed;
import dev.signalbox.model.Poll.Moment;
import dev.signalbox.model.Poll.Seen;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What the tests have in common.
final class Samples {
    static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    static final NodeId NODE = new NodeId(1);
    static final Version VERSION = new Version(1, 20, 1, true);
    static final Duration QUICK = Duration.ofMillis(12);

    /// Close to where a long turns negative, as a clock without meaning may be.
    private static final long NANOS = Long.MAX_VALUE - 3_000_000_000L;

    private Samples() {}

    static Moment moment(double secondsAfterNoon) {
        long nanos = Math.round(secondsAfterNoon * 1e9);
        return new Moment(NOON.plusNanos(nanos), NANOS + nanos);
    }

    static Node node() {
        return node(true);
    }

    static Node node(boolean active) {
        return new Node(
                NODE,
                "hub",
                new NodeAddress(URI.create("http://hub:9997"), null, null),
                PublicUrls.NONE,
                "production",
                Map.of(),
                active,
                Node.Origin.USER,
                null,
                null,
                1,
                NOON,
                NOON);
    }

    static NodeState state(NodeReason reason) {
        return new NodeState(reason, NOON, null, "", VERSION, NOON, false);
    }

    static NodeState answering() {
        return state(NodeReason.ANSWERING);
    }

    static NodeState troubled(Trouble trouble) {
        return new NodeState(trouble.reason(), NOON, trouble, "hub:9997", VERSION, NOON, false);
    }

    static Contact checked() {
        return new Contact(NOON, NOON, QUICK, 0, null);
    }

    static Snapshot answer(PathState... paths) {
        return answer(true, Map.of(), List.of(paths));
    }

    static Snapshot answer(boolean whole, Map<String, ConfFacts> confs, List<PathState> paths) {
        return new Snapshot(paths, whole, confs, VERSION, NOON, false);
    }

    static Seen seen(double secondsAfterNoon) {
        return new Seen(moment(secondsAfterNoon), QUICK, answer());
    }

    static Failed failed(double secondsAfterNoon, Trouble trouble) {
        return new Failed(moment(secondsAfterNoon), QUICK, trouble, "hub:9997");
    }

    static StreamRecord stream(long id, Reason reason) {
        boolean missing = reason == Reason.PATH_MISSING;
        return new StreamRecord(
                new StreamId(id),
                NODE,
                "cam%04d".formatted(id),
                StreamSettings.DEFAULT,
                1,
                NOON,
                NOON,
                reason,
                NOON,
                missing ? NOON : null,
                null,
                null,
                List.of(),
                null);
    }

    static StreamView view(StreamRecord stream) {
        return new StreamView(stream, null);
    }

    /// Streams with these reasons, numbered from 1.
    static List<StreamView> streams(Reason... reasons) {
        List<StreamView> all = new ArrayList<>();
        for (Reason reason : reasons) {
            all.add(view(stream(all.size() + 1L, reason)));
        }
        return all;
    }

    static NodeView view(NodeState state, Reason... streams) {
        return view(node(), state, checked(), streams(streams));
    }

    static NodeView view(
            Node node, NodeState state, Contact contact, @Nullable List<StreamView> streams) {
        return NodeView.of(node, state, contact, streams == null ? List.of() : streams);
    }
}
