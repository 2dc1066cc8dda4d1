package dev.signalbox.cli;

import static dev.signalbox.cli.fake.Samples.event;
import static dev.signalbox.cli.fake.Samples.json;
import static dev.signalbox.cli.fake.Samples.live;
import static dev.signalbox.cli.fake.Samples.liveEvent;
import static dev.signalbox.cli.fake.Samples.page;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.signalbox.cli.fake.Contract;
import dev.signalbox.cli.fake.LiveServer;
import dev.signalbox.cli.fake.Reply;
import dev.signalbox.cli.fake.Samples;
import dev.signalbox.cli.json.Fields;
import dev.signalbox.cli.json.Json;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// `events --follow`: every event once and in order, whatever happens to the connection.
@Timeout(30)
class FollowTest {
    @TempDir Path home;

    private Cli cli;
    private final List<Json> subscriptions = new CopyOnWriteArrayList<>();

    @BeforeEach
    void start() {
        cli = new Cli(home);
        cli.server.on("GET /api/events", EventLog::answer);
    }

    @AfterEach
    void stop() {
        cli.close();
    }

    private Json welcome(LiveServer live, long sequence) throws IOException {
        var subscription = live.welcome(sequence);
        subscriptions.add(subscription);
        return subscription;
    }

    @Test
    void the_last_events_come_first_and_then_those_that_happen() {
        cli.host.set("LANG", "de_DE.UTF-8");
        cli.server.live(
                live -> {
                    welcome(live, 5);
                    live.send(liveEvent(6));
                    live.send(
                            json(
                                    "{\"type\":\"numbers\",\"topic\":\"stream:17\",\"at\":\"2026-11-20T10:00:00Z\",\"data\":{}}"));
                    live.send(json("{\"type\":\"something_new\"}"));
                    live.send(liveEvent(7));
                    live.waitForEnd();
                });

        var run = cli.run("events", "--follow", "--limit", "2", "--count", "4");

        assertEquals(0, run.exit());
        assertEquals(
                """
                2026-11-20 10:58:00  Fehler    edge-1/site/cam1: event 4
                2026-11-20 10:58:00  Fehler    edge-1/site/cam1: event 5
                2026-11-20 10:58:00  Fehler    edge-1/site/cam1: event 6
                2026-11-20 10:58:00  Fehler    edge-1/site/cam1: event 7
                """,
                run.out());
        assertEquals(
                json("{\"subscribe\":[\"events\"],\"since\":5,\"language\":\"de\",\"batch\":true}"),
                subscriptions.getFirst());
        assertEquals(
                "sbk_test",
                cli.server.seen("GET /api/live").getFirst().header("x-api-key").orElseThrow());
    }

    @Test
    void a_key_that_ends_ends_the_following() {
        cli.server.live(
                live -> {
                    welcome(live, 5);
                    live.close(4401);
                });

        var run = cli.run("events", "-f", "--limit", "0");

        assertEquals(4, run.exit());
        assertTrue(run.err().contains("signalbox login"), run.err());
        assertTrue(cli.host.pauses().isEmpty());
    }

    @Test
    void a_key_that_is_refused_is_not_tried_again() {
        cli.server.on(
                "GET /api/live",
                _ -> Reply.problem(401, "auth.key_unknown", "The key is not known."));

        var run = cli.run("events", "-f", "--limit", "0");

        assertEquals(4, run.exit());
        assertEquals(1, cli.server.seen("GET /api/live").size());
    }

    @Test
    void a_protocol_error_is_told_and_not_repeated() {
        cli.server.live(
                live -> {
                    welcome(live, 5);
                    live.send(
                            json(
                                    "{\"type\":\"error\",\"code\":\"live.bad_message\",\"detail\":\"What?\"}"));
                    live.waitForEnd();
                });

        var run = cli.run("events", "-f", "--limit", "0");

        assertEquals(7, run.exit());
        assertTrue(run.err().contains("What?"), run.err());
    }

    @Test
    void filters_hold_for_what_happens_too() {
        cli.server.live(
                live -> {
                    welcome(live, 5);
                    live.send(liveEvent(6));
                    live.send(
                            live(
                                    event(7).put("kind", "node.restarted")
                                            .put("severity", "warning")
                                            .done()));
                    live.send(
                            live(
                                    event(8).put("kind", "node.changed")
                                            .put("severity", "info")
                                            .done()));
                    live.waitForEnd();
                });

        var run =
                cli.run(
                        "events",
                        "-f",
                        "--limit",
                        "0",
                        "--kind",
                        "node.*",
                        "--severity",
                        "warning",
                        "--count",
                        "1",
                        "--json");

        assertEquals(7, run.json().at("sequence").number());
    }

    @Test
    void json_is_one_event_a_line_in_the_shape_of_the_list() {
        cli.server.live(
                live -> {
                    welcome(live, 5);
                    live.send(liveEvent(6));
                    live.waitForEnd();
                });

        var run = cli.run("events", "-f", "--limit", "1", "--count", "2", "--json");

        assertEquals(2, run.lines().size());
        for (var line : run.lines()) {
            assertEquals(List.of(), Contract.current().check("Event", json(line)));
        }
    }

    @Test
    void who_names_a_beginning_gets_everything_from_there() {
        cli.server.live(
                live -> {
                    welcome(live, 2500);
                    live.waitForEnd();
                });
        cli.server.on(
                "GET /api/events",
                seen ->
                        seen.query().containsKey("after")
                                ? Reply.ok(page("events", event(5).done(), event(4).done()).done())
                                : EventLog.answer(seen));

        var run = cli.run("events", "-f", "--after", "3", "--count", "2", "-q");

        assertEquals("4\n5\n", run.out());
        assertEquals("1000", cli.server.seen().getLast().query().get("per_page"));
    }

    @Test
    void great_frames_arrive_whole() {
        var message = "x".repeat(200_000);
        cli.server.live(
                live -> {
                    welcome(live, 5);
                    live.send(live(event(6).put("message", message).done()));
                    live.waitForEnd();
                });

        var run = cli.run("events", "-f", "--limit", "0", "--count", "1", "--json");

        assertEquals(message, run.json().at("message").text());
    }

    @Test
    void control_characters_in_a_message_do_not_reach_the_terminal() {
        cli.server.live(
                live -> {
                    welcome(live, 5);
                    live.send(live(event(6).put("message", "bad\u001b[2Jname").done()));
                    live.waitForEnd();
                });

        assertTrue(
                cli.run("events", "-f", "--limit", "0", "--count", "1")
                        .out()
                        .contains("bad\\u001b[2Jname"));
    }

    @Test
    void an_empty_log_is_followed_from_its_start() {
        cli.server
                .on("GET /api/events", page("events").done())
                .live(
                        live -> {
                            welcome(live, 0);
                            live.send(liveEvent(1));
                            live.waitForEnd();
                        });

        assertEquals("1\n", cli.run("events", "-f", "--count", "1", "-q").out());
        assertEquals(
                new Fields().put("x", Samples.json("0")).done().at("x"),
                subscriptions.getFirst().at("since"));
    }
}
