package dev.signalbox.server.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.signalbox.model.Event;
import dev.signalbox.model.EventKind;
import dev.signalbox.model.Node;
import dev.signalbox.model.NodeView;
import dev.signalbox.model.StreamView;
import dev.signalbox.server.events.EventLog;
import dev.signalbox.server.hand.HandFleet;
import dev.signalbox.server.hand.HandWork;
import dev.signalbox.server.hand.Some;
import dev.signalbox.server.words.Language;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LiveTest {
    private final HandFleet hand;
    private final Live live;
    private final Node hub;
    private final Node other;
    private final HandLine line = new HandLine();
    private final Client client;
    private int written;

    LiveTest(@TempDir Path folder) {
        hand = HandFleet.open(folder, new HandWork());
        live = new Live(hand.log, hand.fleet, hand.work.pacer, new ShortWriting());
        live.start();
        hub = hand.add("hub");
        other = hand.add("other");
        hand.answers(hub, Some.live("a", 1), Some.live("b", 1));
        hand.answers(other, Some.live("x", 1));
        client = live.connect(line, "hello");
        assertEquals(List.of("hello"), line.sent());
    }

    @AfterEach
    void close() {
        live.close();
        hand.close();
    }

    private final class ShortWriting implements Live.Writing {
        @Override
        public String event(Event event, Language language) {
            written++;
            return event.kind().code() + " " + language.tag();
        }

        @Override
        public String node(NodeView view, Language language) {
            return "node " + view.node().name() + " " + language.tag();
        }

        @Override
        public String stream(NodeView view, StreamView stream) {
            return "stream " + stream.path();
        }

        @Override
        public String sum() {
            return "sum";
        }
    }

    private static Live.Wish wish(@Nullable Long since, String... topics) {
        return new Live.Wish(Set.of(topics), since, null, null);
    }

    private void hears(String... topics) {
        assertTrue(live.subscribe(client, wish(null, topics)));
    }

    private String streamTopic(Node node, String path) {
        return "stream:" + hand.stream(node, path).id();
    }

    @Test
    void who_asked_for_nothing_hears_of_nothing() {
        hand.add("third");
        hand.goesAway(hub);
        assertEquals(List.of(), line.sent());
    }

    @Test
    void each_topic_brings_what_belongs_to_it() {
        hears("streams");
        hand.answers(hub, Some.live("a", 2), Some.idle("b"));
        assertEquals(List.of("stream.status_changed en"), line.sent());
        hand.add("third");
        assertEquals(List.of(), line.sent());
        hears("events");
        hand.add("fourth");
        assertEquals(List.of("node.added en"), line.sent());
        hand.answers(hub, Some.live("a", 3), Some.live("b", 2));
        assertEquals(List.of("stream.status_changed en"), line.sent(), "once, and not per topic");
    }

    @Test
    void a_node_is_heard_of_by_itself_with_its_numbers() {
        hears("node:" + hub.id());
        hand.answers(hub, Some.live("a", 2), Some.live("b", 2));
        assertEquals(List.of("node hub en"), line.sent());
        hand.answers(other, Some.idle("x"));
        assertEquals(List.of(), line.sent());
        hand.answers(hub, Some.live("a", 3), Some.idle("b"));
        assertEquals(List.of("stream.status_changed en", "node hub en"), line.sent());
    }

    @Test
    void a_stream_is_heard_of_by_itself_and_when_its_node_goes() {
        hears(streamTopic(hub, "a"));
        hand.answers(hub, Some.live("a", 2), Some.idle("b"));
        assertEquals(List.of("stream a"), line.sent());
        hand.answers(other);
        hand.goesAway(other);
        assertEquals(List.of(), line.sent());
        hand.goesAway(hub);
        List<String> sent = line.sent();
        assertEquals(1, Collections.frequency(sent, "node.status_changed en"), sent::toString);
        assertFalse(sent.contains("stream b"));
    }

    @Test
    void everybody_hears_in_his_own_language_and_each_text_is_written_once() {
        HandLine german = new HandLine();
        HandLine second = new HandLine();
        Live.Wish wish = new Live.Wish(Set.of("events"), null, Language.GERMAN, null);
        live.subscribe(live.connect(german, "hello"), wish);
        live.subscribe(live.connect(second, "hello"), wish);
        hears("events");
        written = 0;
        hand.add("third");
        assertEquals(List.of("node.added en"), line.sent());
        assertEquals(List.of("hello", "node.added de"), german.sent());
        assertEquals(List.of("hello", "node.added de"), second.sent());
        assertEquals(2, written);
    }

    @Test
    void what_was_missed_is_sent_first_and_nothing_twice() {
        long seen = hand.log.last();
        hand.add("third");
        hand.answers(hub, Some.live("a", 2), Some.idle("b"));
        assertTrue(live.subscribe(client, wish(seen, "streams")));
        assertEquals(List.of("stream.status_changed en"), line.sent());
        assertTrue(live.subscribe(client, wish(seen, "streams", "events")));
        assertEquals(List.of("node.added en"), line.sent(), "the other was heard of already");
        assertTrue(live.subscribe(client, wish(seen, "events")));
        assertEquals(List.of(), line.sent());
        hand.add("fourth");
        assertEquals(List.of("node.added en"), line.sent());
    }

    @Test
    void who_missed_more_than_is_remembered_has_to_read_everything_again() {
        List<Event> many =
                IntStream.rangeClosed(0, EventLog.REMEMBERED)
                        .mapToObj(_ -> Some.event(EventKind.NODE_ADDED, hub, Some.TIME))
                        .toList();
        long seen = hand.log.last();
        hand.log.append(many);
        live.subscribe(client, wish(seen, "events"));
        assertEquals(List.of(Client.RESYNC), line.sent());
        hand.add("third");
        assertEquals(List.of("node.added en"), line.sent(), "from now on it hears");
    }

    @Test
    void a_number_of_another_life_means_to_read_everything_again() {
        live.subscribe(client, wish(hand.log.last() + 1, "events"));
        assertEquals(List.of(Client.RESYNC), line.sent());
    }

    @Test
    void too_many_topics_are_refused_and_none_of_them_is_heard() {
        Set<String> most =
                IntStream.rangeClosed(1, Live.MOST_TOPICS)
                        .mapToObj(i -> "node:" + (1_000 + i))
                        .collect(Collectors.toSet());
        assertTrue(live.subscribe(client, new Live.Wish(most, null, null, null)));
        assertFalse(live.subscribe(client, wish(null, "events")));
        hand.add("third");
        assertEquals(List.of(), line.sent());
        assertTrue(live.subscribe(client, new Live.Wish(most, null, null, null)), "the same");
        live.unsubscribe(client, Set.of("node:1001"));
        hears("events");
        hand.add("fourth");
        assertEquals(List.of("node.added en"), line.sent());
    }

    @Test
    void who_asks_to_hear_no_more_hears_no_more() {
        hears("events", streamTopic(hub, "a"));
        live.unsubscribe(client, Set.of("events"));
        hand.goesAway(hub);
        assertTrue(line.sent().contains("node.status_changed en"), "the stream brings it still");
        live.unsubscribe(client, Set.of(streamTopic(hub, "a")));
        hand.answers(hub, Some.live("a", 5));
        assertEquals(List.of(), line.sent());
    }

    @Test
    void the_sum_is_told_once_a_second_however_many_nodes_are_looked_at() {
        hears("fleet");
        assertEquals(List.of(), line.sent());
        for (int i = 2; i < 20; i++) {
            hand.fleet.take(hub.id(), Some.seen(hand.work.time, Some.live("a", i)));
        }
        line.sent();
        hand.work.pass(Duration.ofMillis(999));
        assertEquals(List.of(), line.sent());
        hand.work.pass(Duration.ofMillis(1));
        assertEquals(List.of("sum"), line.sent());
        hand.work.pass(Duration.ofMinutes(1));
        assertEquals(List.of(), line.sent(), "nothing was looked at");
        hand.answers(hub, Some.live("a", 50));
        hand.work.pass(Duration.ofSeconds(1));
        assertEquals(List.of("sum"), line.sent());
    }

    @Test
    void one_who_does_not_read_is_dropped_and_counted_and_the_others_hear_on() {
        HandLine slow = new HandLine().slow();
        Client sleeper = live.connect(slow, "hello");
        live.subscribe(sleeper, wish(null, "events"));
        hears("events");
        Event event = Some.event(EventKind.NODE_ADDED, hub, Some.TIME);
        List<Event> many = Collections.nCopies(1_001, event);
        for (int i = 0; i < 20; i++) {
            hand.log.append(many);
        }
        assertEquals(20 * 1_001, line.sent().size());
        assertEquals(List.of("hello", Client.RESYNC), slow.sent());
        assertEquals(Client.TOO_SLOW, slow.code());
        assertEquals(1, live.dropped());
    }

    @Test
    void who_has_left_is_forgotten() {
        hears("events");
        assertEquals(1, live.clients());
        live.disconnect(client);
        live.disconnect(client);
        assertEquals(0, live.clients());
        assertTrue(live.subscribe(client, wish(null, "events")));
        hand.add("third");
        assertEquals(List.of(), line.sent());
    }

    @Test
    void all_are_told_when_we_go_down() {
        live.close();
        assertEquals(1001, line.code());
    }
}
