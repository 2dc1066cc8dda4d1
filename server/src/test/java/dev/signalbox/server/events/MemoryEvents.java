package dev.signalbox.server.events;

import dev.signalbox.model.Event;
import dev.signalbox.server.problems.Code;
import dev.signalbox.server.problems.Problem;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// A log in memory that can be taken away. Storing and telling are two steps, as they are for
/// whoever stores events with a change of its own.
final class MemoryEvents implements EventStore {
    private final List<Event> events = new ArrayList<>();
    private boolean away;
    private int reads;

    void away(boolean isAway) {
        away = isAway;
    }

    /// How often missing events were looked up.
    int reads() {
        return reads;
    }

    private void there() {
        if (away) {
            throw Problem.of(Code.STORE_AWAY).exception();
        }
    }

    @Override
    public List<Event> append(List<Event> fresh) {
        there();
        List<Event> numbered = new ArrayList<>();
        for (Event event : fresh) {
            numbered.add(event.numbered(events.size() + numbered.size() + 1L));
        }
        events.addAll(numbered);
        return numbered;
    }

    @Override
    public long last() {
        there();
        return events.size();
    }

    @Override
    public List<Event> after(long sequence, int most) {
        there();
        reads++;
        return events.stream().filter(event -> event.sequence() > sequence).limit(most).toList();
    }

    @Override
    public Page page(Filter filter, boolean newestFirst, int offset, int limit) {
        throw new UnsupportedOperationException();
    }

    @Override
    public long count(Filter filter) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void each(Filter filter, Consumer<Event> reader) {
        throw new UnsupportedOperationException();
    }

    @Override
    public int prune(Instant before, long keep, int most) {
        throw new UnsupportedOperationException();
    }
}
