package dev.signalbox.server.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.signalbox.model.Event;
import dev.signalbox.model.EventKind;
import dev.signalbox.model.Node;
import dev.signalbox.model.NodeId;
import dev.signalbox.model.Reason;
import dev.signalbox.model.StreamRecord;
import dev.signalbox.model.StreamSettings;
import dev.signalbox.server.hand.Some;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.JdbiException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/// What people say about streams, beside what polls find.
@ParameterizedClass
@MethodSource("dev.signalbox.server.storage.TestDatabase#all")
class FleetEditsTest extends FleetSuite {
    FleetEditsTest(TestDatabase database) {
        super(database);
    }

    private Optional<List<Event>> edit(StreamRecord before, String name, Instant at) {
        StreamRecord after = before.edited(Some.named(name), at);
        return fleet().edit(after, Some.event(EventKind.STREAM_CHANGED, node, after, at));
    }

    private List<Event> forget(StreamRecord stream) {
        return fleet().forget(
                        stream.id(), Some.event(EventKind.STREAM_FORGOTTEN, node, stream, LATER));
    }

    @Test
    void what_polls_found_and_what_people_edited_do_not_overwrite_each_other() {
        StreamRecord seen = Some.stream(id(), node.id(), "cam");
        appear(seen);
        // A person edits what a poll, which began before, then finds changed, and the other way.
        assertTrue(edit(seen, "Gate", LATER).isPresent());
        change(List.of(), List.of(Some.because(seen, Reason.NO_PUBLISHER, LATER)));
        StreamRecord first = kept().getFirst();
        assertEquals("Gate", first.name());
        assertEquals(2, first.revision());
        assertEquals(LATER, first.updatedAt());
        assertEquals(Reason.NO_PUBLISHER, first.reason());

        change(List.of(), List.of(Some.because(first, Reason.PATH_MISSING, LATER)));
        assertTrue(edit(first, "Door", LATER.plusSeconds(1)).isPresent());
        StreamRecord second = kept().getFirst();
        assertEquals("Door", second.name());
        assertEquals(Reason.PATH_MISSING, second.reason());
        assertEquals(LATER, second.missingSince());
    }

    @Test
    void a_stale_edit_writes_nothing() {
        StreamRecord stream = expect(node, "cam");
        assertTrue(edit(stream, "first", LATER).isPresent());
        long before = last();
        assertEquals(Optional.empty(), edit(stream, "second", LATER));
        assertEquals("first", kept().getFirst().name());
        assertEquals(before, last());
        assertEquals(Optional.empty(), edit(Some.stream(id(), node.id(), "none"), "third", LATER));
        assertNoGaps();
    }

    @Test
    void a_path_that_the_node_has_is_not_expected_a_second_time() {
        expect(node, "cam");
        long before = last();
        StreamRecord again =
                StreamRecord.expected(id(), node.id(), "cam", StreamSettings.DEFAULT, LATER);
        assertEquals(
                Optional.empty(),
                fleet().expect(again, Some.event(EventKind.STREAM_EXPECTED, node, again, LATER)));
        assertEquals(before, last());
        assertEquals(1, kept().size());
        Node other = add("other");
        expect(other, "cam");
        assertNoGaps();
    }

    @Test
    void a_stream_of_no_node_is_a_mistake_and_not_taken_for_known() {
        StreamRecord lost =
                StreamRecord.expected(
                        id(), new NodeId(4_711), "cam", StreamSettings.DEFAULT, LATER);
        assertThrows(
                JdbiException.class,
                () ->
                        fleet().expect(
                                        lost,
                                        Some.event(EventKind.STREAM_EXPECTED, node, lost, LATER)));
        assertEquals("ok", stores().check());
    }

    @Test
    void a_forgotten_stream_leaves_its_events_and_is_forgotten_once() {
        StreamRecord stream = expect(node, "cam");
        assertEquals(1, forget(stream).size());
        assertEquals(List.of(), forget(stream));
        assertEquals(List.of(), kept());
        assertEquals(
                List.of(EventKind.STREAM_EXPECTED, EventKind.STREAM_FORGOTTEN),
                events().stream()
                        .filter(event -> stream.id().equals(event.subject().stream()))
                        .map(Event::kind)
                        .toList());
        expect(node, "cam");
        assertNoGaps();
    }
}
