package dev.signalbox.model;

import dev.signalbox.model.IncidentRules.Move;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/// Keeps the incidents of one node, and looks after what must never happen to them.
final class IncidentShelf {
    private final TreeMap<Long, Incident> all = new TreeMap<>();
    private final Random order = new Random(1);

    /// Lets the rules decide, carries it out, and makes sure that there is nothing left to do.
    List<Move> settle(NodeView view, Instant now) {
        List<Move> moves = IncidentRules.decide(view, known(now), now);
        moves.forEach(this::carryOut);
        List<Move> rest = IncidentRules.decide(view, known(now), now);
        if (!rest.isEmpty()) {
            throw new AssertionError("deciding again wants " + rest);
        }
        return moves;
    }

    private void carryOut(Move move) {
        Incident incident = move.incident();
        boolean fresh = move instanceof Move.Open;
        if (fresh != (incident.id() == 0)) {
            throw new AssertionError("only what is opened has no number yet: " + move);
        }
        Incident before = all.get(incident.id());
        boolean wasOpen = before != null && before.isOpen();
        if (wasOpen == (fresh || move instanceof Move.Reopen)) {
            throw new AssertionError(move + " of " + before);
        }
        Incident kept = fresh ? incident.withId(all.size() + 1L) : incident;
        all.put(kept.id(), kept);
        long sameKey = open().stream().filter(one -> one.key().equals(kept.key())).count();
        if (sameKey > 1) {
            throw new AssertionError("open twice: " + kept.key());
        }
    }

    /// What the store of the program hands out, in no order that could be relied on.
    private List<Incident> known(Instant now) {
        List<Incident> known = new ArrayList<>();
        for (Incident incident : all.values()) {
            Instant end = incident.resolvedAt();
            if (end == null || end.isAfter(now.minus(IncidentRules.SAME_AGAIN))) {
                known.add(incident);
            }
        }
        Collections.shuffle(known, order);
        return known;
    }

    void put(Incident incident) {
        all.put(incident.id(), incident);
    }

    List<Incident> open() {
        return all.values().stream().filter(Incident::isOpen).toList();
    }

    /// Open ones by key.
    Map<String, Incident> openByKey() {
        Map<String, Incident> open = new TreeMap<>();
        open().forEach(incident -> open.put(incident.key(), incident));
        return open;
    }

    int size() {
        return all.size();
    }
}
