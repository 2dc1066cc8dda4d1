package dev.signalbox.server.events;

import dev.signalbox.model.Event;
import dev.signalbox.server.work.Foreseen;
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
/// come here the other way round. Since numbers have no gaps, and their order is that of the
/// commits, what is missing is then in the store and is read from there. That also brings up what
/// nobody will tell, because the store was lost in the moment between a commit and its answer.
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
    /// time, and hear of each event once.
    public synchronized void tell(List<Event> stored) {
        if (stored.isEmpty()) {
            return;
        }
        early.add(stored);
        while (!early.isEmpty()) {
            List<Event> next = early.element();
            if (first(next) > last + 1 && !tellMissing(first(next))) {
                return;
            }
            early.remove();
            publish(next);
        }
    }

    /// Tells what comes before this number; false if the store is away, so that it has to wait.
    private boolean tellMissing(long before) {
        try {
            int count = (int) Math.min(before - 1 - last, Integer.MAX_VALUE);
            publish(store.after(last, count));
            return true;
        } catch (RuntimeException e) {
            if (e instanceof Foreseen) {
                return false;
            }
            throw e;
        }
    }

    private void publish(List<Event> events) {
        if (events.isEmpty() || events.getLast().sequence() <= last) {
            return;
        }
        last = events.getLast().sequence();
        remember(events);
        for (Listener listener : listeners) {
            listener.happened(events);
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

    /// Gives what came after a number, or nothing if not all of it is still remembered, or if the
    /// number was never given out here. While the reader runs nothing new is told, so that it can
    /// join without a gap and without hearing anything twice.
    public synchronized void catchUp(long sequence, Consumer<Optional<List<Event>>> reader) {
        reader.accept(since(sequence));
    }

    private Optional<List<Event>> since(long sequence) {
        if (sequence == last) {
            return Optional.of(List.of());
        }
        if (sequence > last || newest.isEmpty() || newest.getFirst().sequence() > sequence + 1) {
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
