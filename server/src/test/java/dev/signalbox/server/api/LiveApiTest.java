package dev.signalbox.server.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.signalbox.model.Trouble;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What is said over a live connection.
class LiveApiTest {
    private TestServer server;
    private FedNode hub;
    private long node;
    private LiveClient client;

    @BeforeEach
    void open() {
        server = TestServer.open();
        hub = server.fed("hub").live("a", "b");
        node = server.add("hub", hub);
        client = LiveClient.open(server.api());
    }

    @AfterEach
    void close() {
        client.close();
        server.close();
    }

    private void rename(String name) {
        String one = "/api/streams/" + server.stream("a");
        server.api().patch(one, Json.of("name", name)).expect(200);
    }

    @Test
    void the_first_word_is_hello_with_the_number_of_the_newest_event() {
        JsonNode hello = client.await("hello");
        assertEquals(hello, client.heard().getFirst());
        assertEquals(server.rooms.log.last(), hello.path("sequence").asLong());
        assertEquals("0.0.0-test", hello.path("version").asText());
        assertTrue(hello.path("server_time").asText().endsWith("Z"));
        assertEquals(1, server.api().get("/api/system/status").json().at("/live/clients").asInt());
    }

    @Test
    void events_are_those_of_the_api_with_their_type_in_front_each_once_and_in_order() {
        client.subscribe("events", "streams", "node:" + node, "stream:" + server.stream("a"));
        long before = server.rooms.log.last();
        for (int i = 0; i < 20; i++) {
            rename("name " + i);
        }
        client.await("the last", message -> message.path("sequence").asLong() == before + 20);
        assertEquals(
                IntStream.rangeClosed(1, 20).mapToObj(i -> before + i).toList(),
                client.sequences());
        for (JsonNode event : client.heard("event")) {
            ObjectNode plain = (ObjectNode) event.deepCopy();
            plain.remove("type");
            assertEquals(List.of(), Contract.get().schemaFlaws("Event", plain.toString()));
        }
        JsonNode listed = server.api().get("/api/events").json().at("/events/0");
        ObjectNode newest = (ObjectNode) client.heard("event").getLast().deepCopy();
        newest.remove("type");
        assertEquals(listed, newest);
    }

