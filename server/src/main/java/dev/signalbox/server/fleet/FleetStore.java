package dev.signalbox.server.fleet;

import dev.signalbox.model.Event;
import dev.signalbox.model.NodeId;
import dev.signalbox.model.NodeState;
import dev.signalbox.model.StreamId;
import dev.signalbox.model.StreamRecord;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Keeps what is known of streams. Each change and its events are kept together or not at all.
public interface FleetStore {

    /// What one poll changed.
    ///
    /// @param state of the node; absent: as before
    /// @param lastSeen kept with the state
    record Change(
            NodeId node,
            @Nullable NodeState state,
            @Nullable Instant lastSeen,
            List<StreamRecord> appeared,
            List<StreamRecord> changed,
            List<Event> events) {}

    /// All streams of nodes that are in the fleet, by node and path.
    Map<NodeId, List<StreamRecord>> all();

    /// The streams of one node, by path.
    List<StreamRecord> of(NodeId node);

    /// Takes so many stream ids that are free for ever; returns the first of them.
    long reserve(int count);

    /// Keeps what a poll changed and returns the events with their numbers. What people edited
    /// meanwhile stays.
    List<Event> keep(Change change);

    /// Adds a stream that somebody expects; empty if the node has one of that path.
    Optional<List<Event>> expect(StreamRecord stream, Event event);

    /// Keeps what a person edited if the stream still has the revision before this one; else
    /// nothing, and empty.
    Optional<List<Event>> edit(StreamRecord edited, Event event);

    /// Deletes a stream; its events stay.
    List<Event> forget(StreamId stream, Event event);

    /// Keeps when nodes were last seen, at the end of the program.
    void keepLastSeen(Map<NodeId, Instant> times);
}
