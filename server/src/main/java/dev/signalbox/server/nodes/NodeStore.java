package dev.signalbox.server.nodes;

import dev.signalbox.model.Event;
import dev.signalbox.model.Node;
import dev.signalbox.model.NodeId;
import dev.signalbox.model.NodeState;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Keeps the nodes. Each change and its events are kept together or not at all.
public interface NodeStore {

    /// A node with what the polls last found.
    record Known(Node node, NodeState state, @Nullable Instant lastSeen) {}

    /// A node as it was kept, with its events, numbered.
    record Kept(Node node, List<Event> events) {}

    /// Another node has the name.
    final class NameTaken extends Exception {
        private static final long serialVersionUID = 1L;

        public NameTaken() {
            super("", null, false, false);
        }
    }

    /// All that are in the fleet.
    List<Known> all();

    /// Adds a node; its id is given here.
    Kept add(Function<NodeId, Node> node, Function<Node, Event> event) throws NameTaken;

    /// Keeps an edited node if it still has the revision before this one; else nothing, and empty.
    Optional<Kept> update(Node edited, @Nullable NodeState state, List<Event> events)
            throws NameTaken;

    /// Takes a node out of the fleet; it can be brought back until it is purged.
    List<Event> remove(NodeId node, Instant at, Event event);

    /// A node that was taken out and not purged yet.
    Optional<Known> removed(NodeId node);

    /// Brings a node back into the fleet.
    List<Event> restore(NodeId node, Event event) throws NameTaken;

    /// Deletes what was taken out before this time, with its streams.
    int purge(Instant before);
}
