package dev.signalbox.server.fleet;

import dev.signalbox.model.Contact;
import dev.signalbox.model.Diff;
import dev.signalbox.model.Event;
import dev.signalbox.model.Events;
import dev.signalbox.model.Node;
import dev.signalbox.model.NodeId;
import dev.signalbox.model.NodeRules;
import dev.signalbox.model.NodeState;
import dev.signalbox.model.NodeView;
import dev.signalbox.model.Poll;
import dev.signalbox.model.Poll.Failed;
import dev.signalbox.model.Poll.Seen;
import dev.signalbox.model.Snapshot;
import dev.signalbox.model.StreamId;
import dev.signalbox.model.StreamRecord;
import dev.signalbox.model.StreamRules;
import dev.signalbox.model.StreamView;
import dev.signalbox.server.events.EventLog;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// The fleet as it is now. Reading is free; each node's view is replaced as a whole.
public final class Fleet {
    private final FleetStore store;
    private final EventLog log;
    private final StreamRules rules;
    private final Map<NodeId, NodeView> views = new ConcurrentHashMap<>();
    private final Map<StreamId, Place> places = new ConcurrentHashMap<>();
    private final AtomicLong structure = new AtomicLong();
    private final List<Listener> listeners = new CopyOnWriteArrayList<>();

    private record Place(NodeId node, String path) {}

    public Fleet(FleetStore store, EventLog log, StreamRules rules) {
        this.store = store;
        this.log = log;
        this.rules = rules;
    }

    /// Hears that a node was looked at.
    public interface Listener {
        /// Called after each poll and each edit, when it is stored and shown.
        ///
        /// @param changed something that is kept is different, and not only the numbers
        void looked(NodeView view, boolean changed);
    }

    public void listen(Listener listener) {
        listeners.add(listener);
    }

    /// What taking in a poll did.
    public record Taken(NodeView view, int appeared, int changed, int missing) {}

    /// Puts a node there, with the streams that are known of it.
    public void enter(
            Node node, NodeState state, @Nullable Instant lastSeen, List<StreamRecord> streams) {
        List<StreamView> known = new ArrayList<>(streams.size());
        for (StreamRecord stream : streams) {
            known.add(new StreamView(stream, null));
            places.put(stream.id(), new Place(node.id(), stream.path()));
        }
        views.put(node.id(), NodeView.of(node, state, Contact.since(lastSeen), List.copyOf(known)));
        structure.incrementAndGet();
    }

    /// Takes a node away; what is stored of it stays.
    public void leave(NodeId node) {
        NodeView gone = views.remove(node);
        if (gone != null) {
            gone.streams().forEach(stream -> places.remove(stream.id()));
            structure.incrementAndGet();
        }
    }

    /// Shows a node as it was edited.
    public void edited(Node node, @Nullable NodeState state) {
        NodeView after =
                views.computeIfPresent(
                        node.id(),
                        (_, view) -> {
                            Contact contact =
                                    state == null
                                            ? view.contact()
                                            : Contact.since(view.contact().lastSeen());
                            return NodeView.of(
                                    node,
                                    state == null ? view.state() : state,
                                    contact,
                                    view.streams());
                        });
        structure.incrementAndGet();
        if (after != null) {
            tell(after, true);
        }
    }

    /// Takes in what a poll found; empty if the node has left or was switched off meanwhile. Polls
    /// of one node come one after the other; that is the caller's duty.
    public Optional<Taken> take(NodeId id, Poll poll) {
        NodeView before = views.get(id);
        if (before == null || !before.node().active()) {
            return Optional.empty();
        }
        NodeRules.Verdict verdict = NodeRules.after(before.state(), before.contact(), poll);
        return Optional.of(
                switch (poll) {
                    case Seen seen -> seen(before, verdict, seen);
                    case Failed failed -> failed(before, verdict, failed);
                });
    }

    private Taken seen(NodeView before, NodeRules.Verdict verdict, Seen seen) {
        Snapshot snapshot = seen.snapshot();
        NodeId id = before.node().id();
        Diff diff =
                Diff.between(
                        id,
                        before.streams(),
                        snapshot,
                        seen.at(),
                        rules,
                        ids(Diff.countNew(before.streams(), snapshot)));
        Instant at = seen.at().wall();
        boolean first = before.contact().lastSeen() == null;
        List<Event> events = new ArrayList<>();
        events.addAll(
                Events.ofNode(
                        before.node(), before.state(), verdict.state(), diff.now().size(), at));
        events.addAll(Events.ofStreams(before.node(), diff, first, at));
        List<Event> told = List.of();
        if (verdict.changed() || !diff.nothing() || !events.isEmpty()) {
            List<StreamRecord> changed = diff.changed().stream().map(Diff.Change::after).toList();
            told =
                    store.keep(
                            new FleetStore.Change(
                                    id,
                                    verdict.changed() ? verdict.state() : null,
                                    at,
                                    diff.appeared(),
                                    changed,
                                    events));
        }
        for (StreamRecord stream : diff.appeared()) {
            places.put(stream.id(), new Place(id, stream.path()));
        }
        boolean changed = verdict.changed() || !diff.nothing() || !before.checked();
        NodeView after = show(before, verdict, diff.now(), changed);
        log.tell(told);
        tell(after, changed);
        return new Taken(
                after, diff.appeared().size(), diff.changed().size(), after.tally().missing());
    }

