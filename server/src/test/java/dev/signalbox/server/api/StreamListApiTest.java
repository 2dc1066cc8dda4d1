package dev.signalbox.server.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.signalbox.model.Source;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Two thousand streams: 500 on each of four nodes; some rest, some wait, some are gone.
class StreamListApiTest {
    private static final int TOTAL = 2_000;

    private static TestServer server;
    private static Api api;
    private static final List<Long> nodes = new ArrayList<>();

    @BeforeAll
    static void open() {
        server = TestServer.open();
        api = server.api();
        for (int n = 0; n < 4; n++) {
            FedNode node = server.fed("hub" + n);
            for (int i = 0; i < 500; i++) {
                put(node, "site%d/cam%03d".formatted(n, i), i);
            }
            long id = server.add("hub" + n, node);
            nodes.add(id);
            node.without("site%d/cam499".formatted(n), "site%d/cam498".formatted(n));
            server.ask(id);
        }
        api.patch("/api/fleet/nodes/" + nodes.get(3), Json.of("environment", "lab")).expect(200);
        String labels = "{\"name\":\"Front Door\",\"labels\":{\"floor\":\"1\",\"zone\":\"a\"}}";
        api.patch("/api/streams/" + server.stream("site0/cam007"), labels).expect(200);
    }

    /// Of ten: two wait for a publisher, one rests on demand, seven play.
    private static void put(FedNode node, String name, int i) {
        Source source = new Source(i % 2 == 0 ? "rtspSession" : "srtConn", "id");
        switch (i % 10) {
            case 8, 9 -> node.put(FedNode.path(name, false, false, null, 0));
            case 7 -> node.conf(name, true).put(FedNode.path(name, false, false, null, 0));
            default -> node.put(FedNode.path(name, true, true, source, i % 3));
        }
    }

    @AfterAll
    static void close() {
        server.close();
    }

    private static JsonNode list(String query) {
        return api.get("/api/streams" + query).expect(200).json();
    }

    private static int total(String query) {
        return list(query).path("total").asInt();
    }

    private static List<JsonNode> streams(JsonNode page) {
        return StreamSupport.stream(page.path("streams").spliterator(), false).toList();
    }

    @Test
    void filters_count_what_they_should() {
        assertEquals(TOTAL, total(""));
        assertEquals(500, total("?node_id=" + nodes.get(1)));
        assertEquals(1_000, total("?node_id=" + nodes.get(1) + "," + nodes.get(2)));
        assertEquals(0, total("?node_id=987654"));
        assertEquals(1_500, total("?environment=production"));
        assertEquals(500, total("?environment=lab"));
        assertEquals(1_400, total("?status=healthy"));
        assertEquals(200, total("?status=degraded"));
        assertEquals(400, total("?status=unhealthy"));
        assertEquals(1_600, total("?status=degraded,healthy"));
        assertEquals(8, total("?reason=path_missing"));
        assertEquals(392, total("?reason=no_publisher"));
        assertEquals(200, total("?reason=standby"));
        assertEquals(8, total("?present=false"));
        assertEquals(1_992, total("?present=true"));
        assertEquals(600, total("?source_type=srtConn"));
        assertEquals(1_400, total("?source_type=srtConn,rtspSession"));
        assertEquals(0, total("?source_type=webRTCSession"));
        assertEquals(40, total("?search=cAM01"));
        assertEquals(1, total("?search=front%20door"));
        assertEquals(1, total("?label=floor:1,zone:a"));
        assertEquals(0, total("?label=floor:1,zone:b"));
        String all = "&status=unhealthy&present=true&node_id=" + nodes.get(2);
        assertEquals(18, total("?search=site2/cam4" + all));
    }

    @Test
    void the_summary_is_that_of_the_filter_without_its_status() {
        JsonNode summary = list("?node_id=" + nodes.get(0) + "&status=degraded").path("summary");
        assertEquals(
                "{\"total\":500,\"healthy\":350,\"degraded\":50,\"unhealthy\":100,\"unknown\":0}",
                summary.toString());
        assertEquals(summary, list("?node_id=" + nodes.get(0)).path("summary"));
        assertEquals(0, list("?search=nothing").at("/summary/total").asInt());
    }

