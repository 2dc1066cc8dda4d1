package dev.signalbox.server.fleet;

import dev.signalbox.model.Event;
import dev.signalbox.model.EventKind;
import dev.signalbox.model.Events;
import dev.signalbox.model.NodeId;
import dev.signalbox.model.NodeView;
import dev.signalbox.model.StreamId;
import dev.signalbox.model.StreamRecord;
import dev.signalbox.model.StreamSettings;
import dev.signalbox.model.StreamView;
import dev.signalbox.server.events.EventLog;
import dev.signalbox.server.problems.Code;
import dev.signalbox.server.problems.Problem;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// What people do with streams: expect one, keep a name and labels with it, forget it. Nothing of
/// it is written to a node.
public final class Streams {
    private final Fleet fleet;
    private final FleetStore store;
    private final EventLog log;
    private final InstantSource clock;

    public Streams(Fleet fleet, FleetStore store, EventLog log, InstantSource clock) {
        this.fleet = fleet;
        this.store = store;
        this.log = log;
        this.clock = clock;
    }

    public Fleet.Found get(StreamId id) {
        return fleet.stream(id)
                .orElseThrow(
                        () ->
                                Problem.of(Code.STREAM_UNKNOWN, Map.of("id", id.value()))
                                        .exception());
    }

    /// Adds a stream that its node does not list yet.
    public Fleet.Found expect(NodeId nodeId, String path, StreamSettings settings, String by) {
        NodeView node =
                fleet.node(nodeId)
                        .orElseThrow(
                                () ->
                                        Problem.of(Code.NODE_UNKNOWN, Map.of("id", nodeId.value()))
                                                .exception());
        if (Edits.find(node.streams(), path) != null) {
            throw known(node, path);
        }
        StreamId id = new StreamId(store.reserve(1));
        StreamRecord stream = StreamRecord.expected(id, nodeId, path, settings, clock.instant());
        Event event =
                Events.deed(
                        EventKind.STREAM_EXPECTED,
                        node.node(),
                        stream,
                        by,
                        List.of(),
                        stream.createdAt());
        Optional<List<Event>> kept = store.expect(stream, event);
        log.tell(kept.orElseThrow(() -> known(node, path)));
        fleet.showStream(nodeId, id, _ -> new StreamView(stream, null));
        return get(id);
    }

    private static RuntimeException known(NodeView node, String path) {
        return Problem.of(Code.STREAM_KNOWN, Map.of("path", path, "node", node.node().name()))
                .exception();
    }

    /// Changes the settings.
    ///
    /// @param revision that the caller has seen; absent: whatever there is
    public Fleet.Found edit(
            StreamId id,
            Optional<Integer> revision,
            UnaryOperator<StreamSettings> edit,
            String by) {
        Fleet.Found found = get(id);
        StreamRecord before = found.stream().stream();
        if (revision.isPresent() && revision.get() != before.revision()) {
            throw stale();
        }
        StreamSettings settings = edit.apply(before.settings());
        List<String> fields = changed(before.settings(), settings);
        if (fields.isEmpty()) {
            return found;
        }
        StreamRecord after = before.edited(settings, clock.instant());
        Event event =
                Events.deed(
                        EventKind.STREAM_CHANGED,
                        found.node().node(),
                        after,
                        by,
                        fields,
                        after.updatedAt());
        log.tell(store.edit(after, event).orElseThrow(Streams::stale));
        fleet.showStream(
                before.node(),
                id,
                view ->
                        view == null
                                ? null
                                : new StreamView(
                                        view.stream().withSettingsOf(after), view.reading()));
        return get(id);
    }

    private static RuntimeException stale() {
        return Problem.of(Code.REVISION_STALE).exception();
    }

    private static List<String> changed(StreamSettings before, StreamSettings after) {
        List<String> fields = new ArrayList<>();
        if (!Objects.equals(before.name(), after.name())) {
            fields.add("name");
        }
        if (!before.labels().equals(after.labels())) {
            fields.add("labels");
        }
        if (!Objects.equals(before.sourceUrl(), after.sourceUrl())) {
            fields.add("source_url");
        }
        if (!Objects.equals(before.protocol(), after.protocol())) {
            fields.add("protocol");
        }
        if (before.autoRemediate() != after.autoRemediate()) {
            fields.add("auto_remediate");
        }
        if (before.recordingEnabled() != after.recordingEnabled()) {
            fields.add("recording_enabled");
        }
        return fields;
    }

    /// Forgets a stream that its node does not list.
    public StreamRecord forget(StreamId id, String by) {
        Fleet.Found found = get(id);
        StreamRecord stream = found.stream().stream();
        if (stream.present()) {
            throw Problem.of(
                            Code.STREAM_PRESENT,
                            Map.of("path", stream.path(), "node", found.node().node().name()))
                    .exception();
        }
        Event event =
                Events.deed(
                        EventKind.STREAM_FORGOTTEN,
                        found.node().node(),
                        stream,
                        by,
                        List.of(),
                        clock.instant());
        log.tell(store.forget(id, event));
        fleet.showStream(stream.node(), id, _ -> null);
        return stream;
    }
}
