package dev.signalbox.model;

import dev.signalbox.model.Event.Subject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The events that a change makes. Their numbers come later, from the store.
public final class Events {

    private Events() {}

    public static Event systemStarted(String version, Instant at) {
        return event(EventKind.SYSTEM_STARTED, Severity.INFO, at, Subject.NONE, "version", version);
    }

    /// A person's deed on a node: added, removed, restored.
    public static Event deed(EventKind kind, Node node, String by, Instant at) {
        return event(kind, Severity.INFO, at, Subject.of(node), "by", by);
    }

    /// A person's edit, with the names of the fields.
    public static Event edited(Node node, String by, List<String> fields, Instant at) {
        return new Event(
                0,
                EventKind.NODE_CHANGED,
                Severity.INFO,
                at,
                Subject.of(node),
                Map.of("by", by, "fields", fields));
    }

    /// A person's deed on a stream: expected, changed, forgotten.
    public static Event deed(
            EventKind kind,
            Node node,
            StreamRecord stream,
            String by,
            List<String> fields,
            Instant at) {
        Map<String, Object> data =
                fields.isEmpty() ? Map.of("by", by) : Map.of("by", by, "fields", fields);
        return new Event(0, kind, Severity.INFO, at, Subject.of(node, stream), data);
    }

    /// What the node's own change of state makes.
    ///
    /// @param streams how many streams we know of the node
    public static List<Event> ofNode(
            Node node, NodeState before, NodeState after, int streams, Instant at) {
        List<Event> events = new ArrayList<>(2);
        if (before.reason() != after.reason()) {
            Map<String, Object> data = new HashMap<>();
            data.put("from", before.reason().status().code());
            data.put("to", after.reason().status().code());
            data.put("from_reason", before.reason().code());
            data.put("reason", after.reason().code());
            data.put("streams", streams);
            if (after.trouble() != null) {
                data.put("cause", after.trouble().code());
                data.put("evidence", after.evidence());
            }
            events.add(
                    new Event(
                            0,
                            EventKind.NODE_STATUS_CHANGED,
                            severity(after.reason()),
                            at,
                            Subject.of(node),
                            data));
        }
        Instant was = before.started();
        Instant is = after.started();
        if (was != null && is != null && NodeRules.restarted(before, after)) {
            events.add(
                    new Event(
                            0,
                            EventKind.NODE_RESTARTED,
                            Severity.WARNING,
                            at,
                            Subject.of(node),
                            Map.of("started", is.toString(), "previous", was.toString())));
        }
        if (before.version() != null
                && after.version() != null
                && !before.version().equals(after.version())) {
            events.add(
                    new Event(
                            0,
                            EventKind.NODE_VERSION_CHANGED,
                            Severity.INFO,
                            at,
                            Subject.of(node),
                            Map.of(
                                    "from",
                                    before.version().toString(),
                                    "to",
                                    after.version().toString())));
        }
        return events;
    }

    /// What the changes of its streams make. The first answer of a node makes one event and not one
    /// for each path.
    public static List<Event> ofStreams(Node node, Diff diff, boolean firstAnswer, Instant at) {
        List<Event> events = new ArrayList<>();
        if (firstAnswer) {
            events.add(
                    event(
                            EventKind.NODE_INVENTORIED,
                            Severity.INFO,
                            at,
                            Subject.of(node),
                            "streams",
                            diff.appeared().size()));
        } else {
            for (StreamRecord stream : diff.appeared()) {
                events.add(appeared(node, stream, at));
            }
        }
        for (Diff.Change change : diff.changed()) {
            addChange(events, node, change, at);
        }
        return events;
    }

    private static Event appeared(Node node, StreamRecord stream, Instant at) {
        return new Event(
                0,
                EventKind.STREAM_APPEARED,
                Severity.INFO,
                at,
                Subject.of(node, stream),
                Map.of(
                        "status",
                        stream.reason().status().code(),
                        "reason",
                        stream.reason().code()));
    }

    private static void addChange(List<Event> events, Node node, Diff.Change change, Instant at) {
        StreamRecord before = change.before();
        StreamRecord after = change.after();
        Subject subject = Subject.of(node, after);
        if (before.reason() != after.reason()) {
            events.add(
                    new Event(
                            0,
                            EventKind.STREAM_STATUS_CHANGED,
                            severity(after.reason()),
                            at,
                            subject,
                            Map.of(
                                    "from",
                                    before.reason().status().code(),
                                    "to",
                                    after.reason().status().code(),
                                    "from_reason",
                                    before.reason().code(),
                                    "reason",
                                    after.reason().code())));
            return;
        }
        Source was = before.source();
        Source is = after.source();
        if (was != null && is != null && !was.equals(is)) {
            events.add(
                    new Event(
                            0,
                            EventKind.STREAM_SOURCE_CHANGED,
                            Severity.WARNING,
                            at,
                            subject,
                            Map.of("from_type", was.type(), "to_type", is.type())));
        }
        List<String> codecsBefore = codecs(before);
        List<String> codecsAfter = codecs(after);
        if (!codecsBefore.isEmpty() && !codecsBefore.equals(codecsAfter)) {
            events.add(
                    new Event(
                            0,
                            EventKind.STREAM_TRACKS_CHANGED,
                            Severity.WARNING,
                            at,
                            subject,
                            Map.of("from", codecsBefore, "to", codecsAfter)));
        }
    }

    private static List<String> codecs(StreamRecord stream) {
        return stream.tracks().stream().map(Track::codec).toList();
    }

    /// What happened to an incident.
    public static Event ofIncident(
            EventKind kind, Incident incident, Instant at, Map<String, @Nullable Object> data) {
        Map<String, Object> known = new HashMap<>();
        data.forEach(
                (key, value) -> {
                    if (value != null) {
                        known.put(key, value);
                    }
                });
        boolean news =
                switch (kind) {
                    case INCIDENT_ACKNOWLEDGED, INCIDENT_RESOLVED -> false;
                    default -> true;
                };
        return new Event(
                0,
                kind,
                news ? incident.severity() : Severity.INFO,
                at,
                new Subject(
                        incident.subject().node(),
                        incident.subject().nodeName(),
                        incident.subject().stream(),
                        incident.subject().streamPath(),
                        incident.id()),
                known);
    }

    private static Severity severity(Reason reason) {
        return switch (reason.status()) {
            case HEALTHY, UNKNOWN -> Severity.INFO;
            case DEGRADED -> reason == Reason.STANDBY ? Severity.INFO : Severity.WARNING;
            case UNHEALTHY -> Severity.ERROR;
        };
    }

    private static Severity severity(NodeReason reason) {
        return switch (reason.status()) {
            case HEALTHY, UNKNOWN -> Severity.INFO;
            case DEGRADED -> Severity.WARNING;
            case UNHEALTHY -> Severity.CRITICAL;
        };
    }

    private static Event event(
            EventKind kind,
            Severity severity,
            Instant at,
            Subject subject,
            String key,
            Object value) {
        return new Event(
                0, kind, severity, at, subject, Map.of(key, Objects.requireNonNull(value)));
    }
}
