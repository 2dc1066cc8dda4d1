package dev.signalbox.cli;

import static dev.signalbox.cli.fake.Samples.event;
import static dev.signalbox.cli.fake.Samples.json;
import static dev.signalbox.cli.fake.Samples.page;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.signalbox.cli.fake.Reply;
import dev.signalbox.cli.fake.Samples;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EventsTest {
    @TempDir Path home;

    private Cli cli;

    @BeforeEach
    void start() {
        cli = new Cli(home);
    }

    @AfterEach
    void stop() {
        cli.close();
    }

    @Test
    void the_last_events_are_shown_with_the_newest_at_the_end() {
        cli.server.on("GET /api/events", page("events", event(12).done(), event(11).done()).done());

        var run = cli.run("events");

        assertEquals(
                """
                SEQUENCE  TIME       SEVERITY  KIND                   WHERE             MESSAGE
                      11  2 min ago  error     stream.status_changed  edge-1/site/cam1  event 11
                      12  2 min ago  error     stream.status_changed  edge-1/site/cam1  event 12
                """,
                run.out());
        assertEquals("50", cli.server.seen().getFirst().query().get("per_page"));
        assertEquals("11\n12\n", cli.run("events", "-q").out());
        assertEquals(
                12,
                cli.run("events", "--json")
                        .json()
                        .at("events")
                        .items()
                        .getFirst()
                        .at("id")
                        .number());
    }

    @Test
    void filters_and_times_go_to_the_server() {
        cli.server
                .on("GET /api/fleet/nodes", Samples.nodes(Samples.node(3, "edge-1").done()))
                .on("GET /api/events", page("events").done());

        var run =
                cli.run(
                        "events",
                        "--kind",
                        "node.*",
                        "--severity",
                        "error,critical",
                        "--node",
                        "edge-1",
                        "--stream",
                        "17",
                        "--search",
                        "cam",
                        "--after",
                        "100",
                        "--from",
                        "2h",
                        "--to",
                        "2026-11-20",
                        "--limit",
                        "5");

        assertEquals(0, run.exit());
        var query = cli.server.seen().getLast().query();
        assertEquals("node.*", query.get("kind"));
        assertEquals("error,critical", query.get("severity"));
        assertEquals("3", query.get("node_id"));
        assertEquals("17", query.get("stream_id"));
        assertEquals("100", query.get("after"));
        assertEquals("2026-11-20T08:00:00Z", query.get("from"));
        assertEquals("2026-11-20T00:00:00Z", query.get("to"));
        assertEquals("5", query.get("per_page"));
        assertEquals("No events.\n", run.err());
    }

    @Test
    void times_can_be_written_in_several_ways_but_not_in_any() {
        cli.server.on("GET /api/events", page("events").done());

        var written = List.of("90s", "15m", "7d", "2026-11-20T12:00:00+02:00");
        var sent =
                List.of(
                        "2026-11-20T09:58:30Z",
                        "2026-11-20T09:45:00Z",
                        "2026-11-13T10:00:00Z",
                        "2026-11-20T10:00:00Z");
        for (int i = 0; i < written.size(); i++) {
            cli.run("events", "--from", written.get(i));
            assertEquals(sent.get(i), cli.server.seen().getLast().query().get("from"));
        }
        for (var nonsense : List.of("yesterday", "2026-13-01", "h", "1y", "999999999w")) {
            var run = cli.run("events", "--from", nonsense);
            assertEquals(2, run.exit(), nonsense);
        }
    }

    @Test
    void options_that_do_not_go_together_are_refused() {
        assertEquals(2, cli.run("events", "--count", "3").exit());
        assertEquals(2, cli.run("events", "--follow", "--to", "1h").exit());
        assertEquals(2, cli.run("events", "--all", "--limit", "3").exit());
    }

    @Test
    void incidents_that_are_not_over_are_listed() {
        cli.server.on("GET /api/incidents", page("incidents", Samples.incident(8).done()).done());

        var run = cli.run("incidents", "list");

        assertEquals(
                """
                ID  SEVERITY  STATE  OPENED      WHERE   AFFECTED  BY  WHAT
                 8  critical  open   30 min ago  edge-1        12  -   edge-1 does not answer
                """,
                run.out());
        assertEquals("open,acknowledged", cli.server.seen().getFirst().query().get("state"));
        cli.run("incidents", "list", "--all", "--severity", "critical", "--node", "3");
        var query = cli.server.seen().getLast().query();
        assertEquals(null, query.get("state"));
        assertEquals("critical", query.get("severity"));
        assertEquals("3", query.get("node_id"));
    }

    @Test
    void incidents_are_acknowledged_with_a_note() {
        cli.server.on(
                "POST /api/incidents/8/acknowledge",
                Samples.incident(8)
                        .put("state", "acknowledged")
                        .put("acknowledged_by", "ops")
                        .put("acknowledged_at", "2026-11-20T10:00:00Z")
                        .done());

        var run = cli.run("incidents", "ack", "8", "--note", "On my way, really");

        assertEquals("Incident 8 is acknowledged by ops: edge-1 does not answer\n", run.out());
        assertEquals(json("{\"note\":\"On my way, really\"}"), cli.server.seen().getFirst().body());
        assertEquals(2, cli.run("incidents", "ack", "eight").exit());
        assertEquals(1, cli.server.seen().size());
    }

    @Test
    void an_incident_that_is_not_there_is_not_found() {
        cli.server.on(
                "POST /api/incidents/9/acknowledge",
                _ -> Reply.problem(404, "incident.unknown", "There is no incident 9."));

        var run = cli.run("incidents", "ack", "9", "--json");

        assertEquals(5, run.exit());
        assertEquals("", run.out());
        assertEquals("incident.unknown", run.errJson().at("code").text());
        assertTrue(
                run.err().startsWith("{\"type\":\"/docs/problems#incident.unknown\""), run.err());
    }
}
