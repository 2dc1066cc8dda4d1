package dev.signalbox.server.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.signalbox.model.Credentials;
import dev.signalbox.model.Event;
import dev.signalbox.model.EventKind;
import dev.signalbox.model.Node;
import dev.signalbox.model.NodeAddress;
import dev.signalbox.model.NodeId;
import dev.signalbox.model.NodeReason;
import dev.signalbox.model.NodeState;
import dev.signalbox.model.PublicUrls;
import dev.signalbox.model.Secret;
import dev.signalbox.model.StreamRecord;
import dev.signalbox.model.Trouble;
import dev.signalbox.model.Version;
import dev.signalbox.server.fleet.FleetStore;
import dev.signalbox.server.hand.Some;
import dev.signalbox.server.nodes.NodeDraft;
import dev.signalbox.server.nodes.NodeStore;
import dev.signalbox.server.nodes.NodeStore.Kept;
import dev.signalbox.server.nodes.NodeStore.Known;
import dev.signalbox.server.nodes.NodeStore.NameTaken;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

@ParameterizedClass
@MethodSource("dev.signalbox.server.storage.TestDatabase#all")
class NodeStoreTest extends StoreSuite {
    private static final Instant LATER = Some.TIME.plusSeconds(60);

    NodeStoreTest(TestDatabase database) {
        super(database);
    }

    private NodeStore nodes() {
        return stores().nodes();
    }

    private Optional<Kept> edit(Node before, NodeDraft draft, @Nullable NodeState state)
            throws NameTaken {
        Node after = Some.node(before.id(), draft, before.revision() + 1);
        return nodes().update(after, state, List.of(changed(after)));
    }

    private static Event changed(Node node) {
        return Some.event(EventKind.NODE_CHANGED, node, LATER);
    }

    private List<Event> remove(Node node, Instant at) {
        return nodes().remove(node.id(), at, Some.event(EventKind.NODE_REMOVED, node, at));
    }

    private List<Event> restore(Node node) throws NameTaken {
        return nodes().restore(node.id(), Some.event(EventKind.NODE_RESTORED, node, LATER));
    }

    private List<String> names() {
        return nodes().all().stream().map(known -> known.node().name()).toList();
    }

    @Test
    void a_node_comes_back_with_everything_that_was_entered() {
        NodeDraft full =
                new NodeDraft(
                        "Überwachung 東 🎥 'quoted' \"twice\" %_",
                        new NodeAddress(
                                URI.create("https://[2001:db8::1]:9997"),
                                new Credentials("ops", Secret.of("pä:ss'\"\\word")),
                                "ab".repeat(32)),
                        new PublicUrls(
                                "rtsp://a:8554",
                                "rtmp://a",
                                "http://a:8888",
                                "http://a",
                                "srt://a"),
                        "staging",
                        Map.of("site", "north", "ключ", ""),
                        false,
                        "{\"note\": \"line\\nbreak\"}",
                        Duration.ofMillis(1_500));
        Node node = add(full);
        database.reopen();
        Known known = nodes().all().getFirst();
        assertEquals(node, known.node());
        assertEquals(NodeReason.SWITCHED_OFF, known.state().reason());
    }

    @Test
    void a_node_comes_back_without_what_was_not_entered() {
        NodeDraft bare =
                new NodeDraft(
                        "bare", Some.address(1), PublicUrls.NONE, "", Map.of(), true, null, null);
        Node node = add(bare);
        database.reopen();
        assertEquals(
                new Known(node, NodeState.notChecked(node.createdAt()), null),
                nodes().all().getFirst());
    }

    @Test
    void ids_count_from_1_and_are_not_used_again() {
        assertEquals(new NodeId(1), add("a").id());
        Node second = add("b");
        assertEquals(new NodeId(2), second.id());
        remove(second, Some.TIME);
        assertEquals(1, nodes().purge(LATER));
        assertEquals(new NodeId(3), add("c").id());
    }

    @Test
    void two_nodes_of_the_fleet_do_not_have_the_same_name() throws NameTaken {
        Node first = add("cam-hub");
        Node other = add("other");
        long before = last();
        assertThrows(
                NameTaken.class,
                () -> nodes().add(id -> Some.node(id, "cam-hub"), NodeStoreTest::changed));
        assertThrows(NameTaken.class, () -> edit(other, Some.draft("cam-hub"), null));
        assertEquals(before, last(), "nothing happened");
        assertEquals(List.of("cam-hub", "other"), names());

        remove(first, Some.TIME);
        Node heir = add("cam-hub");
        assertEquals(new NodeId(3), heir.id(), "the failed one took no number");
        assertThrows(NameTaken.class, () -> restore(first));
        assertEquals(List.of("other", "cam-hub"), names());
        remove(heir, Some.TIME);
        assertEquals(1, restore(first).size());
        assertEquals(List.of("cam-hub", "other"), names());
    }

    @Test
    void a_stale_revision_writes_nothing() throws NameTaken {
        Node node = add("a");
        assertTrue(edit(node, Some.draft("b"), null).isPresent());
        long before = last();
        long rows = stores().rowsWritten();
        assertEquals(Optional.empty(), edit(node, Some.draft("c"), NodeState.notChecked(LATER)));
        assertEquals(before, last());
        assertEquals(rows, stores().rowsWritten());
        Known known = nodes().all().getFirst();
        assertEquals("b", known.node().name());
        assertEquals(2, known.node().revision());
        assertEquals(Some.TIME, known.state().since());
    }

