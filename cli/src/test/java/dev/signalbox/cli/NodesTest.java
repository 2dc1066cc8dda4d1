package dev.signalbox.cli;

import static dev.signalbox.cli.fake.Samples.json;
import static dev.signalbox.cli.fake.Samples.node;
import static dev.signalbox.cli.fake.Samples.nodeChanged;
import static dev.signalbox.cli.fake.Samples.nodeDetail;
import static dev.signalbox.cli.fake.Samples.nodes;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.signalbox.cli.fake.Reply;
import dev.signalbox.cli.fake.Samples;
import dev.signalbox.cli.json.Json;
import dev.signalbox.cli.json.JsonText;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NodesTest {
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
    void nodes_are_listed_in_aligned_columns() {
        cli.server.on(
                "GET /api/fleet/nodes",
                nodes(
                        node(3, "edge-1").done(),
                        node(12, "倉庫")
                                .put("status", "unhealthy")
                                .put("reason", "node_unreachable")
                                .put("viewers", Json.Null.NOTHING)
                                .put("unhealthy_streams", 2)
                                .done()));

        var run = cli.run("nodes", "list");

        assertEquals(0, run.exit());
        var lines = run.lines();
        assertTrue(
                lines.get(0).startsWith("ID  NAME    STATUS     REASON            SINCE"),
                lines.get(0));
        assertTrue(
                lines.get(1).startsWith(" 3  edge-1  healthy    -                 2 h ago"),
                lines.get(1));
        assertTrue(
                lines.get(2).startsWith("12  倉庫    unhealthy  node_unreachable  2 h ago"),
                lines.get(2));
        assertTrue(lines.get(1).contains("12.4 Mbit/s  1.0 Gbit/s"), lines.get(1));
        assertEquals("", run.err());
    }

    @Test
    void filters_and_sort_go_to_the_server() {
        cli.server.on("GET /api/fleet/nodes", nodes());

        var run =
                cli.run(
                        "nodes",
                        "list",
                        "--search",
                        "edge",
                        "--environment",
                        "production",
                        "--status",
                        "unhealthy,degraded",
                        "--label",
                        "site=berlin",
                        "--label",
                        "floor=2",
                        "--all",
                        "--sort",
                        "-name",
                        "--limit",
                        "7");

        assertEquals(0, run.exit());
        assertEquals(
                Map.of(
                        "search", "edge",
                        "environment", "production",
                        "status", "unhealthy,degraded",
                        "label", "site:berlin,floor:2",
                        "active_only", "false",
                        "sort", "-name",
                        "per_page", "7",
                        "page", "1"),
                cli.server.seen().getFirst().query());
        assertEquals("Nothing matches.\n", run.err());
    }

    @Test
    void an_empty_fleet_teaches_the_first_step() {
        cli.server.on("GET /api/fleet/nodes", nodes());

        var run = cli.run("nodes", "list");

        assertEquals("", run.out());
        assertTrue(run.err().contains("signalbox nodes add --name"), run.err());
    }

    @Test
    void a_node_is_shown_by_its_name_whatever_the_case() {
        cli.server
                .on(
                        "GET /api/fleet/nodes",
                        nodes(node(3, "edge-1").done(), node(4, "edge-10").done()))
                .on("GET /api/fleet/nodes/3", nodeDetail(3, "edge-1").done());

        var run = cli.run("nodes", "show", "Edge-1");

        assertEquals(0, run.exit());
        assertTrue(run.out().contains("Signs in          as ops, with a password\n"), run.out());
        assertTrue(
                run.out().contains("Streams           3: 2 healthy, 1 degraded, 0 unhealthy"),
                run.out());
        assertEquals("false", cli.server.seen().getFirst().query().get("active_only"));
    }

    @Test
    void json_is_what_the_api_said_to_the_letter() {
        var told = "{\"id\":3, \"name\":\"edge-1\"";
        var whole =
                JsonText.write(
                        nodeDetail(3, "edge-1").put("poll_seconds", new Json.Num("0.0120")).done());
        cli.server.on(
                "GET /api/fleet/nodes/3",
                _ ->
                        new Reply(
                                200,
                                "application/json",
                                told + "," + whole.substring(24),
                                Map.of(),
                                true));

        var run = cli.run("nodes", "show", "3", "--json");

        assertEquals(told + "," + whole.substring(24) + "\n", run.out());
        assertTrue(run.out().contains("0.0120"));
    }

    @Test
    void editing_changes_what_was_named_and_empties_what_is_empty() {
        cli.server.on("PATCH /api/fleet/nodes/3", nodeChanged(3, "edge-2", "Changed.").done());

        var run =
                cli.run(
                        "nodes",
                        "edit",
                        "3",
                        "--name",
                        "edge-2",
                        "--rtsp-url",
                        "",
                        "--no-password",
                        "--active",
                        "false",
                        "--poll-interval",
                        "",
                        "--if-revision",
                        "4");

        assertEquals("Changed.\n", run.out());
        assertEquals(
                json(
                        """
                {"name":"edge-2","rtsp_url":null,"poll_interval_seconds":null,"password":null,"is_active":false,
                 "revision":4}
                """),
                cli.server.seen().getFirst().body());
    }

    @Test
    void labels_are_merged_and_bound_to_the_revision_that_was_read() {
        cli.server
                .on("GET /api/fleet/nodes/3", nodeDetail(3, "edge-1").done())
                .on("PATCH /api/fleet/nodes/3", nodeChanged(3, "edge-1", "Changed.").done());

        cli.run("nodes", "edit", "3", "--label", "floor=2", "--remove-label", "site");

        assertEquals(
                json("{\"labels\":{\"floor\":\"2\"},\"revision\":4}"),
                cli.server.seen("PATCH /api/fleet/nodes/3").getFirst().body());
    }

    @Test
    void an_edit_of_nothing_is_wrong_usage() {
        var run = cli.run("nodes", "edit", "3");

        assertEquals(2, run.exit());
        assertTrue(cli.server.seen().isEmpty());
    }

    @Test
    void nodes_are_switched_off_and_on() {
        cli.server
                .on("PATCH /api/fleet/nodes/3", nodeChanged(3, "a", "Switched a.").done())
                .on("PATCH /api/fleet/nodes/4", nodeChanged(4, "b", "Switched b.").done());

        var off = cli.run("nodes", "disable", "3", "4");
        var on = cli.run("nodes", "enable", "3", "--json");

        assertEquals("Switched a.\nSwitched b.\n", off.out());
        assertEquals(json("{\"is_active\":false}"), cli.server.seen().get(1).body());
        assertEquals(json("{\"is_active\":true}"), cli.server.seen().get(2).body());
        assertEquals("Switched a.", on.json().at("message").text());
    }

    @Test
    void a_test_shows_its_steps_and_its_exit_code_says_whether_it_worked() {
        cli.server
                .on("POST /api/fleet/nodes/3/test", Samples.report(true))
                .on("POST /api/fleet/nodes/4/test", Samples.report(false));

        var good = cli.run("nodes", "test", "3");
        var bad = cli.run("nodes", "test", "4");

        assertEquals(0, good.exit());
        assertTrue(good.out().endsWith("The node can be used.\n"), good.out());
        assertEquals(1, bad.exit());
        assertTrue(bad.out().contains("not tried  sign in"), bad.out());
        assertEquals(1, cli.run("nodes", "test", "4", "--json").exit());
    }

    @Test
    void a_check_of_a_node_that_does_not_answer_is_not_well() {
        cli.server
                .on(
                        "POST /api/health/quick-check/3",
                        Samples.check(3, "edge-1").put("unhealthy", 1).done())
                .on(
                        "POST /api/health/quick-check/4",
                        Samples.check(4, "b")
                                .put("success", false)
                                .put("error", "Connection refused")
                                .done())
                .on(
                        "POST /api/health/quick-check/5",
                        _ ->
                                Reply.json(
                                        502,
                                        Reply.problemBody(
                                                        502,
                                                        "node.unreachable",
                                                        "b does not answer.")
                                                .put("node_id", 5)
                                                .done()));

        assertEquals(0, cli.run("nodes", "check", "3").exit());
        assertEquals(1, cli.run("nodes", "check", "3", "--strict").exit());
        var away = cli.run("nodes", "check", "4");
        assertEquals(1, away.exit());
        assertTrue(away.out().contains("Connection refused"), away.out());
        assertEquals(1, cli.run("nodes", "check", "5").exit());
    }
}
