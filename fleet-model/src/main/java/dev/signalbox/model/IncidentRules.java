package dev.signalbox.model;

import dev.signalbox.model.Event.Subject;
import dev.signalbox.model.Incident.Cause;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Which incidents a node and its streams deserve. It looks at states and not at events, so it may
/// run at any time and twice.
public final class IncidentRules {

    /// An incident that returns within this time is the same one.
    public static final Duration SAME_AGAIN = Duration.ofMinutes(10);

    /// From this many streams, and this share of the node's, they have one cause in common.
    private static final int MANY = 3;

    private static final double MOST = 0.5;

    private IncidentRules() {}

    /// What is to be done with one incident.
    public sealed interface Move {
        Incident incident();

        record Open(Incident incident) implements Move {}

        record Reopen(Incident incident) implements Move {}

        record Update(Incident incident) implements Move {}

        record Resolve(Incident incident) implements Move {}
    }

    /// Compares what there is with what there should be.
    ///
    /// @param known the node's incidents that are open or were resolved within [#SAME_AGAIN]
    public static List<Move> decide(NodeView view, List<Incident> known, Instant now) {
        if (!view.checked()) {
            return List.of();
        }
        Map<String, Incident> wanted = wanted(view, now);
        boolean blind = !view.state().reason().clear();
        List<Move> moves = new ArrayList<>();
        Set<String> settled = new HashSet<>();
        for (Incident incident : known) {
            Incident wish = wanted.get(incident.key());
            if (wish != null) {
                if (settled.add(incident.key())) {
                    keep(incident, wish, now, moves);
                }
            } else if (incident.isOpen() && !(blind && aboutStreams(incident) && active(view))) {
                // While the node does not answer nothing is known of its streams, better or worse.
                moves.add(new Move.Resolve(incident.resolved(now)));
            }
        }
        wanted.forEach(
                (key, wish) -> {
                    if (!settled.contains(key)) {
                        moves.add(new Move.Open(wish));
                    }
                });
        return moves;
    }

    private static boolean active(NodeView view) {
        return view.node().active();
    }

    private static boolean aboutStreams(Incident incident) {
        return incident.cause() == Cause.STREAM_UNHEALTHY || incident.cause() == Cause.STREAMS_LOST;
    }

    private static void keep(Incident incident, Incident wish, Instant now, List<Move> moves) {
        if (!incident.isOpen()) {
            moves.add(new Move.Reopen(incident.reopened(wish, now)));
        } else if (incident.cause() != wish.cause()
                || incident.affected() != wish.affected()
                || !incident.data().equals(wish.data())) {
            moves.add(new Move.Update(incident.asNow(wish, now)));
        }
    }

    private static Map<String, Incident> wanted(NodeView view, Instant now) {
        Map<String, Incident> wanted = new HashMap<>();
        if (!view.node().active()) {
            return wanted;
        }
        Cause trouble = cause(view.state().reason());
        if (trouble != null) {
            put(wanted, ofNode(view, trouble, now));
        } else if (view.state().reason().clear()) {
            addStreams(wanted, view, now);
        }
        return wanted;
    }

    private static void addStreams(Map<String, Incident> wanted, NodeView view, Instant now) {
        int bad = view.tally().unhealthy();
        if (bad >= MANY && bad >= MOST * view.tally().total()) {
            put(wanted, streamsLost(view, bad, now));
            return;
        }
        if (bad == 0) {
            return;
        }
        for (StreamView stream : view.streams()) {
            if (stream.stream().reason().status() == Status.UNHEALTHY) {
                put(wanted, ofStream(view, stream.stream(), now));
            }
        }
    }

    private static void put(Map<String, Incident> wanted, Incident incident) {
        wanted.put(incident.key(), incident);
    }

    private static @Nullable Cause cause(NodeReason reason) {
        return switch (reason) {
            case NODE_UNREACHABLE -> Cause.NODE_UNREACHABLE;
            case BUSY -> Cause.NODE_BUSY;
            case NODE_REFUSED -> Cause.NODE_REFUSED;
            case NODE_UNREADABLE -> Cause.NODE_UNREADABLE;
            case NODE_INCOMPATIBLE -> Cause.NODE_INCOMPATIBLE;
            case ANSWERING, NOT_CHECKED, SWITCHED_OFF -> null;
        };
    }

    private static Incident ofNode(NodeView view, Cause cause, Instant now) {
        Trouble trouble = view.state().trouble();
        Map<String, String> data =
                Map.of(
                        "cause",
                        trouble == null ? "" : trouble.code(),
                        "evidence",
                        view.state().evidence());
        return incident(
                "node:" + view.node().id(),
                cause,
                Subject.of(view.node()),
                view.tally().total(),
                data,
                now);
    }

    private static Incident streamsLost(NodeView view, int bad, Instant now) {
        boolean emptied = view.tally().missing() == view.tally().total();
        Instant started = view.state().started();
        Map<String, String> data =
                Map.of(
                        "total",
                        Integer.toString(view.tally().total()),
                        "emptied",
                        Boolean.toString(emptied),
                        "started",
                        started == null ? "" : started.toString());
        return incident(
                "streams:" + view.node().id(),
                Cause.STREAMS_LOST,
                Subject.of(view.node()),
                bad,
                data,
                now);
    }

    private static Incident ofStream(NodeView view, StreamRecord stream, Instant now) {
        return incident(
                "stream:" + stream.id(),
                Cause.STREAM_UNHEALTHY,
                Subject.of(view.node(), stream),
                1,
                Map.of("reason", stream.reason().code()),
                now);
    }

    private static Incident incident(
            String key,
            Cause cause,
            Subject subject,
            int affected,
            Map<String, String> data,
            Instant now) {
        return new Incident(
                0, key, cause, cause.severity(), subject, affected, 1, now, now, null, null, data);
    }
}
