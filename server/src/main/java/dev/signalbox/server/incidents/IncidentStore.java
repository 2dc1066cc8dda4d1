package dev.signalbox.server.incidents;

import dev.signalbox.model.Event;
import dev.signalbox.model.Incident;
import dev.signalbox.model.IncidentRules.Move;
import dev.signalbox.model.NodeId;
import dev.signalbox.model.Severity;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;

/// Keeps incidents. Each change and its event are kept together or not at all.
public interface IncidentStore {

    /// The states a person can ask for.
    enum State {
        OPEN,
        ACKNOWLEDGED,
        RESOLVED
    }

    /// Which incidents; an empty set means all.
    record Filter(Set<State> states, Set<Severity> severities, Set<Long> nodes) {
        public static final Filter OPEN =
                new Filter(Set.of(State.OPEN, State.ACKNOWLEDGED), Set.of(), Set.of());
    }

    /// A part of the list and how many there are in all.
    record Page(List<Incident> incidents, long total) {}

    /// How many are open.
    ///
    /// @param acknowledged of them
    record Counts(int open, int acknowledged, Map<Severity, Integer> bySeverity) {}

    /// The node's incidents that are open or were resolved after this time.
    List<Incident> ofNode(NodeId node, Instant resolvedAfter);

    /// Carries out the moves; opened incidents get their ids here.
    ///
    /// @param event makes the event of a move from the incident with its id
    List<Event> carryOut(List<Move> moves, BiFunction<Move, Incident, Event> event);

    /// Keeps an incident that was acknowledged, if it is open.
    List<Event> acknowledge(Incident acknowledged, Event event);

    Optional<Incident> find(long id);

    /// Newest first.
    Page page(Filter filter, int offset, int limit);

    Counts counts();

    /// The nodes that have an open incident.
    Set<NodeId> nodesWithOpen();

    /// Deletes up to so many incidents that were resolved before this time.
    int prune(Instant before, int most);
}
