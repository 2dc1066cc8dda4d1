package dev.signalbox.server.events;

import dev.signalbox.model.Event;
import dev.signalbox.model.EventKind;
import dev.signalbox.model.Severity;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Reads the log. What makes events writes them with its own change; this adds only those that
/// belong to no other.
public interface EventStore {

    /// Which events; an empty set means all.
    ///
    /// @param search part of a node's name or a path, in any case
    /// @param after only greater numbers
    /// @param from at or after
    /// @param to before
    record Filter(
            Set<EventKind> kinds,
            Set<Severity> severities,
            Set<Long> nodes,
            Set<Long> streams,
            @Nullable String search,
            long after,
            @Nullable Instant from,
            @Nullable Instant to) {
        public static final Filter ALL =
                new Filter(Set.of(), Set.of(), Set.of(), Set.of(), null, 0, null, null);
    }

    /// A part of the log and how many there are in all.
    record Page(List<Event> events, long total) {}

    /// Adds events and returns them with their numbers.
    List<Event> append(List<Event> events);

    /// The number of the newest event; 0 if there never was one.
    long last();

    /// The events after a number, oldest first.
    List<Event> after(long sequence, int most);

    Page page(Filter filter, boolean newestFirst, int offset, int limit);

    /// How many there are.
    long count(Filter filter);

    /// All that fit, oldest first, one by one.
    void each(Filter filter, Consumer<Event> reader);

    /// Deletes up to so many of the events that are too old or too many; returns how many.
    int prune(Instant before, long keep, int most);
}
