package dev.signalbox.model;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A fact with a time and a number. Events are only ever added.
///
/// @param sequence from 1, without gaps, never used twice; 0 until the store has given one
/// @param subject what it is about
/// @param data what belongs to the kind: texts, numbers, lists of texts; see `docs/live.md`
public record Event(
        long sequence,
        EventKind kind,
        Severity severity,
        Instant at,
        Subject subject,
        Map<String, Object> data) {

    public Event {
        data = Map.copyOf(data);
    }

    /// The things an event is about, with their names of that time, so that it can be read when
    /// they are gone.
    public record Subject(
            @Nullable NodeId node,
            @Nullable String nodeName,
            @Nullable StreamId stream,
            @Nullable String streamPath,
            @Nullable Long incident) {

        public static final Subject NONE = new Subject(null, null, null, null, null);

        public static Subject of(Node node) {
            return new Subject(node.id(), node.name(), null, null, null);
        }

        public static Subject of(Node node, StreamRecord stream) {
            return new Subject(node.id(), node.name(), stream.id(), stream.path(), null);
        }
    }

    /// The same event with its number.
    public Event numbered(long sequence) {
        return new Event(sequence, kind, severity, at, subject, data);
    }
}
