package dev.signalbox.server.storage;

import dev.signalbox.model.Event;
import dev.signalbox.model.EventKind;
import dev.signalbox.model.NodeId;
import dev.signalbox.model.Severity;
import dev.signalbox.model.StreamId;
import dev.signalbox.server.events.EventStore;
import dev.signalbox.server.hand.Some;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Events in a store.
abstract class EventSuite extends StoreSuite {
    EventSuite(TestDatabase database) {
        super(database);
    }

    EventStore store() {
        return stores().events();
    }

    void append(int count) {
        store().append(
                        IntStream.range(0, count)
                                .mapToObj(
                                        i ->
                                                Some.event(
                                                        EventKind.SYSTEM_STARTED,
                                                        Some.TIME.plusSeconds(i)))
                                .toList());
    }

    Event event(EventKind kind, Severity severity, int second, @Nullable Long node, String path) {
        return new Event(
                0,
                kind,
                severity,
                Some.TIME.plusSeconds(second),
                new Event.Subject(
                        node == null ? null : new NodeId(node),
                        node == null ? null : "node " + node,
                        node == null ? null : new StreamId(100 + node),
                        path,
                        null),
                Map.of());
    }

    static List<Long> numbers(List<Event> events) {
        return events.stream().map(Event::sequence).toList();
    }
}
