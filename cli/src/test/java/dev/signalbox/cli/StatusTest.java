package dev.signalbox.cli;

import static dev.signalbox.cli.fake.Samples.json;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.signalbox.cli.fake.Reply;
import dev.signalbox.cli.fake.Samples;
import dev.signalbox.cli.json.Json;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `status` and `check`.
class StatusTest {
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

    private static Json overview(int unhealthyNodes, int unhealthyStreams, int open) {
        return json(
                """
                {"nodes":{"total":12,"healthy":%d,"degraded":0,"unhealthy":%d,"unknown":0,"inactive":2},
                 "streams":{"total":480,"healthy":470,"degraded":2,"unhealthy":%d,"unknown":8,"missing":3,
                            "health_rate":99.1},
                 "viewers":120,"bitrate":1200000000,"outbound_bitrate":3400000000,
                 "incidents":{"open":%d,"acknowledged":1,"by_severity":{"critical":%d,"error":0,"warning":0}},
                 "events":{"last_hour":5,"last_24h":50,"critical_unresolved":0},
                 "timestamp":"2026-11-20T10:00:00Z"}
                """
                        .formatted(
                                12 - unhealthyNodes, unhealthyNodes, unhealthyStreams, open, open));
    }

    private static Json node(long id, String name, String status) {
        return json(
                """
                {"id":%d,"name":"%s","environment":"production","status":"%s","reason":"node_unreachable",
                 "last_seen":"2026-11-20T09:30:00Z","is_online":false,"stream_count":12,"healthy_streams":0,
                 "degraded_streams":0,"unhealthy_streams":0,"unknown_streams":12,"is_simulated":false,
                 "is_local":false}
                """
                        .formatted(id, name, status));
    }

    private static Json nodes(Json... nodes) {
        return new dev.signalbox.cli.json.Fields()
                .put("nodes", new Json.Arr(List.of(nodes)))
                .done();
    }

    private static final Json NO_ALERTS =
            json(
                    "{\"alerts\":[],\"total\":0,\"by_severity\":{\"critical\":0,\"error\":0,\"warning\":0}}");

    private static final Json ONE_ALERT =
            json(
                    """
            {"alerts":[{"id":8,"stream_id":null,"stream_path":null,"node_id":3,"node_name":"edge-1",
                        "event_type":"node_unreachable","severity":"critical","message":"edge-1 does not answer",
                        "created_at":"2026-11-20T09:30:00Z","duration_minutes":30,"state":"open","affected":12}],
             "total":1,"by_severity":{"critical":1,"error":0,"warning":0}}
            """);

    private static Json system(String store, double oldest) {
        return json(
                """
                {"version":"0.1.0","started_at":"2026-11-17T10:00:00Z","uptime_seconds":259200.5,
                 "store":{"kind":"sqlite","status":"%s","rows_written":17},
                 "polling":{"interval_seconds":10,"nodes":12,"in_flight":0,"polls":900,"failures":3,
                            "lateness_p99_ms":12.4,"oldest_answer_seconds":%s},
                 "live":{"clients":1,"dropped":0},"processes":[],"memory_bytes":1000000,"sequence":4711}
                """
                        .formatted(store, oldest));
    }

    private void fleet(Json overview, Json nodes, Json alerts, Json system) {
        cli.server
                .on("GET /api/dashboard/overview", overview)
                .on("GET /api/dashboard/nodes/status", nodes)
                .on("GET /api/dashboard/alerts/active", alerts)
                .on("GET /api/system/status", system);
    }

    @Test
    void a_fleet_that_is_well_is_one_quiet_screen() {
        cli.host.terminal(100);
        fleet(overview(0, 0, 0), nodes(node(3, "edge-1", "healthy")), NO_ALERTS, system("ok", 11));

        var run = cli.run("status");

        assertEquals(0, run.exit());
        assertEquals(
                """
                Signalbox  0.1.0 at URL, up 3 d
                Nodes      12: 12 healthy, 0 degraded, 0 unhealthy, 0 unknown; 2 switched off
                Streams    480: 470 healthy, 2 degraded, 0 unhealthy, 8 unknown; 3 missing on their node
                Viewers    120
                Traffic    1.2 Gbit/s in, 3.4 Gbit/s out
                Incidents  0 open, 1 acknowledged (0 critical, 0 error, 0 warning)
                Polling    every 10 s, at most 12 ms late, oldest answer 11 s

                All is well.
                """,
                run.out().replace(cli.server.url(), "URL").replaceAll("\u001b\\[[0-9;]*m", ""));
        assertFalse(run.out().contains("\u001b[31m"), "nothing red");
    }

    @Test
    void what_is_not_well_is_named_and_is_red() {
        cli.host.terminal(100);
        fleet(
                overview(1, 5, 1),
                nodes(node(4, "b", "degraded"), node(3, "edge-1", "unhealthy")),
                ONE_ALERT,
                system("ok", 11));

        var run = cli.run("status");

        assertEquals(1, run.exit());
        assertTrue(run.out().contains("\u001b[31munhealthy\u001b[0m"), run.out());
        assertTrue(
                run.out().indexOf("edge-1") < run.out().indexOf("\u001b[33mdegraded"),
                "the worst first");
        assertTrue(run.out().contains("edge-1 does not answer"), run.out());
        assertFalse(run.out().contains("All is well"));
    }

