package dev.signalbox.server.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.signalbox.model.Trouble;
import dev.signalbox.testkit.Eventually;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class EventsApiTest {
    private static TestServer server;
    private static Api api;
    private static long hub;
    private static long dead;
    private static long cam;

    @BeforeAll
    static void open() {
        server = TestServer.open();
        api = server.api();
        FedNode node = server.fed("cam-hub").live("site/cam1", "site/cam2");
        hub = server.add("cam-hub", node);
        cam = server.stream("site/cam1");
        server.forward(Duration.ofHours(2));
        node.without("site/cam1");
        server.ask(hub);
        api.patch("/api/streams/" + cam, Json.of("name", "Front door")).expect(200);
        dead = server.add("100%_dead", server.fed("dead").fails(Trouble.FORBIDDEN));
        Eventually.eventually("incidents", () -> total("?kind=incident.opened") == 2);
    }

    @AfterAll
    static void close() {
        server.close();
    }

    private static Answer events(String query) {
        return api.get("/api/events" + query).expect(200);
    }

    private static int total(String query) {
        return events(query).json().path("total").asInt();
    }

    private static Set<String> kinds(String query) {
        return Set.copyOf(events(query).texts("/events", "kind"));
    }

    private static List<Long> sequences(Answer answer) {
        return answer.texts("/events", "sequence").stream().map(Long::valueOf).toList();
    }

    @Test
    void events_are_numbered_without_gaps_newest_first_unless_asked_otherwise() {
        long last = server.rooms.log.last();
        List<Long> up = LongStream.rangeClosed(1, last).boxed().toList();
        assertEquals(up, sequences(events("?sort=sequence")));
        assertEquals(up.reversed(), sequences(events("")));
        assertEquals(up.reversed(), sequences(events("?sort=-sequence")));
        assertEquals(last, api.get("/api/system/status").json().path("sequence").asLong());
        JsonNode event = events("").json().at("/events/0");
        assertEquals(event.path("sequence"), event.path("id"));
        assertEquals(event.path("kind"), event.path("event_type"));
        assertEquals(event.path("at"), event.path("created_at"));
    }

    @Test
    void filters_narrow_the_log_and_go_together() {
        assertEquals(Set.of("stream.status_changed", "stream.changed"), kinds("?kind=stream.*"));
        assertEquals(Set.of("stream.changed"), kinds("?kind=stream.changed"));
        assertEquals(
                Set.of("node.added", "node.inventoried", "node.status_changed", "stream.changed"),
                kinds("?kind=node.*,stream.changed"));
        assertEquals(Set.of("node.status_changed", "incident.opened"), kinds("?severity=critical"));
        assertEquals(total(""), total("?node_id=" + hub + "," + dead));
        assertEquals(0, total("?node_id=77"));
        assertEquals(3, total("?stream_id=" + cam));
        assertEquals(1, total("?stream_id=" + cam + "&severity=error&kind=stream.*"));
        assertEquals(3, total("?search=SITE/CAM1"));
        assertEquals(total("?node_id=" + dead), total("?search=100%25_d"));
        assertEquals(0, total("?search=100__dead"), "a wildcard is a letter like others");
        assertEquals(0, total("?search=nothing"));
        assertEquals(2, total("?after=" + (server.rooms.log.last() - 2)));
        assertEquals(0, total("?after=" + Long.MAX_VALUE));
    }

    @Test
    void times_bound_the_log_from_one_on_and_before_the_other() {
        JsonNode all = events("?sort=sequence").json().path("events");
        Instant first = Instant.parse(all.at("/0/at").asText());
        Instant middle =
                Instant.parse(events("?kind=stream.changed").json().at("/events/0/at").asText());
        assertEquals(all.size(), total("?from=" + first));
        assertEquals(0, total("?to=" + first));
        assertEquals(all.size(), total("?from=" + middle) + total("?to=" + middle));
        assertEquals(
                total("?from=" + middle),
                total("?from=" + middle.toString().replace("Z", "%2B00:00")));
        assertEquals(0, total("?from=9998-01-01T00:00:00Z"));
        assertEquals(all.size(), total("?from=0000-01-01T00:00:00Z"));
        assertEquals(0, total("?from=" + middle + "&to=" + first));
    }

    @Test
    void pages_cover_the_log_exactly_once() {
        List<Long> seen = new ArrayList<>();
        int pages = events("?per_page=3").json().path("pages").asInt();
        for (int page = 1; page <= pages; page++) {
            seen.addAll(sequences(events("?per_page=3&page=" + page)));
        }
        assertEquals(sequences(events("")), seen);
        assertEquals(List.of(), sequences(events("?page=2000000&per_page=1000")));
    }

    @Test
    void all_that_fit_are_sent_one_a_line_oldest_first() {
        Api lines = api.with("Accept", "application/x-ndjson");
        List<String> all = lines.get("/api/events?per_page=1").expect(200).text().lines().toList();
        assertEquals(total(""), all.size());
        for (int i = 0; i < all.size(); i++) {
            assertEquals(i + 1, Json.read(all.get(i)).path("sequence").asInt());
        }
        assertEquals(List.of(), Contract.get().schemaFlaws("Event", all.getFirst()));
        Answer some = lines.get("/api/events?kind=stream.*&after=3");
        assertEquals(total("?kind=stream.*&after=3"), some.text().lines().count());
        assertEquals("", lines.get("/api/events?search=nothing").expect(200).text());
    }

    @Test
    void readers_that_stop_in_the_middle_of_the_log_stop_nobody_else() throws IOException {
        try (TestServer busy = TestServer.open()) {
            ManyEvents.appendLarge(busy, 11_000);
            Api session = busy.session("admin");
            List<Socket> stopped = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                Socket socket = RawHttp.open(busy.port());
                socket.setReceiveBufferSize(4_096);
                String request =
                        RawHttp.lines(
                                "GET /api/events HTTP/1.1",
                                "Host: x",
                                "X-API-Key: " + TestServer.ADMIN_KEY,
                                "Accept: application/x-ndjson");
                socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
                assertTrue(socket.getInputStream().read() > 0);
                stopped.add(socket);
            }
            long begun = System.nanoTime();
            session.get("/api/events?per_page=1").expect(200);
            session.get("/api/auth/me").expect(200);
            long took = Duration.ofNanos(System.nanoTime() - begun).toMillis();
            assertTrue(took < 2_000, "it took " + took + " ms");
            try (LogWatch log = new LogWatch()) {
                for (Socket socket : stopped) {
                    socket.close();
                }
                Eventually.eventually(
                        "nobody is missed", () -> session.get("/api/events").status() == 200);
                assertEquals(List.of(), log.errors());
            }
            Answer whole = busy.api().with("Accept", "application/x-ndjson").get("/api/events");
            assertEquals(11_000, whole.expect(200).text().lines().count());
        }
    }
}
