package dev.signalbox.cli;

import static dev.signalbox.cli.fake.Samples.json;
import static dev.signalbox.cli.fake.Samples.node;
import static dev.signalbox.cli.fake.Samples.nodes;
import static dev.signalbox.cli.fake.Samples.stream;
import static dev.signalbox.cli.fake.Samples.streamChanged;
import static dev.signalbox.cli.fake.Samples.streamDetail;
import static dev.signalbox.cli.fake.Samples.streams;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.signalbox.cli.fake.Reply;
import dev.signalbox.cli.fake.Samples;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StreamsTest {
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
    void streams_are_listed_as_they_can_be_named() {
        cli.server.on(
                "GET /api/streams",
                streams(
                        stream(17, "edge-1", "site/cam1").done(),
                        stream(18, "台北", "門口")
                                .put("status", "degraded")
                                .put("reason", "stalled")
                                .done()));

        var run = cli.run("streams", "list");

        assertEquals(
                """
                ID  STREAM            STATUS    REASON   SINCE       READERS          IN         OUT  SOURCE       TRACKS
                17  edge-1/site/cam1  healthy   -        60 min ago        2  4.1 Mbit/s  8.2 Mbit/s  rtspSession  H264, Opus
                18  台北/門口         degraded  stalled  60 min ago        2  4.1 Mbit/s  8.2 Mbit/s  rtspSession  H264, Opus
                """,
                run.out());
    }

    @Test
    void a_narrow_terminal_gets_what_fits() {
        cli.host.terminal(50);
        cli.server.on(
                "GET /api/streams",
                streams(stream(17, "edge-1", "site/entrance/camera-one").done()));

        var run = cli.run("streams", "list", "--color", "never");

        assertEquals(
                """
                ID  STREAM                         STATUS   REASON
                17  edge-1/site/entrance/camera-…  healthy  -
                """,
                run.out());
        run.lines().forEach(line -> assertTrue(line.length() <= 50, line));
    }

    @Test
    void filters_go_to_the_server_and_nodes_by_their_ids() {
        cli.server
                .on("GET /api/fleet/nodes", nodes(node(3, "edge-1").done()))
                .on("GET /api/streams", streams());

        var run =
                cli.run(
                        "streams",
                        "list",
                        "--node",
                        "edge-1,5",
                        "--status",
                        "unhealthy",
                        "--reason",
                        "no_publisher",
                        "--source-type",
                        "rtspSession",
                        "--source-type",
                        "srtConn",
                        "--missing",
                        "--label",
                        "a=b",
                        "--environment",
                        "production",
                        "--search",
                        "cam",
                        "--sort",
                        "-since,path");

        assertEquals(0, run.exit());
        var query =
                Map.of(
                        "search", "cam",
                        "node_id", "3,5",
                        "environment", "production",
                        "status", "unhealthy",
                        "reason", "no_publisher",
                        "source_type", "rtspSession,srtConn",
                        "present", "false",
                        "label", "a:b",
                        "sort", "-since,path");
        var sent = new java.util.HashMap<>(cli.server.seen("GET /api/streams").getFirst().query());
        sent.keySet().removeAll(java.util.Set.of("page", "per_page"));
        assertEquals(query, sent);
        assertEquals(2, cli.run("streams", "list", "--missing", "--present").exit());
        assertEquals(2, cli.run("streams", "list", "--label", "a=b,c").exit());
    }

    @Test
    void a_stream_is_explained_from_the_answer_to_the_advice() {
        cli.server.on(
                "GET /api/streams/17/explain",
                json(
                        """
                {"stream_id":17,"status":"unhealthy","reason":"no_publisher","since":"2026-11-20T09:55:00Z",
                 "answer":"Nobody publishes this path.",
                 "evidence":[
                   {"code":"node.answers","detail":"The node answers","value":"12 ms","at":"2026-11-20T09:59:55Z",
                    "supports":false},
                   {"code":"path.source","detail":"The path has a source","value":null,"at":null,"supports":true}],
                 "advice":["Look at the camera."],
                 "recent":[%s]}
                """
                                .formatted(
                                        dev.signalbox.cli.json.JsonText.write(
                                                Samples.event(9).done()))));

        var run = cli.run("streams", "explain", "17");

        assertEquals(0, run.exit());
        assertEquals(
                """
                unhealthy (no_publisher), 5 min ago
                Nobody publishes this path.

                What was looked at (> is why):
                     The node answers       12 ms  5 s ago
                  >  The path has a source  -      -

                What to do:
                  Look at the camera.

                What happened:
                  2 min ago  error  event 9
                """,
                run.out());
    }

    @Test
    void a_stream_can_be_expected_before_it_is_there() {
        cli.server
                .on("GET /api/fleet/nodes", nodes(node(3, "edge-1").done()))
                .on(
                        "POST /api/streams",
                        _ ->
                                Reply.json(
                                        201,
                                        streamChanged(40, "edge-1", "new/cam", "Expecting new/cam.")
                                                .done()));

        var run =
                cli.run(
                        "streams",
                        "expect",
                        "edge-1",
                        "new/cam",
                        "--name",
                        "Door",
                        "--label",
                        "floor=1",
                        "--source-url",
                        "rtsp://cam/1",
                        "--protocol",
                        "rtsp");

        assertEquals("Expecting new/cam.\n", run.out());
        assertEquals(
                json(
                        """
                {"name":"Door","source_url":"rtsp://cam/1","protocol":"rtsp","labels":{"floor":"1"},
                 "node_id":3,"path":"new/cam"}
                """),
                cli.server.seen("POST /api/streams").getFirst().body());
        assertEquals(2, cli.run("streams", "expect", "edge-1").exit());
    }

    @Test
    void a_stream_that_is_still_there_cannot_be_forgotten() {
        cli.server
                .on(
                        "DELETE /api/streams/17",
                        _ ->
                                Reply.problem(
                                        409,
                                        "stream.present",
                                        "edge-1 still lists site/cam1; the next poll would find it again."))
                .on("DELETE /api/streams/18", json("{\"message\":\"Forgotten.\"}"));

        var refused = cli.run("streams", "forget", "17");
        var done = cli.run("streams", "forget", "18", "--quiet");

        assertEquals(6, refused.exit());
        assertTrue(refused.err().startsWith("edge-1 still lists site/cam1"), refused.err());
        assertEquals("18\n", done.out());
    }

    @Test
    void labels_are_shown_set_and_taken_away() {
        cli.server
                .on("GET /api/streams/17", streamDetail(17, "edge-1", "cam").done())
                .on("PATCH /api/streams/17", streamChanged(17, "edge-1", "cam", "Changed.").done());

        assertEquals("floor=1\n", cli.run("streams", "label", "17").out());
        assertEquals("{\"floor\":\"1\"}\n", cli.run("streams", "label", "17", "--json").out());
        assertEquals(
                "Changed.\n",
                cli.run("streams", "label", "17", "a=", "b=c=d", "--remove", "floor").out());
        assertEquals(
                json("{\"labels\":{\"a\":\"\",\"b\":\"c=d\"},\"revision\":2}"),
                cli.server.seen("PATCH /api/streams/17").getFirst().body());
        assertEquals(2, cli.run("streams", "label", "17", "novalue").exit());
    }

    @Test
    void a_lost_update_is_refused_as_the_server_says() {
        cli.server
                .on("GET /api/streams/17", streamDetail(17, "edge-1", "cam").done())
                .on(
                        "PATCH /api/streams/17",
                        _ ->
                                Reply.problem(
                                        409,
                                        "revision.stale",
                                        "Somebody changed it in the meantime.",
                                        json(
                                                "{\"field\":\"revision\",\"code\":\"stale\",\"detail\":\"is 3 now, not 2\"}")));

        var run = cli.run("streams", "label", "17", "a=b");

        assertEquals(6, run.exit());
        assertEquals(
                """
                Somebody changed it in the meantime.
                  revision: is 3 now, not 2
                code revision.stale, request req-1
                """,
                run.err());
    }
}
