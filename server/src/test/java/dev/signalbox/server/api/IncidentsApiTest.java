package dev.signalbox.server.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.signalbox.model.Trouble;
import dev.signalbox.server.access.Role;
import dev.signalbox.testkit.Eventually;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class IncidentsApiTest {
    @AutoClose private final TestServer server = TestServer.open();
    private final Api api = server.api();
    private final FedNode hub = server.fed("hub").live("a", "b", "c", "d");
    private final long node = server.add("hub", hub);

    private Answer incidents(String query) {
        return api.get("/api/incidents" + query).expect(200);
    }

    private JsonNode only(String query) {
        return Eventually.eventually(
                        "one incident " + query,
                        () -> incidents(query),
                        answer -> answer.json().path("total").asInt() == 1)
                .json()
                .at("/incidents/0");
    }

    @Test
    void a_stream_that_does_not_play_is_an_incident_until_it_does() {
        hub.without("a");
        server.ask(node);
        JsonNode opened = only("?state=open");
        assertEquals("stream_unhealthy", opened.path("cause").asText());
        assertEquals("a", opened.path("stream_path").asText());
        assertEquals(server.stream("a"), opened.path("stream_id").asLong());
        long id = opened.path("id").asLong();
        assertEquals(opened, api.get("/api/incidents/" + id).expect(200).json());
        server.forward(Duration.ofMinutes(3));
        hub.live("a");
        server.ask(node);
        JsonNode over = only("?state=resolved");
        assertEquals(id, over.path("id").asLong());
        assertTrue(over.path("resolved_at").isTextual());
        assertEquals(0, incidents("?state=open,acknowledged").json().path("total").asInt());
    }

    @Test
    void many_streams_at_once_are_one_incident() {
        hub.without("a", "b", "c");
        server.ask(node);
        JsonNode lost = only("?state=open");
        assertEquals("streams_lost", lost.path("cause").asText());
        assertEquals("critical", lost.path("severity").asText());
        assertEquals(3, lost.path("affected").asInt());
        assertTrue(lost.path("stream_id").isNull());
    }

    @Test
    void somebody_being_on_it_is_noted_once_with_who_and_why() {
        hub.fails(Trouble.CREDENTIALS_WRONG);
        server.ask(node);
        String one = "/api/incidents/" + only("?state=open").path("id").asLong();
        Api otto = server.key(Role.OPERATOR);
        JsonNode first =
                otto.post(one + "/acknowledge", Json.of("note", "on it")).expect(200).json();
        assertEquals("acknowledged", first.path("state").asText());
        assertEquals("on it", first.path("note").asText());
        assertTrue(first.path("acknowledged_by").asText().contains("operator"));
        long events = server.rooms.log.last();
        JsonNode again =
                api.post(one + "/acknowledge", Json.of("note", "me too")).expect(200).json();
        assertEquals(first, again);
        assertEquals(events, server.rooms.log.last(), "the second time nothing happens");
        assertEquals(first, only("?state=acknowledged"));
        assertEquals(0, incidents("?state=open").json().path("total").asInt());
        JsonNode overview = api.get("/api/dashboard/overview").json().path("incidents");
        assertEquals(1, overview.path("open").asInt());
        assertEquals(1, overview.path("acknowledged").asInt());

        hub.fails(null);
        server.ask(node);
        JsonNode over = only("?state=resolved");
        assertEquals("on it", over.path("note").asText());
        api.post(one + "/acknowledge", null).expect(200);
        assertEquals(over, only("?state=resolved"), "what is over needs nobody");
    }

    @Test
    void a_note_is_not_needed() {
        hub.fails(Trouble.CREDENTIALS_WRONG);
        server.ask(node);
        String one = "/api/incidents/" + only("?state=open").path("id").asLong() + "/acknowledge";
        JsonNode noted = api.post(one, null).expect(200).json();
        assertTrue(noted.path("note").isNull());
        api.post("/api/incidents/77/acknowledge", null).expect(404, "incident.unknown");
    }

    @Test
    void filters_narrow_the_list() {
        hub.without("a");
        server.ask(node);
        FedNode other = server.fed("other").fails(Trouble.FORBIDDEN);
        long otherId = server.add("other", other);
        Eventually.eventually(
                "two incidents", () -> incidents("").json().path("total").asInt() == 2);
        assertEquals("stream_unhealthy", only("?node_id=" + node).path("cause").asText());
        assertEquals("node_refused", only("?node_id=" + otherId).path("cause").asText());
        assertEquals("node_refused", only("?severity=critical").path("cause").asText());
        assertEquals(2, incidents("?severity=critical,error").json().path("total").asInt());
        assertEquals(0, incidents("?severity=warning").json().path("total").asInt());
        assertEquals(0, incidents("?state=resolved,acknowledged").json().path("total").asInt());
        List<String> ids = incidents("").texts("/incidents", "id");
        assertEquals(
                ids,
                List.of(
                        incidents("?per_page=1").texts("/incidents", "id").getFirst(),
                        incidents("?per_page=1&page=2").texts("/incidents", "id").getFirst()));
    }
}
