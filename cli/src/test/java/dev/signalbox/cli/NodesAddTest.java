package dev.signalbox.cli;

import static dev.signalbox.cli.fake.Samples.json;
import static dev.signalbox.cli.fake.Samples.nodeChanged;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.signalbox.cli.fake.Reply;
import dev.signalbox.cli.fake.Samples;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `nodes add`, and where passwords come from.
class NodesAddTest {
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
    void a_node_is_added_after_its_connection_was_tried() {
        cli.host.set("NODE_PASSWORD", "s3cret");
        cli.server
                .on("POST /api/fleet/nodes/test", Samples.report(true))
                .on(
                        "POST /api/fleet/nodes",
                        _ -> Reply.json(201, nodeChanged(9, "edge-9", "Added edge-9.").done()));

        var run =
                cli.run(
                        "nodes",
                        "add",
                        "--name",
                        "edge-9",
                        "--api-url",
                        "http://10.0.0.9:9997",
                        "--username",
                        "ops",
                        "--password-env",
                        "NODE_PASSWORD",
                        "--environment",
                        "staging",
                        "--label",
                        "site=b=c",
                        "--rtsp-url",
                        "rtsp://cam",
                        "--poll-interval",
                        "2.5",
                        "--idempotency-key",
                        "once");

        assertEquals(0, run.exit());
        assertEquals(
                json(
                        "{\"api_url\":\"http://10.0.0.9:9997\",\"username\":\"ops\",\"password\":\"s3cret\"}"),
                cli.server.seen().get(0).body());
        var added = cli.server.seen().get(1);
        assertEquals(
                json(
                        """
                {"name":"edge-9","api_url":"http://10.0.0.9:9997","username":"ops","environment":"staging",
                 "rtsp_url":"rtsp://cam","poll_interval_seconds":2.5,"password":"s3cret","labels":{"site":"b=c"}}
                """),
                added.body());
        assertEquals("once", added.header("idempotency-key").orElseThrow());
        assertTrue(run.out().contains("ok         connect"), run.out());
        assertTrue(run.out().endsWith("Added edge-9.\n"), run.out());
        assertTrue(run.err().contains("--hls-url http://10.0.0.5:8888"), run.err());
        assertFalse(run.err().contains("--rtsp-url"), run.err());
        assertFalse((run.out() + run.err()).contains("s3cret"));
    }

    @Test
    void a_node_that_fails_its_test_is_not_added() {
        cli.server.on("POST /api/fleet/nodes/test", Samples.report(false));

        var run = cli.run("nodes", "add", "--name", "edge-9", "--api-url", "http://10.0.0.9:9997");

        assertEquals(1, run.exit());
        assertEquals(1, cli.server.seen().size());
        assertTrue(run.out().contains("failed     connect"), run.out());
        assertTrue(run.out().contains("> Is MediaMTX running?"), run.out());
        assertTrue(run.err().contains("--force"), run.err());
    }

    @Test
    void with_json_a_failing_test_prints_its_report_alone() {
        cli.server.on("POST /api/fleet/nodes/test", Samples.report(false));

        var run =
                cli.run(
                        "nodes",
                        "add",
                        "--name",
                        "a",
                        "--api-url",
                        "http://10.0.0.9:9997",
                        "--json");

        assertEquals(1, run.exit());
        assertEquals(Samples.report(false), run.json());
    }

    @Test
    void force_adds_what_fails_and_no_test_does_not_ask() {
        cli.server
                .on("POST /api/fleet/nodes/test", Samples.report(false))
                .on(
                        "POST /api/fleet/nodes",
                        _ -> Reply.json(201, nodeChanged(9, "a", "Added a.").done()));

        var forced =
                cli.run(
                        "nodes",
                        "add",
                        "--name",
                        "a",
                        "--api-url",
                        "http://a:9997",
                        "--force",
                        "--suggested-urls",
                        "-q");
        var untested =
                cli.run(
                        "nodes",
                        "add",
                        "--name",
                        "a",
                        "--api-url",
                        "http://a:9997",
                        "--no-test",
                        "--inactive");

        assertEquals(0, forced.exit());
        assertEquals("9\n", forced.out());
        assertEquals(
                "http://10.0.0.5:8888",
                cli.server.seen("POST /api/fleet/nodes").get(0).body().at("hls_url").text());
        assertEquals(0, untested.exit());
        assertEquals(1, cli.server.seen("POST /api/fleet/nodes/test").size());
        assertFalse(cli.server.seen("POST /api/fleet/nodes").get(1).body().at("is_active").yes());
    }

    @Test
    void a_password_on_the_command_line_is_refused() {
        for (var word : new String[] {"--password=s3cret", "--password"}) {
            var run =
                    cli.run(
                            "nodes",
                            "add",
                            "--name",
                            "a",
                            "--api-url",
                            "http://a:9997",
                            word,
                            "s3cret");

            assertEquals(2, run.exit());
            assertTrue(run.err().contains("--password-stdin"), run.err());
            assertFalse(run.err().contains("s3cret"), run.err());
        }
        assertTrue(cli.server.seen().isEmpty());
    }

    @Test
    void a_password_comes_from_standard_input() {
        cli.host.type("pass word \r\nmore\n");
        cli.server.on("PATCH /api/fleet/nodes/3", nodeChanged(3, "edge-1", "Changed.").done());

        var run = cli.run("nodes", "edit", "3", "--password-stdin");

        assertEquals(0, run.exit());
        assertEquals(json("{\"password\":\"pass word \"}"), cli.server.seen().getFirst().body());
    }

    @Test
    void an_empty_password_is_not_a_password() {
        var nothing = cli.run("nodes", "edit", "3", "--password-stdin");
        var unset = cli.run("nodes", "edit", "3", "--password-env", "NOT_THERE");
        var both = cli.run("nodes", "edit", "3", "--password-env", "A", "--password-stdin");

        assertEquals(2, nothing.exit());
        assertEquals(2, unset.exit());
        assertTrue(unset.err().contains("NOT_THERE"), unset.err());
        assertEquals(2, both.exit());
    }
}