    @Test
    void each_kind_of_trouble_alone_is_an_exit_of_1() {
        var troubles =
                List.of(
                        List.of(overview(1, 0, 0), system("ok", 1)),
                        List.of(overview(0, 1, 0), system("ok", 1)),
                        List.of(overview(0, 0, 1), system("ok", 1)),
                        List.of(overview(0, 0, 0), system("away", 1)));
        for (var trouble : troubles) {
            fleet(trouble.get(0), nodes(), NO_ALERTS, trouble.get(1));
            var run = cli.run("status", "--quiet");
            assertEquals(1, run.exit(), trouble.toString());
            assertEquals("", run.out());
        }
    }

    @Test
    void polling_that_does_not_keep_up_is_said_in_amber() {
        cli.host.terminal(100);
        fleet(overview(0, 0, 0), nodes(), NO_ALERTS, system("ok", 31));

        var run = cli.run("status");

        assertEquals(0, run.exit());
        assertTrue(run.out().contains("\u001b[33mdoes not keep up: every 10 s"), run.out());
    }

    @Test
    void colour_is_left_out_where_it_is_not_wanted() {
        fleet(
                overview(1, 5, 1),
                nodes(node(3, "edge-1", "unhealthy")),
                ONE_ALERT,
                system("ok", 11));

        assertFalse(cli.run("status").out().contains("\u001b"), "no terminal");
        assertTrue(cli.run("status", "--color", "always").out().contains("\u001b[31m"));
        cli.host.terminal(100);
        assertFalse(cli.run("status", "--color=never").out().contains("\u001b"));
        cli.host.set("NO_COLOR", "1");
        assertFalse(cli.run("status").out().contains("\u001b"));
        assertEquals(2, cli.run("status", "--color", "pink").exit());
    }

    @Test
    void json_has_the_four_answers_as_they_came() {
        fleet(overview(0, 0, 0), nodes(), NO_ALERTS, system("ok", 11));

        var json = cli.run("status", "--json").json();

        assertEquals(overview(0, 0, 0), json.at("overview"));
        assertEquals(nodes(), json.at("nodes"));
        assertEquals(NO_ALERTS, json.at("alerts"));
        assertEquals(system("ok", 11), json.at("system"));
    }

    @Test
    void one_answer_that_fails_fails_the_whole() {
        fleet(overview(0, 0, 0), nodes(), NO_ALERTS, system("ok", 11));
        cli.server.on(
                "GET /api/system/status", _ -> Reply.problem(503, "system.starting", "Starting."));

        assertEquals(7, cli.run("status").exit());
    }

    @Test
    void german_and_chinese_screens_line_up() {
        fleet(overview(1, 5, 1), nodes(node(3, "台北", "unhealthy")), ONE_ALERT, system("ok", 11));

        var german = cli.run("status", "--language", "de");
        var chinese = cli.run("status", "--language", "zh-TW");

        assertTrue(german.out().contains("Störungen  1 offen, 1 übernommen"), german.out());
        assertTrue(chinese.out().contains("編號  節點  狀態  原因              最後回應"), chinese.out());
        assertTrue(chinese.out().contains("   3  台北  異常  node_unreachable  30 分鐘前"), chinese.out());
        assertEquals("zh-TW", cli.server.seen().getLast().header("accept-language").orElseThrow());
    }

    @Test
    void a_check_of_all_is_strict_only_when_asked() {
        cli.server.on(
                "POST /api/health/quick-check",
                checked(
                        Samples.check(3, "edge-1").put("unhealthy", 2).done(),
                        Samples.check(4, "b").done()));

        var run = cli.run("check");

        assertEquals(0, run.exit());
        assertEquals(
                """
                ID  NAME    RESULT    HEALTHY  DEGRADED  UNHEALTHY  UNKNOWN  CHANGED     TOOK
                 3  edge-1  answered        5         0          2        0        1  0.02 s
                 4  b       answered        5         0          0        0        1  0.02 s
                """
                        .replace("CHANGED     TOOK", "CHANGED    TOOK"),
                run.out());
        assertEquals(1, cli.run("check", "--strict").exit());
        assertEquals("3\n", cli.run("check", "-q").out());
    }

    @Test
    void a_node_that_cannot_be_checked_is_not_well() {
        cli.server.on(
                "POST /api/health/quick-check",
                checked(
                        Samples.check(3, "edge-1")
                                .put("success", false)
                                .put("error", "Connection refused")
                                .put("code", "node.unreachable")
                                .done()));

        var run = cli.run("check");

        assertEquals(1, run.exit());
        assertTrue(run.out().contains("Connection refused"), run.out());
    }

    private static Json checked(Json... results) {
        return json(
                                """
                {"nodes_checked":2,"total_healthy":10,"total_degraded":0,"total_unhealthy":2,"total_unknown":0,
                 "seconds":0.031}
                """)
                        instanceof Json.Obj(var fields)
                ? with(fields, results)
                : Json.Null.NOTHING;
    }

    private static Json with(java.util.Map<String, Json> fields, Json... results) {
        var whole = new dev.signalbox.cli.json.Fields();
        fields.forEach(whole::put);
        return whole.put("results", new Json.Arr(List.of(results))).done();
    }
}