    @Test
    void a_node_that_is_not_in_the_fleet_cannot_be_edited() throws NameTaken {
        Node node = add("a");
        remove(node, Some.TIME);
        assertEquals(Optional.empty(), edit(node, Some.draft("b"), null));
        assertEquals(
                Optional.empty(), edit(Some.node(new NodeId(77), "nobody"), Some.draft("b"), null));
        assertNoGaps();
    }

    @Test
    void every_change_brings_its_event_with_the_next_number() throws NameTaken {
        Node node = add("a");
        Kept edited = edit(node, Some.draft("b"), null).orElseThrow();
        remove(edited.node(), LATER);
        restore(edited.node());
        assertEquals(
                List.of(
                        EventKind.NODE_ADDED,
                        EventKind.NODE_CHANGED,
                        EventKind.NODE_REMOVED,
                        EventKind.NODE_RESTORED),
                events().stream().map(Event::kind).toList());
        assertEquals(edited.events(), events().subList(1, 2));
        assertEquals("b", events().getLast().subject().nodeName());
        assertNoGaps();
    }

    @Test
    void what_polls_found_and_what_people_entered_do_not_overwrite_each_other() throws NameTaken {
        Node node = add("a");
        NodeState found =
                new NodeState(
                        NodeReason.NODE_UNREADABLE,
                        LATER,
                        Trouble.NOT_JSON,
                        "'<' at the beginning",
                        Version.atLeast(1, 12, 3),
                        Some.TIME.minusMillis(123),
                        true);
        keep(node, found, LATER);
        Node edited = edit(node, Some.draft("b"), null).orElseThrow().node();
        assertEquals(new Known(edited, found, LATER), nodes().all().getFirst());

        NodeState answering = found.with(NodeReason.ANSWERING, LATER.plusSeconds(1));
        keep(node, answering, null);
        database.reopen();
        assertEquals(new Known(edited, answering, LATER), nodes().all().getFirst());
    }

    private void keep(Node node, NodeState state, @Nullable Instant lastSeen) {
        stores().fleet()
                .keep(
                        new FleetStore.Change(
                                node.id(), state, lastSeen, List.of(), List.of(), List.of()));
    }

    @Test
    void a_poll_that_ends_after_the_node_was_switched_off_does_not_switch_it_on() throws NameTaken {
        Node node = add("a");
        NodeState off = NodeState.notChecked(LATER).with(NodeReason.SWITCHED_OFF, LATER);
        edit(node, Some.active(Some.draft("a"), false), off);
        keep(node, off.with(NodeReason.ANSWERING, LATER.plusSeconds(1)), LATER);
        assertEquals(off, nodes().all().getFirst().state());
    }

    @Test
    void a_removed_node_can_be_brought_back_with_its_streams() throws NameTaken {
        Node node = add("a");
        StreamRecord stream = expect(node, "cam");
        assertEquals(Optional.empty(), nodes().removed(node.id()));
        assertEquals(1, remove(node, LATER).size());
        assertEquals(List.of(), remove(node, LATER), "it is gone already");
        assertEquals(List.of(), nodes().all());
        assertEquals(Map.of(), stores().fleet().all());
        assertEquals(node, nodes().removed(node.id()).orElseThrow().node());

        assertEquals(1, restore(node).size());
        assertEquals(List.of(), restore(node), "it is back already");
        assertEquals(node, nodes().all().getFirst().node());
        assertEquals(Map.of(node.id(), List.of(stream)), stores().fleet().all());
        assertNoGaps();
    }

    @Test
    void purging_deletes_what_went_long_ago_with_its_streams_and_leaves_the_events() {
        Node old = add("old");
        Node fresh = add("fresh");
        Node stays = add("stays");
        List.of(old, fresh, stays).forEach(node -> expect(node, "cam"));
        remove(old, Some.TIME);
        remove(fresh, LATER);
        List<Event> before = events();
        assertEquals(1, nodes().purge(LATER));
        assertEquals(0, nodes().purge(LATER));
        assertEquals(Optional.empty(), nodes().removed(old.id()));
        assertEquals(List.of(), stores().fleet().of(old.id()));
        assertEquals(1, stores().fleet().of(fresh.id()).size());
        assertEquals(List.of("stays"), names());
        assertEquals(before, events());
    }

    @Test
    void eight_people_who_add_nodes_of_the_same_names_get_each_name_once() throws Exception {
        withEightThreads(
                20,
                number -> {
                    try {
                        nodes().add(
                                        id -> Some.node(id, "node-" + number % 20),
                                        node -> Some.event(EventKind.NODE_ADDED, node, LATER));
                    } catch (NameTaken _) {
                        // Somebody was faster.
                    }
                });
        assertEquals(20, names().stream().distinct().count());
        assertEquals(20, nodes().all().size());
        assertEquals(20, nodes().all().getLast().node().id().value());
        assertEquals(20, last());
        assertNoGaps();
    }
}