    @Test
    void pages_cover_everything_exactly_once_in_one_order() {
        for (String sort : List.of("?sort=status,-readers", "?sort=-node")) {
            List<Long> seen = new ArrayList<>();
            for (int page = 1; page <= 7; page++) {
                JsonNode part = list(sort + "&per_page=300&page=" + page);
                assertEquals(TOTAL, part.path("total").asInt());
                assertEquals(7, part.path("pages").asInt());
                streams(part).forEach(stream -> seen.add(stream.path("id").asLong()));
            }
            assertEquals(TOTAL, seen.size());
            assertEquals(TOTAL, new HashSet<>(seen).size());
            List<Long> again = new ArrayList<>();
            streams(list(sort + "&per_page=1000"))
                    .forEach(one -> again.add(one.path("id").asLong()));
            assertEquals(seen.subList(0, 1_000), again);
        }
    }

    @Test
    void every_order_is_kept_and_equal_ones_are_ordered_by_path_and_id() {
        ordered("path", Comparator.comparing(stream -> stream.path("path").asText()));
        ordered("name", Comparator.comparing(stream -> stream.path("name").asText()));
        ordered("node", Comparator.comparing(stream -> stream.path("node_name").asText()));
        ordered("environment", Comparator.comparing(one -> one.path("environment").asText()));
        ordered("readers", Comparator.comparingInt(stream -> stream.path("readers").asInt(-1)));
        ordered("bitrate", Comparator.comparingLong(stream -> stream.path("bitrate").asLong(-1)));
        ordered("since", Comparator.comparing(stream -> stream.path("since").asText()));
        ordered("id", Comparator.comparingLong(stream -> stream.path("id").asLong()));
        List<String> statuses = List.of("healthy", "degraded", "unhealthy", "unknown");
        ordered(
                "status",
                Comparator.comparingInt(one -> statuses.indexOf(one.path("status").asText())));
    }

    private static void ordered(String sort, Comparator<JsonNode> comparator) {
        Comparator<JsonNode> ties =
                Comparator.<JsonNode, String>comparing(stream -> stream.path("path").asText())
                        .thenComparingLong(stream -> stream.path("id").asLong());
        for (String sign : List.of("", "-")) {
            Comparator<JsonNode> first = sign.isEmpty() ? comparator : comparator.reversed();
            List<JsonNode> seen = streams(list("?per_page=250&sort=" + sign + sort));
            List<JsonNode> sorted = new ArrayList<>(seen);
            sorted.sort(first.thenComparing(ties));
            assertEquals(sorted, seen, sign + sort);
        }
    }

    @Test
    void all_that_fit_are_sent_one_a_line_when_that_is_asked_for() {
        Api lines = api.with("Accept", "application/x-ndjson");
        String text = lines.get("/api/streams?page=3&per_page=10").expect(200).text();
        List<String> all = text.lines().toList();
        assertEquals(TOTAL, all.size());
        Set<Long> ids = new HashSet<>();
        for (String line : all) {
            ids.add(Json.read(line).path("id").asLong());
        }
        assertEquals(TOTAL, ids.size());
        assertEquals(List.of(), Contract.get().schemaFlaws("Stream", all.getFirst()));
        assertEquals(streams(list("?per_page=1")).getFirst(), Json.read(all.getFirst()));
        assertEquals(392, lines.get("/api/streams?reason=no_publisher").text().lines().count());
        assertEquals("", lines.get("/api/streams?search=nothing").text());
        lines.get("/api/streams?page=0").expect(400, "input.invalid");
    }

    @Test
    void the_other_lists_of_streams_agree() {
        JsonNode health = api.get("/api/health/streams").expect(200).json();
        assertEquals(TOTAL, health.path("streams").size());
        JsonNode one =
                api.get("/api/health/streams?status=degraded&node_id=" + nodes.get(0)).json();
        assertEquals(50, one.path("streams").size());
        assertEquals(500, one.at("/summary/total").asInt());
        JsonNode byStatus = api.get("/api/dashboard/streams/status").expect(200).json();
        for (String status : List.of("healthy", "degraded", "unhealthy", "unknown")) {
            assertEquals(total("?status=" + status), byStatus.path(status).size());
        }
        JsonNode summary = api.get("/api/health/summary").expect(200).json();
        assertEquals(392, summary.at("/by_reason/no_publisher").asInt());
        assertEquals(TOTAL, summary.path("total").asInt());
        assertTrue(summary.toString().toLowerCase(Locale.ROOT).contains("standby"));
    }
}
