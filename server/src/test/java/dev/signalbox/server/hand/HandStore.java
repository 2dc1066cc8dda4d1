package dev.signalbox.server.hand;

import dev.signalbox.model.Event;
import dev.signalbox.model.NodeId;
import dev.signalbox.model.StreamId;
import dev.signalbox.model.StreamRecord;
import dev.signalbox.server.fleet.FleetStore;
import dev.signalbox.server.problems.Code;
import dev.signalbox.server.problems.Problem;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A real store that can be taken away, and in whose writes of polls a test can do something.
public final class HandStore implements FleetStore {
    private final FleetStore store;
    private volatile boolean away;
    private volatile Runnable inKeep = () -> {};

    public HandStore(FleetStore store) {
        this.store = store;
    }

    public void away(boolean isAway) {
        away = isAway;
    }

    /// Is done once, after the next poll was kept and before that is known.
    public void inNextKeep(Runnable deed) {
        inKeep = deed;
    }

    private FleetStore there() {
        if (away) {
            throw Problem.of(Code.STORE_AWAY).exception();
        }
        return store;
    }

    @Override
    public Map<NodeId, List<StreamRecord>> all() {
        return there().all();
    }

    @Override
    public List<StreamRecord> of(NodeId node) {
        return there().of(node);
    }

    @Override
    public long reserve(int count) {
        return there().reserve(count);
    }

    @Override
    public List<Event> keep(Change change) {
        List<Event> events = there().keep(change);
        Runnable deed = inKeep;
        inKeep = () -> {};
        deed.run();
        return events;
    }

    @Override
    public Optional<List<Event>> expect(StreamRecord stream, Event event) {
        return there().expect(stream, event);
    }

    @Override
    public Optional<List<Event>> edit(StreamRecord edited, Event event) {
        return there().edit(edited, event);
    }

    @Override
    public List<Event> forget(StreamId stream, Event event) {
        return there().forget(stream, event);
    }

    @Override
    public void keepLastSeen(Map<NodeId, Instant> times) {
        there().keepLastSeen(times);
    }
}
