package dev.signalbox.server.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.signalbox.model.Reason;
import dev.signalbox.model.Source;
import dev.signalbox.model.Trouble;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Each reason a stream can have, explained.
class ExplainApiTest {
    private static final Source PULLED = new Source("rtspSource", "");

    private TestServer server;
    private FedNode hub;
    private long node;

    private final Set<Reason> explained = EnumSet.noneOf(Reason.class);

    @BeforeEach
    void open() {
        server = TestServer.open();
        hub = server.fed("hub").live("plays");
        node = server.add("hub", hub);
    }

    @AfterEach
    void close() {
        server.close();
    }

    /// Explains the stream in every language and checks what every explanation has to keep.
    private JsonNode explain(String path, Reason reason) {
        Api api = server.api();
        long id = server.stream(path);
        JsonNode said = api.get("/api/streams/" + id + "/explain").expect(200).json();
        assertEquals(reason.code(), said.path("reason").asText(), said::toString);
        assertEquals(reason.status().code(), said.path("status").asText());
        assertEquals(id, said.path("stream_id").asLong());
        assertFalse(said.path("answer").asText().isBlank());
        assertFalse(said.path("advice").isEmpty());
        assertEquals("node_answers", said.at("/evidence/0/code").asText());
        JsonNode stream = api.get("/api/streams/" + id).expect(200).json();
        assertEquals(stream.path("since"), said.path("since"));
        assertEquals(stream.path("reason"), said.path("reason"));
        for (String language : new String[] {"de", "zh-TW"}) {
            Answer other =
                    api.with("Accept-Language", language).get("/api/streams/" + id + "/explain");
            assertFalse(
                    other.json().path("answer").asText().equals(said.path("answer").asText()),
                    () -> "not in " + language + ": " + other);
            assertFalse(other.text().contains("evidence."), "a word is missing in " + language);
            assertFalse(other.text().contains("advice."), "a word is missing in " + language);
        }
        explained.add(reason);
        return said;
    }

    /// The piece of evidence that is why.
    private static String because(JsonNode explanation) {
        for (JsonNode evidence : explanation.path("evidence")) {
            if (evidence.path("supports").asBoolean()) {
                return evidence.path("code").asText();
            }
        }
        return "nothing";
    }

    @Test
    void what_the_node_says_of_a_path_is_the_evidence() {
        hub.put(FedNode.path("waits", false, false, null, 0)).conf("waits", false);
        hub.put(FedNode.path("rests", false, false, null, 0)).conf("rests", true);
        hub.put(FedNode.path("slate", false, true, null, 0));
        hub.put(FedNode.path("pulls", false, false, PULLED, 0)).conf("pulls", false);
        hub.put(FedNode.path("elsewhere", false, false, new Source("redirect", ""), 0));
        hub.put(FedNode.path("still", true, true, new Source("srtConn", "7"), 2));
        hub.live("leaves");
        server.ask(node);

        assertEquals("nothing", because(explain("plays", Reason.PLAYABLE)));
        assertEquals("source", because(explain("waits", Reason.NO_PUBLISHER)));
        explain("rests", Reason.STANDBY);
        explain("slate", Reason.SLATE);
        explain("pulls", Reason.CONNECTING);
        explain("elsewhere", Reason.REDIRECTED);

        hub.without("leaves");
        server.forward(Duration.ofSeconds(20));
        server.ask(node);
        JsonNode missing = explain("leaves", Reason.PATH_MISSING);
        assertEquals("listed", because(missing));
        assertTrue(missing.path("recent").size() >= 1);
        assertEquals("bytes_moved", because(explain("still", Reason.STALLED)));
        assertEquals("nothing", because(explain("pulls", Reason.SOURCE_DOWN)));
        JsonNode playing = explain("plays", Reason.PLAYABLE);
        assertTrue(playing.path("evidence").size() > 4, playing::toString);

        theNodeSaysNothing();
        for (Reason reason : Reason.values()) {
            assertTrue(explained.contains(reason), () -> reason + " was not explained");
        }
    }

    private void theNodeSaysNothing() {
        fails(Trouble.CREDENTIALS_WRONG, Reason.NODE_REFUSED);
        fails(Trouble.NOT_MEDIAMTX, Reason.NODE_INCOMPATIBLE);
        fails(Trouble.NOT_JSON, Reason.NODE_UNREADABLE);
        fails(Trouble.BUSY, Reason.NODE_BUSY);
        JsonNode away = fails(Trouble.CONNECTION_REFUSED, Reason.NODE_UNREACHABLE);
        assertEquals("node_answers", because(away));
        assertTrue(away.path("answer").asText().contains("hub"), away::toString);
        assertEquals(2, away.path("advice").size(), "what to do about the node, too");

        String one = "/api/fleet/nodes/" + node;
        server.api().patch(one, Json.of("is_active", false)).expect(200);
        explain("plays", Reason.NODE_SWITCHED_OFF);
        hub.waitsFor(new CountDownLatch(1));
        server.api().patch(one, Json.of("is_active", true)).expect(200);
        explain("plays", Reason.NOT_CHECKED);
    }

    private JsonNode fails(Trouble trouble, Reason reason) {
        hub.fails(trouble);
        server.ask(node);
        JsonNode said = explain("plays", reason);
        assertEquals(1, said.path("evidence").size(), "nothing else is known");
        return said;
    }
}
