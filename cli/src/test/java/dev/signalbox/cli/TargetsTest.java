package dev.signalbox.cli;

import static dev.signalbox.cli.fake.Samples.json;
import static dev.signalbox.cli.fake.Samples.node;
import static dev.signalbox.cli.fake.Samples.nodes;
import static dev.signalbox.cli.fake.Samples.stream;
import static dev.signalbox.cli.fake.Samples.streamDetail;
import static dev.signalbox.cli.fake.Samples.streams;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.signalbox.cli.fake.Reply;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// How things are found by what a person calls them.
class TargetsTest {
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
    void a_stream_is_found_by_node_and_path() {
        cli.server
                .on(
                        "GET /api/fleet/nodes",
                        nodes(node(3, "edge-1").done(), node(4, "edge-11").done()))
                .on(
                        "GET /api/streams",
                        seen ->
                                Reply.ok(
                                        seen.query().containsKey("node_id")
                                                ? streams(
                                                        stream(17, "edge-1", "site/cam1").done(),
                                                        stream(18, "edge-1", "site/cam10").done())
                                                : streams()))
                .on("GET /api/streams/17", streamDetail(17, "edge-1", "site/cam1").done());

        var run = cli.run("streams", "show", "edge-1/site/cam1");

        assertEquals(0, run.exit());
        assertTrue(run.out().contains("H264 1920x1080 High 4.1\n"), run.out());
        assertTrue(run.out().contains("Opus 2 ch 48000 Hz\n"), run.out());
        assertTrue(run.out().contains("123 MB"), run.out());
    }

    @Test
    void a_node_may_have_a_slash_in_its_name() {
        cli.server
                .on(
                        "GET /api/fleet/nodes",
                        nodes(node(3, "berlin").done(), node(4, "berlin/roof").done()))
                .on(
                        "GET /api/streams",
                        seen ->
                                Reply.ok(
                                        "4".equals(seen.query().get("node_id"))
                                                ? streams(stream(20, "berlin/roof", "cam").done())
                                                : streams()))
                .on("GET /api/streams/20", streamDetail(20, "berlin/roof", "cam").done());

        assertEquals("20\n", cli.run("streams", "show", "berlin/roof/cam", "-q").out());
    }

    @Test
    void a_path_that_two_nodes_have_is_ambiguous() {
        cli.server.on(
                "GET /api/streams",
                streams(stream(17, "edge-1", "cam1").done(), stream(31, "edge-2", "cam1").done()));

        var run = cli.run("streams", "show", "cam1");

        assertEquals(2, run.exit());
        assertEquals(
                """
                "cam1" can mean 2 things; say which by its id:
                  17: edge-1/cam1
                  31: edge-2/cam1
                code cli.ambiguous
                """,
                run.err());
        var json = cli.run("streams", "show", "cam1", "--json").errJson();
        assertEquals("cli.ambiguous", json.at("code").text());
        assertEquals("31", json.at("errors").items().get(1).at("field").text());
    }

    @Test
    void a_part_of_a_name_is_never_enough_but_it_helps_to_find_it() {
        cli.server.on("GET /api/streams", streams(stream(17, "edge-1", "cam10").done()));

        var run = cli.run("streams", "forget", "cam1");

        assertEquals(5, run.exit());
        assertTrue(run.err().contains("  17: edge-1/cam10"), run.err());
        assertEquals(1, cli.server.seen().size());
    }

    @Test
    void a_path_of_digits_is_named_with_name_in_front() {
        cli.server
                .on("GET /api/streams", streams(stream(17, "edge-1", "42").done()))
                .on("GET /api/streams/17", streamDetail(17, "edge-1", "42").done())
                .on(
                        "GET /api/streams/42",
                        _ -> Reply.problem(404, "stream.unknown", "There is no stream 42."));

        assertEquals(0, cli.run("streams", "show", "name:42").exit());
        var run = cli.run("streams", "show", "42");
        assertEquals(5, run.exit());
        assertEquals("There is no stream 42.\ncode stream.unknown, request req-1\n", run.err());
    }
}
