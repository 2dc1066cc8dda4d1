package dev.signalbox.server.api;

import dev.signalbox.model.Event;
import dev.signalbox.model.EventKind;
import dev.signalbox.model.NodeId;
import dev.signalbox.model.Severity;
import dev.signalbox.model.StreamId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Fills a log.
final class ManyEvents {
    private ManyEvents() {}

    /// Streams of node 1 that come and go.
    static void append(TestServer server, int count) {
        List<Event> events = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            events.add(event(server, i % 50 + 1, ""));
        }
        server.rooms.log.append(events);
    }

    /// Large ones, so that a few thousand are more than any connection holds.
    static void appendLarge(TestServer server, int count) {
        List<Event> events = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            events.add(event(server, i % 50 + 1, "/part".repeat(200)));
        }
        server.rooms.log.append(events);
    }

    private static Event event(TestServer server, long stream, String more) {
        return new Event(
                0,
                EventKind.STREAM_STATUS_CHANGED,
                Severity.ERROR,
                server.time.instant(),
                new Event.Subject(
                        new NodeId(1),
                        "hub",
                        new StreamId(stream),
                        "site/cam" + stream + more,
                        null),
                Map.of(
                        "from",
                        "healthy",
                        "to",
                        "unhealthy",
                        "from_reason",
                        "playable",
                        "reason",
                        "no_publisher"));
    }
}
