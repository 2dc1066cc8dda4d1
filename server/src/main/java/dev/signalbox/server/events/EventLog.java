package dev.signalbox.server.events;

import dev.signalbox.model.Event;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/// Tells everybody what happened, in the order of the numbers, and remembers the newest.
///
/// Events come here after they were stored. Two changes that were stored one after the other may
/// come here the other way round; the later one then waits, which works because numbers have no
/// gaps.
public final class EventLog {
    /// So many of the newest events can be sent again from memory.
    public static final int REMEMBERED = 10_000;

    private final EventStore store;
    private final List<Listener> listeners = new CopyOnWriteArrayList<>();
    private final PriorityQueue<List<Event>> early =
            new PriorityQueue<>(Comparator.comparingLong(EventLog::first));
    private final ArrayDeque<Event> newest = new ArrayDeque<>();
    private long last;

    public EventLog(EventStore store) {
        this.store = store;
        this.last = store.last();
        newest.addAll(store.after(Math.max(0, last - REMEMBERED), REMEMBERED));
    }

    /// Hears of events. It must not wait for anything.
    public interface Listener {
        void happened(List<Event> events);
    }

    public void listen(Listener listener) {
        listeners.add(listener);
    }

    /// Tells what was just stored. Listeners are called in the order of the numbers, one call at a
    /// time.
    public synchronized void tell(List<Event> stored) {
        if (stored.isEmpty()) {
            return;
        }
        early.add(stored);
        while (!early.isEmpty() && first(early.peek()) <= last + 1) {
            List<Event> next = early.remove();
            last = next.getLast().sequence();
            remember(next);
            for (Listener listener : listeners) {
                listener.happened(next);
            }
        }
    }

    /// Stores and tells events that belong to no other change.
    public void append(List<Event> events) {
        tell(store.append(events));
    }

    /// The number of the newest event that was told.
    public synchronized long last() {
        return last;
    }

    /// Gives what came after a number, or nothing if not all of it is still remembered. While the
    /// reader runs nothing new is told, so that it can join without a gap and without hearing
    /// anything twice.
    public synchronized void catchUp(long sequence, Consumer<Optional<List<Event>>> reader) {
        reader.accept(since(sequence));
    }

    private Optional<List<Event>> since(long sequence) {
        if (sequence >= last) {
            return Optional.of(List.of());
        }
        if (newest.isEmpty() || newest.getFirst().sequence() > sequence + 1) {
            return Optional.empty();
        }
        List<Event> missed = new ArrayList<>();
        for (Event event : newest) {
            if (event.sequence() > sequence) {
                missed.add(event);
            }
        }
        return Optional.of(missed);
    }

    private void remember(List<Event> events) {
        newest.addAll(events);
        while (newest.size() > REMEMBERED) {
            newest.removeFirst();
        }
    }

    private static long first(List<Event> events) {
        return events.getFirst().sequence();
    }
}