    private Taken failed(NodeView before, NodeRules.Verdict verdict, Failed failed) {
        List<Event> events =
                Events.ofNode(
                        before.node(),
                        before.state(),
                        verdict.state(),
                        before.streams().size(),
                        failed.at().wall());
        List<Event> told = List.of();
        if (verdict.changed()) {
            Instant lastSeen = before.contact().lastSeen();
            told =
                    store.keep(
                            new FleetStore.Change(
                                    before.node().id(),
                                    verdict.state(),
                                    lastSeen,
                                    List.of(),
                                    List.of(),
                                    events));
        }
        boolean changed = verdict.changed() || !before.checked();
        NodeView after = show(before, verdict, before.streams(), changed);
        log.tell(told);
        tell(after, changed);
        return new Taken(after, 0, 0, after.tally().missing());
    }

    /// Replaces a node's view. What people edited since the poll began is laid over.
    @SuppressWarnings("ReferenceEquality") // Not the same object means that somebody edited.
    private NodeView show(
            NodeView before, NodeRules.Verdict verdict, List<StreamView> streams, boolean changed) {
        NodeView after =
                views.computeIfPresent(
                        before.node().id(),
                        (_, current) -> {
                            List<StreamView> shown =
                                    current.streams() == before.streams()
                                            ? streams
                                            : Edits.laidOver(streams, before, current);
                            // Asked elsewhere, or not any more: what the poll found is past.
                            boolean overtaken = current.state() != before.state();
                            return NodeView.of(
                                    current.node(),
                                    overtaken ? current.state() : verdict.state(),
                                    overtaken ? current.contact() : verdict.contact(),
                                    shown);
                        });
        if (changed) {
            structure.incrementAndGet();
        }
        return after == null ? before : after;
    }

    private Supplier<StreamId> ids(int count) {
        if (count == 0) {
            return () -> {
                throw new IllegalStateException("no ids were reserved");
            };
        }
        AtomicLong next = new AtomicLong(store.reserve(count));
        return () -> new StreamId(next.getAndIncrement());
    }

    /// Shows an edited, a new or (with an empty result) a forgotten stream.
    void showStream(NodeId node, StreamId stream, UnaryOperator<@Nullable StreamView> edit) {
        NodeView after =
                views.computeIfPresent(
                        node,
                        (_, view) ->
                                NodeView.of(
                                        view.node(),
                                        view.state(),
                                        view.contact(),
                                        Edits.applied(view.streams(), stream, edit)));
        if (after == null) {
            return;
        }
        after.streams().stream()
                .filter(view -> view.id().equals(stream))
                .findFirst()
                .ifPresentOrElse(
                        view -> places.put(stream, new Place(node, view.path())),
                        () -> places.remove(stream));
        structure.incrementAndGet();
        tell(after, true);
    }

    private void tell(NodeView view, boolean changed) {
        for (Listener listener : listeners) {
            listener.looked(view, changed);
        }
    }

    public Collection<NodeView> nodes() {
        return views.values();
    }

    public Optional<NodeView> node(NodeId id) {
        return Optional.ofNullable(views.get(id));
    }

    /// A stream with its node.
    public record Found(NodeView node, StreamView stream) {}

    public Optional<Found> stream(StreamId id) {
        Place place = places.get(id);
        NodeView view = place == null ? null : views.get(place.node());
        if (place == null || view == null) {
            return Optional.empty();
        }
        StreamView stream = Edits.find(view.streams(), place.path());
        return stream == null ? Optional.empty() : Optional.of(new Found(view, stream));
    }

    /// Grows with every change of a name, a status or the set of streams, and stands still while
    /// only numbers change: whoever ordered a list can tell whether it is still in order.
    public long structure() {
        return structure.get();
    }

    /// Keeps what is not worth a write at each poll.
    public void close() {
        Map<NodeId, Instant> times = new HashMap<>();
        for (NodeView view : views.values()) {
            Instant lastSeen = view.contact().lastSeen();
            if (lastSeen != null) {
                times.put(view.node().id(), lastSeen);
            }
        }
        store.keepLastSeen(times);
    }
}
