package dev.signalbox.server.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.signalbox.model.Source;
import dev.signalbox.model.Trouble;
import dev.signalbox.testkit.Eventually;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// The numbers of the dashboard are those of the lists behind them.
class DashboardApiTest {
    private static final List<String> STATUSES =
            List.of("healthy", "degraded", "unhealthy", "unknown");

    private static TestServer server;
    private static Api api;

    @BeforeAll
    static void open() {
        server = TestServer.open();
        api = server.api();
        FedNode hub = server.fed("hub").live("a", "b", "gone");
        hub.put(FedNode.path("watched", true, true, new Source("srtConn", "9"), 3));
        hub.put(FedNode.path("waits", false, false, null, 0)).conf("waits", false);
        hub.put(FedNode.path("rests", false, false, null, 0)).conf("rests", true);
        long hubId = server.add("hub", hub);
        hub.without("gone");
        // Two answers closer together than that say nothing about a rate.
        server.forward(Duration.ofSeconds(2));
        server.ask(hubId);
        FedNode dead = server.fed("dead").live("d1", "d2");
        long deadId = server.add("dead", dead);
        dead.fails(Trouble.CREDENTIALS_WRONG);
        server.ask(deadId);
        long off = server.add("off", server.fed("off").live("o1"));
        api.patch("/api/fleet/nodes/" + off, Json.of("is_active", false, "environment", "lab"));
        Eventually.eventually("the incidents", () -> total("/api/incidents") == 3);
    }

    @AfterAll
    static void close() {
        server.close();
    }

    private static int total(String path) {
        return api.get(path).expect(200).json().path("total").asInt();
    }

    @Test
    void streams_are_counted_as_they_are_listed() {
        JsonNode streams = api.get("/api/dashboard/overview").expect(200).json().path("streams");
        JsonNode fleet = api.get("/api/fleet/overview").expect(200).json().path("streams");
        JsonNode summary = api.get("/api/health/summary").expect(200).json();
        assertEquals(9, streams.path("total").asInt());
        for (String status : STATUSES) {
            int listed = total("/api/streams?status=" + status);
            assertEquals(listed, streams.path(status).asInt(), status);
            assertEquals(listed, fleet.path(status).asInt(), status);
            assertEquals(listed, summary.path(status).asInt(), status);
        }
        assertEquals(total("/api/streams"), streams.path("total").asInt());
        assertEquals(total("/api/streams?present=false"), streams.path("missing").asInt());
        assertEquals(50.0, streams.path("health_rate").asDouble(), "3 of 6 that are known");
        assertEquals(50.0, fleet.path("health_percentage").asDouble());
    }

    @Test
    void nodes_are_counted_as_they_are_listed() {
        JsonNode nodes = api.get("/api/dashboard/overview").expect(200).json().path("nodes");
        assertEquals(total("/api/fleet/nodes"), nodes.path("total").asInt());
        for (String status : STATUSES) {
            assertEquals(
                    total("/api/fleet/nodes?status=" + status), nodes.path(status).asInt(), status);
        }
        assertEquals(1, nodes.path("inactive").asInt());
        JsonNode fleet = api.get("/api/fleet/overview").expect(200).json().path("nodes");
        assertEquals("{\"production\":2}", fleet.path("by_environment").toString());
        assertEquals(1, fleet.path("healthy").asInt());
    }

    @Test
    void each_node_is_one_row_that_says_whether_it_answers() {
        JsonNode rows = api.get("/api/dashboard/nodes/status").expect(200).json().path("nodes");
        assertEquals(2, rows.size());
        assertEquals("dead", rows.at("/0/name").asText());
        assertTrue(!rows.at("/0/is_online").asBoolean());
        assertEquals(2, rows.at("/0/unknown_streams").asInt());
        assertEquals("hub", rows.at("/1/name").asText());
        assertTrue(rows.at("/1/is_online").asBoolean());
        assertEquals(6, rows.at("/1/stream_count").asInt());
        for (JsonNode row : rows) {
            JsonNode node = api.get("/api/fleet/nodes/" + row.path("id").asLong()).json();
            for (String field :
                    List.of(
                            "status",
                            "reason",
                            "healthy_streams",
                            "unhealthy_streams",
                            "last_seen")) {
                assertEquals(node.path(field), row.path(field), field);
            }
        }
    }

    @Test
    void viewers_and_bandwidth_are_the_sums_of_the_nodes_that_answer() {
        JsonNode overview = api.get("/api/dashboard/overview").expect(200).json();
        assertEquals(3, overview.path("viewers").asInt());
        long in = 0;
        long out = 0;
        for (JsonNode node : api.get("/api/fleet/nodes").json().path("nodes")) {
            in += node.path("bitrate").asLong();
            out += node.path("outbound_bitrate").asLong();
        }
        assertEquals(in, overview.path("bitrate").asLong());
        assertEquals(out, overview.path("outbound_bitrate").asLong());
        assertTrue(in > 0 && out > 0);
    }

    @Test
    void incidents_and_events_are_counted_as_they_are_listed() {
        JsonNode overview = api.get("/api/dashboard/overview").expect(200).json();
        JsonNode alerts = api.get("/api/dashboard/alerts/active").expect(200).json();
        int open = total("/api/incidents?state=open,acknowledged");
        assertEquals(open, overview.at("/incidents/open").asInt());
        assertEquals(open, alerts.path("total").asInt());
        assertEquals(overview.at("/incidents/by_severity"), alerts.path("by_severity"));
        assertEquals(
                total("/api/incidents?severity=critical"),
                overview.at("/events/critical_unresolved").asInt());
        Instant now = Instant.parse(overview.path("timestamp").asText());
        String hour = "/api/events?from=" + now.minus(Duration.ofHours(1));
        assertEquals(total(hour), overview.at("/events/last_hour").asInt());
        assertEquals(total("/api/events"), overview.at("/events/last_24h").asInt());
        assertEquals(
                1, api.get("/api/dashboard/alerts/active?limit=1").json().path("alerts").size());
        assertEquals(
                open, api.get("/api/dashboard/alerts/active?limit=1").json().path("total").asInt());
    }

    @Test
    void the_newest_events_come_first_and_can_be_narrowed() {
        List<String> all = api.get("/api/events").texts("/events", "sequence");
        List<String> two =
                api.get("/api/dashboard/events/recent?limit=2").texts("/events", "sequence");
        assertEquals(all.subList(0, 2), two);
        List<String> severities =
                api.get("/api/dashboard/events/recent?severity=critical,error")
                        .texts("/events", "severity");
        assertTrue(severities.size() > 1);
        assertTrue(List.of("critical", "error").containsAll(severities));
    }

    @Test
    void nothing_known_is_not_the_same_as_nothing_healthy() {
        try (TestServer empty = TestServer.open()) {
            JsonNode overview = empty.api().get("/api/dashboard/overview").expect(200).json();
            assertTrue(overview.at("/streams/health_rate").isNull());
            assertEquals(0, overview.at("/streams/total").asInt());
            assertTrue(
                    empty.api()
                            .get("/api/fleet/overview")
                            .json()
                            .at("/streams/health_percentage")
                            .isNull());
        }
    }
}
