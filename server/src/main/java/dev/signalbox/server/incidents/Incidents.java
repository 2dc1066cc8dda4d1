package dev.signalbox.server.incidents;

import dev.signalbox.model.Event;
import dev.signalbox.model.EventKind;
import dev.signalbox.model.Events;
import dev.signalbox.model.Incident;
import dev.signalbox.model.IncidentRules;
import dev.signalbox.model.IncidentRules.Move;
import dev.signalbox.model.NodeId;
import dev.signalbox.model.NodeView;
import dev.signalbox.server.events.EventLog;
import dev.signalbox.server.fleet.Fleet;
import dev.signalbox.server.problems.Code;
import dev.signalbox.server.problems.Problem;
import dev.signalbox.server.work.KeyedQueue;
import dev.signalbox.server.work.Pacer;
import dev.signalbox.server.work.Reconciler;
import dev.signalbox.server.work.Tasks;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// Opens and resolves incidents by comparing what there is with what the states of a node and its
/// streams call for. It may be woken at any time, and after a crash it finds what it missed.
public final class Incidents {
    private final IncidentStore store;
    private final EventLog log;
    private final Fleet fleet;
    private final InstantSource clock;
    private final KeyedQueue<NodeId> queue;

    public Incidents(
            IncidentStore store,
            EventLog log,
            Fleet fleet,
            InstantSource clock,
            Tasks tasks,
            Pacer pacer) {
        this.store = store;
        this.log = log;
        this.fleet = fleet;
        this.clock = clock;
        this.queue =
                new KeyedQueue<>(
                        "incidents of node",
                        this::reconcile,
                        tasks,
                        pacer,
                        RandomGenerator.getDefault());
    }

    /// Begins to follow the fleet. Nodes that went while nobody looked are seen to at once.
    public void start() {
        fleet.listen(
                (view, changed) -> {
                    if (changed) {
                        queue.wake(view.node().id());
                    }
                });
        for (NodeId node : store.nodesWithOpen()) {
            if (fleet.node(node).isEmpty()) {
                queue.wake(node);
            }
        }
    }

    /// A node has left: what was open about it is over.
    public void left(NodeId node) {
        queue.wake(node);
    }

    private Reconciler.Next reconcile(NodeId node) {
        Instant now = clock.instant();
        List<Incident> known = store.ofNode(node, now.minus(IncidentRules.SAME_AGAIN));
        Optional<NodeView> view = fleet.node(node);
        List<Move> moves =
                view.isPresent()
                        ? IncidentRules.decide(view.get(), known, now)
                        : known.stream()
                                .filter(Incident::isOpen)
                                .map(incident -> (Move) new Move.Resolve(incident.resolved(now)))
                                .toList();
        log.tell(store.carryOut(moves, (move, incident) -> event(move, incident, now)));
        return new Reconciler.Next.Done();
    }

    private static Event event(Move move, Incident incident, Instant now) {
        Map<String, @Nullable Object> data = about(incident);
        EventKind kind =
                switch (move) {
                    case Move.Open _ -> EventKind.INCIDENT_OPENED;
                    case Move.Reopen _ -> EventKind.INCIDENT_REOPENED;
                    case Move.Update _ -> EventKind.INCIDENT_CHANGED;
                    case Move.Resolve _ -> EventKind.INCIDENT_RESOLVED;
                };
        if (kind == EventKind.INCIDENT_RESOLVED) {
            data.put("seconds", Duration.between(incident.openedAt(), now).toSeconds());
        }
        return Events.ofIncident(kind, incident, now, data);
    }

    /// What the words of its events need.
    private static Map<String, @Nullable Object> about(Incident incident) {
        Map<String, @Nullable Object> data = new HashMap<>();
        data.put("cause", incident.cause().code());
        data.put("affected", incident.affected());
        data.put("total", incident.data().get("total"));
        return data;
    }

    public Incident get(long id) {
        return store.find(id)
                .orElseThrow(() -> Problem.of(Code.INCIDENT_UNKNOWN, Map.of("id", id)).exception());
    }

    /// Notes that somebody is on it. What is resolved, or acknowledged already, stays as it is.
    public Incident acknowledge(long id, String by, @Nullable String note) {
        Incident incident = get(id);
        if (!incident.isOpen() || incident.acknowledged() != null) {
            return incident;
        }
        Instant now = clock.instant();
        Incident acknowledged = incident.acknowledged(new Incident.Acknowledgement(now, by, note));
        Map<String, @Nullable Object> data = about(acknowledged);
        data.put("by", by);
        data.put("note", note);
        log.tell(
                store.acknowledge(
                        acknowledged,
                        Events.ofIncident(
                                EventKind.INCIDENT_ACKNOWLEDGED, acknowledged, now, data)));
        return get(id);
    }

    public IncidentStore.Page page(IncidentStore.Filter filter, int offset, int limit) {
        return store.page(filter, offset, limit);
    }

    public IncidentStore.Counts counts() {
        return store.counts();
    }
}
