package dev.signalbox.server.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.signalbox.model.EventKind;
import dev.signalbox.server.events.EventStore;
import java.util.List;
import java.util.Set;

/// Watches that refused requests leave nothing behind: no deed of a person in the log, which is
/// written together with what was done, and nothing in what has no log.
final class Untouched {
    private static final EventStore.Filter DEEDS =
            new EventStore.Filter(
                    Set.of(
                            EventKind.NODE_ADDED,
                            EventKind.NODE_CHANGED,
                            EventKind.NODE_REMOVED,
                            EventKind.NODE_RESTORED,
                            EventKind.STREAM_EXPECTED,
                            EventKind.STREAM_CHANGED,
                            EventKind.STREAM_FORGOTTEN,
                            EventKind.INCIDENT_ACKNOWLEDGED),
                    Set.of(),
                    Set.of(),
                    Set.of(),
                    null,
                    0,
                    null,
                    null);

    private final TestServer server;
    private final String before;

    /// From now on nothing is to be done.
    Untouched(TestServer server) {
        this.server = server;
        this.before = state();
    }

    private String state() {
        return server.rooms.stores.events().count(DEEDS)
                + " deeds, keys "
                + server.rooms.access.keys()
                + ", password "
                + server.rooms.stores.access().user("admin");
    }

    void check(String after) {
        assertEquals(before, state(), () -> "done by " + after);
    }

    /// The request was refused for what the caller did, one field or more being named, and nothing
    /// was done.
    void refused(Answer answer, String field) {
        refused(answer);
        List<String> fields = answer.fields();
        assertTrue(
                fields.stream().anyMatch(one -> one.equals(field) || one.startsWith(field + ".")),
                () -> field + " is not named: " + answer);
    }

    void refused(Answer answer) {
        assertTrue(answer.status() >= 400 && answer.status() < 500, () -> "not refused: " + answer);
        check(answer.asked());
    }
}
