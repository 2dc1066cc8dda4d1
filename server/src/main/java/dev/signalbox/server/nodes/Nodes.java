package dev.signalbox.server.nodes;

import dev.signalbox.model.Event;
import dev.signalbox.model.EventKind;
import dev.signalbox.model.Events;
import dev.signalbox.model.Node;
import dev.signalbox.model.NodeId;
import dev.signalbox.model.NodeReason;
import dev.signalbox.model.NodeState;
import dev.signalbox.server.events.EventLog;
import dev.signalbox.server.nodes.NodeStore.Known;
import dev.signalbox.server.problems.Code;
import dev.signalbox.server.problems.Problem;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// The nodes of the fleet, as people entered them.
public final class Nodes {
    /// For this long a node that was taken out can be brought back.
    public static final Duration REGRET = Duration.ofHours(24);

    private final NodeStore store;
    private final EventLog log;
    private final InstantSource clock;
    private final Watcher watcher;
    private final Map<NodeId, Node> nodes = new ConcurrentHashMap<>();

    /// Is told when the fleet itself changes.
    public interface Watcher {
        /// A node is there from now on.
        void entered(Known node);

        /// A node was edited.
        ///
        /// @param state if the edit changed that too
        void edited(Node node, @Nullable NodeState state);

        void left(NodeId node);
    }

    public Nodes(NodeStore store, EventLog log, InstantSource clock, Watcher watcher) {
        this.store = store;
        this.log = log;
        this.clock = clock;
        this.watcher = watcher;
    }

    /// Reads what is stored; once, at the start.
    public void load() {
        for (Known known : store.all()) {
            nodes.put(known.node().id(), known.node());
            watcher.entered(known);
        }
    }

    public Node get(NodeId id) {
        return find(id).orElseThrow(
                        () -> Problem.of(Code.NODE_UNKNOWN, Map.of("id", id.value())).exception());
    }

    public Optional<Node> find(NodeId id) {
        return Optional.ofNullable(nodes.get(id));
    }

    public Optional<Node> byOrigin(Node.Origin origin, String name) {
        return nodes.values().stream()
                .filter(node -> node.origin() == origin && node.name().equals(name))
                .findFirst();
    }

    public List<Node> byOrigin(Node.Origin origin) {
        return nodes.values().stream().filter(node -> node.origin() == origin).toList();
    }

    public boolean nameTaken(String name) {
        return nodes.values().stream().anyMatch(node -> node.name().equals(name));
    }

    /// Adds a node.
    public Node add(NodeDraft draft, Node.Origin origin, String by) {
        Instant now = clock.instant();
        NodeStore.Kept kept;
        try {
            kept =
                    store.add(
                            id -> node(id, draft, origin, 1, now, now),
                            node -> Events.deed(EventKind.NODE_ADDED, node, by, now));
        } catch (NodeStore.NameTaken _) {
            throw taken(draft.name());
        }
        Node node = kept.node();
        nodes.put(node.id(), node);
        NodeState state = NodeState.notChecked(now);
        watcher.entered(
                new Known(
                        node,
                        node.active() ? state : state.with(NodeReason.SWITCHED_OFF, now),
                        null));
        log.tell(kept.events());
        return node;
    }

    /// Changes a node; nothing happens if nothing would be different.
    ///
    /// @param revision that the caller has seen; absent: whatever there is
    public Node edit(
            NodeId id, Optional<Integer> revision, UnaryOperator<NodeDraft> edit, String by) {
        Node before = get(id);
        if (revision.isPresent() && revision.get() != before.revision()) {
            throw stale();
        }
        NodeDraft draft = edit.apply(NodeDraft.of(before));
        List<String> fields = draft.changed(before);
        if (fields.isEmpty()) {
            return before;
        }
        Instant now = clock.instant();
        Node after =
                node(id, draft, before.origin(), before.revision() + 1, before.createdAt(), now);
        NodeState state = switched(before, after, now);
        List<Event> events = new ArrayList<>();
        events.add(Events.edited(after, by, fields, now));
        try {
            NodeStore.Kept kept = store.update(after, state, events).orElseThrow(Nodes::stale);
            nodes.put(id, after);
            watcher.edited(after, state);
            log.tell(kept.events());
        } catch (NodeStore.NameTaken _) {
            throw taken(draft.name());
        }
        return after;
    }

    /// Another address or another switch means that what is known of the node is not known any
    /// more.
    private static @Nullable NodeState switched(Node before, Node after, Instant now) {
        if (!after.active()) {
            return before.active()
                    ? NodeState.notChecked(now).with(NodeReason.SWITCHED_OFF, now)
                    : null;
        }
        boolean elsewhere = !before.address().equals(after.address());
        return elsewhere || !before.active() ? NodeState.notChecked(now) : null;
    }

    /// Takes a node out of the fleet. The server itself is not touched.
    public Node remove(NodeId id, String by) {
        Node node = get(id);
        if (node.origin() == Node.Origin.LOCAL) {
            throw Problem.of(Code.NODE_LOCAL, Map.of("name", node.name())).exception();
        }
        return drop(node, by);
    }

    /// Takes out a node that Signalbox itself put there.
    public Node drop(Node node, String by) {
        Instant now = clock.instant();
        List<Event> events =
                store.remove(node.id(), now, Events.deed(EventKind.NODE_REMOVED, node, by, now));
        nodes.remove(node.id());
        watcher.left(node.id());
        log.tell(events);
        return node;
    }

    /// Brings back a node that was taken out.
    public Node restore(NodeId id, String by) {
        Known known =
                store.removed(id)
                        .orElseThrow(
                                () ->
                                        Problem.of(Code.NODE_UNKNOWN, Map.of("id", id.value()))
                                                .exception());
        Node node = known.node();
        try {
            List<Event> events =
                    store.restore(
                            id, Events.deed(EventKind.NODE_RESTORED, node, by, clock.instant()));
            nodes.put(id, node);
            watcher.entered(known);
            log.tell(events);
        } catch (NodeStore.NameTaken _) {
            throw taken(node.name());
        }
        return node;
    }

    /// Deletes what was taken out too long ago to be brought back.
    public int purge() {
        return store.purge(clock.instant().minus(REGRET));
    }

    private static Node node(
            NodeId id,
            NodeDraft draft,
            Node.Origin origin,
            int revision,
            Instant createdAt,
            Instant updatedAt) {
        return new Node(
                id,
                draft.name(),
                draft.address(),
                draft.urls(),
                draft.environment(),
                draft.labels(),
                draft.active(),
                origin,
                draft.metadata(),
                draft.pollInterval(),
                revision,
                createdAt,
                updatedAt);
    }

    private static RuntimeException taken(String name) {
        return Problem.of(Code.NODE_NAME_TAKEN, Map.of("name", name)).exception();
    }

    private static RuntimeException stale() {
        return Problem.of(Code.REVISION_STALE).exception();
    }
}