    @Test
    void each_topic_has_its_events_and_no_others() {
        FedNode other = server.fed("other").live("x");
        long otherId = server.add("other", other);
        Map<String, LiveClient> clients =
                List.of("fleet", "streams", "incidents", "events", "node:" + node, "stream:1")
                        .stream()
                        .collect(
                                Collectors.toMap(
                                        topic -> topic,
                                        topic -> LiveClient.open(server.api()).subscribe(topic)));
        long before = server.rooms.log.last();
        rename("Front door");
        String nodes = "/api/fleet/nodes/";
        server.api().patch(nodes + otherId, Json.of("environment", "lab")).expect(200);
        hub.fails(Trouble.CREDENTIALS_WRONG);
        server.ask(node);
        LiveClient all = clients.getOrDefault("events", client);
        all.await(
                "the incident", message -> message.path("kind").asText().equals("incident.opened"));
        clients.values().forEach(LiveClient::settled);
        Map<String, List<String>> heard =
                clients.entrySet().stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, one -> kinds(one.getValue())));
        String changed = "stream.changed";
        String edited = "node.changed";
        String failed = "node.status_changed";
        String opened = "incident.opened";
        assertEquals(List.of(changed, edited, failed, opened), heard.get("events"));
        assertEquals(List.of(edited, failed), heard.get("fleet"));
        assertEquals(List.of(changed, failed), heard.get("streams"));
        assertEquals(List.of(opened), heard.get("incidents"));
        assertEquals(List.of(changed, failed, opened), heard.get("node:" + node));
        assertEquals(List.of(changed, failed), heard.get("stream:1"));
        assertEquals(before + 4, server.rooms.log.last());
        clients.values().forEach(LiveClient::close);
    }

    private static List<String> kinds(LiveClient client) {
        return client.heard("event").stream().map(one -> one.path("kind").asText()).toList();
    }

    @Test
    void whoever_drops_a_topic_hears_no_more_of_it() {
        client.subscribe("streams", "fleet").send("{\"unsubscribe\":[\"streams\"]}").settled();
        rename("Front door");
        client.settled();
        assertEquals(List.of(), client.sequences());
        client.subscribe("streams");
        rename("Back door");
        client.await("event");
        assertEquals(1, client.sequences().size());
    }

    @Test
    void numbers_come_after_each_poll_newest_wins() {
        long stream = server.stream("a");
        client.subscribe("node:" + node, "stream:" + stream, "fleet");
        server.ask(node).expect(200);
        JsonNode ofStream =
                client.await("numbers of the stream", m -> topic(m).equals("stream:" + stream));
        assertTrue(ofStream.at("/data/bytes_received").asLong() > 0, ofStream::toString);
        assertEquals(
                List.of(
                                "bitrate",
                                "outbound_bitrate",
                                "bytes_received",
                                "bytes_sent",
                                "readers",
                                "last_check")
                        .stream()
                        .sorted()
                        .toList(),
                names(ofStream.path("data")));
        JsonNode ofNode = client.await("numbers of the node", m -> topic(m).equals("node:" + node));
        JsonNode shown = server.api().get("/api/fleet/nodes/" + node).json();
        for (String field : names(ofNode.path("data"))) {
            if (!List.of("last_check", "last_seen", "bitrate").contains(field)) {
                assertEquals(shown.path(field), ofNode.path("data").path(field), field);
            }
        }
        JsonNode ofFleet = client.await("numbers of the fleet", m -> topic(m).equals("fleet"));
        JsonNode overview = server.api().get("/api/dashboard/overview").json();
        assertEquals(overview.path("streams"), ofFleet.at("/data/streams"));
        assertEquals(overview.path("nodes"), ofFleet.at("/data/nodes"));
        assertEquals(overview.path("incidents"), ofFleet.at("/data/incidents"));
    }

    private static String topic(JsonNode message) {
        return message.path("type").asText().equals("numbers")
                ? message.path("topic").asText()
                : "";
    }

    private static List<String> names(JsonNode object) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        return names.stream().sorted().toList();
    }

    @Test
    void messages_are_in_the_language_of_the_client() {
        try (LiveClient german = LiveClient.open(server.api());
                LiveClient chinese = LiveClient.open(server.api())) {
            german.subscribe(Map.of("language", "de"), "events");
            chinese.subscribe(Map.of("language", "zh-TW"), "events");
            client.subscribe("events");
            rename("Front door");
            String english = client.await("event").path("message").asText();
            String other = german.await("event").path("message").asText();
            String third = chinese.await("event").path("message").asText();
            assertEquals("a on hub was changed by key from outside: name", english);
            assertFalse(english.equals(other) || english.equals(third) || other.equals(third));
        }
    }

    @Test
    void two_thousand_topics_are_taken_and_one_more_is_not() {
        String[] topics =
                IntStream.rangeClosed(1, 2_000).mapToObj(i -> "node:" + i).toArray(String[]::new);
        client.subscribe(topics);
        assertEquals(List.of(), client.heard("error"));
        client.subscribe("node:1");
        assertEquals(List.of(), client.heard("error"), "it has that one");
        client.subscribe("events");
        assertEquals("live.too_many_topics", client.await("error").path("code").asText());
        rename("Front door");
        client.await("event of node " + node, m -> m.path("node_id").asLong() == node);
        assertTrue(client.isOpen());
        try (LiveClient greedy = LiveClient.open(server.api())) {
            String[] more =
                    IntStream.rangeClosed(1, 2_001)
                            .mapToObj(i -> "node:" + i)
                            .toArray(String[]::new);
            greedy.subscribe(more);
            assertEquals("live.too_many_topics", greedy.await("error").path("code").asText());
        }
    }

    @Test
    void what_is_not_understood_is_said_and_three_in_a_row_end_it() {
        List<String> odd =
                List.of(
                        "",
                        "nonsense",
                        "[]",
                        "7",
                        "null",
                        "{}",
                        "{\"subscribe\":\"events\"}",
                        "{\"subscribe\":[\"nothing\"]}",
                        "{\"subscribe\":[7]}",
                        "{\"subscribe\":[\"node:0\"]}",
                        "{\"subscribe\":[\"node:x\"]}",
                        "{\"subscribe\":[\"stream:99999999999999999999\"]}",
                        "{\"subscribe\":[\"events\"],\"since\":\"now\"}",
                        "{\"subscribe\":[\"events\"],\"batch\":1}",
                        "{\"subscribe\":[\"events\"],\"language\":7}",
                        "{\"unsubscribe\":{}}",
                        "{\"ping\":\"x\"}",
                        "{\"subscribe\":null}",
                        "[".repeat(5_000));
        int errors = 0;
        for (String message : odd) {
            client.send(message).settled();
            errors++;
            assertEquals(errors, client.heard("error").size(), message);
            JsonNode error = client.heard("error").getLast();
            assertEquals("live.bad_message", error.path("code").asText(), message);
            assertFalse(error.path("detail").asText().isBlank());
        }
        assertTrue(client.isOpen(), "good ones came in between");
        client.send("x").send("y").sendBytes();
        assertEquals(4400, client.closeCode());
    }
}
