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
import dev.signalbox.cli.fake.Seen;
import dev.signalbox.cli.json.Fields;
import dev.signalbox.cli.json.Json;
import dev.signalbox.cli.json.JsonText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
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
        cli.server.on("GET /api/events", FollowTest::log);
    }

    @AfterEach
    void stop() {
        cli.close();
    }

    /// A log of events 1 to 5, and whatever is asked for after that up to 2,500.
    private static Reply log(Seen seen) {
        if (seen.query().containsKey("after")) {
            long after = Long.parseLong(seen.query().get("after"));
            var items = new ArrayList<Json>();
            for (long i = after + 1; i <= Math.min(2500, after + 1000); i++) {
                items.add(event(i).done());
            }
            return Reply.ok(page("events", items.toArray(new Json[0])).done());
        }
        long size = Long.parseLong(seen.query().get("per_page"));
        var items = new ArrayList<Json>();
        for (long i = 5; i >= 1 && items.size() < size; i--) {
            items.add(event(i).done());
        }
        return Reply.ok(page("events", items.toArray(new Json[0])).done());
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
    void after_a_break_nothing_is_lost_and_nothing_comes_twice() {
        for (var newest : List.of(7L, 9L, 400L)) {
            cli.server.live(
                    live -> {
                        // What the other side did not read before the break is gone; a server knows
                        // that from `since` alone.
                        sendFrom(live, welcome(live, newest).at("since").number(), newest);
                        live.drop();
                    });
        }
        cli.server
                .live(
                        live -> {
                            sendFrom(live, welcome(live, 900).at("since").number(), 900);
                            live.close(1001);
                        })
                .live(
                        live -> {
                            long since = welcome(live, 1000).at("since").number();
                            live.send(
                                    json(
                                            "{\"type\":\"batch\",\"messages\":[%s,%s]}"
                                                    .formatted(
                                                            text(liveEvent(since)),
                                                            text(liveEvent(since + 1)))));
                            sendFrom(live, since + 1, 1000);
                            live.waitForEnd();
                        });

        var run = cli.run("events", "--follow", "--limit", "0", "--count", "995", "-q");

        assertEquals(numbers(6, 1000), run.out());
        assertEquals(5, subscriptions.getFirst().at("since").number());
        assertEquals(900, subscriptions.getLast().at("since").number());
        assertEquals(4, cli.host.pauses().size());
        assertTrue(run.err().contains("The live connection was lost; trying again in"), run.err());
    }

    /// What came after `since`, with the one before it once more: a server that says too much does
    /// no harm.
    private static void sendFrom(LiveServer live, long since, long newest) throws IOException {
        for (long i = since; i <= newest; i++) {
            live.send(liveEvent(i));
        }
    }

    private static String numbers(long first, long last) {
        return LongStream.rangeClosed(first, last)
                .mapToObj(number -> number + "\n")
                .collect(Collectors.joining());
    }

    private static String text(Json json) {
        return JsonText.write(json);
    }

    @Test
    void what_the_server_can_no_longer_send_is_read_from_the_log() {
        cli.server.live(
                live -> {
                    welcome(live, 2500);
                    live.send(json("{\"type\":\"resync\",\"reason\":\"too_far_behind\"}"));
                    live.send(liveEvent(2500));
                    live.send(liveEvent(2501));
                    live.waitForEnd();
                });

        var run = cli.run("events", "-f", "--limit", "1", "--count", "2497", "-q");

        assertEquals(numbers(5, 2501), run.out());
    }

    @Test
    void a_client_that_was_too_slow_comes_back_where_it_was() {
        cli.server
                .live(
                        live -> {
                            welcome(live, 5);
                            live.send(liveEvent(6));
                            live.close(4008);
                        })
                .live(
                        live -> {
                            welcome(live, 7);
                            live.send(liveEvent(7));
                            live.waitForEnd();
                        });

        assertEquals("6\n7\n", cli.run("events", "-f", "--limit", "0", "--count", "2", "-q").out());
        assertEquals(6, subscriptions.get(1).at("since").number());
    }

    @Test
    void a_connection_that_fell_silent_is_asked_and_then_given_up() {
        var heard = new CopyOnWriteArrayList<Json>();
        cli.server
                .live(
                        live -> {
                            welcome(live, 5);
                            heard.add(live.read());
                            live.send(json("{\"type\":\"pong\",\"ping\":1}"));
                            heard.add(live.read());
                            live.waitForEnd();
                        })
                .live(
                        live -> {
                            welcome(live, 6);
                            live.send(liveEvent(6));
                            live.waitForEnd();
                        });

        var run = cli.run("events", "-f", "--limit", "0", "--count", "1", "-q");

        assertEquals("6\n", run.out());
        assertEquals(List.of(json("{\"ping\":1}"), json("{\"ping\":1}")), heard);
    }

    @Test
    void waits_grow_while_nobody_answers_and_start_anew_when_something_came() {
        for (int i = 0; i < 4; i++) {
            cli.server.live(LiveServer::drop);
        }
        cli.server
                .live(
                        live -> {
                            welcome(live, 6);
                            live.send(liveEvent(6));
                            live.close(1001);
                        })
                .live(
                        live -> {
                            welcome(live, 7);
                            live.send(liveEvent(7));
                            live.waitForEnd();
                        });

        cli.run("events", "-f", "--limit", "0", "--count", "2", "-q");

        var millis = cli.host.pauses().stream().map(pause -> pause.toMillis()).toList();
        assertEquals(5, millis.size());
        long longest = 500;
        for (int i = 0; i < 4; i++, longest *= 2) {
            assertTrue(millis.get(i) >= longest / 2 && millis.get(i) <= longest, millis.toString());
        }
        assertTrue(millis.get(4) <= 500, millis.toString());
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
    void a_server_that_was_started_anew_has_a_new_key_in_its_file() throws IOException {
        var file = home.resolve("connection.json");
        var content = "{\"url\":\"%s\",\"key\":\"%s\"}";
        Files.writeString(file, content.formatted(cli.server.url(), "before"));
        cli.host
                .set("SIGNALBOX_URL", "")
                .set("SIGNALBOX_API_KEY", "")
                .set("SIGNALBOX_DATA", home.toString());
        cli.server
                .live(
                        live -> {
                            welcome(live, 5);
                            Files.writeString(file, content.formatted(cli.server.url(), "after"));
                            live.close(4401);
                        })
                .live(
                        live -> {
                            welcome(live, 6);
                            live.send(liveEvent(6));
                            live.waitForEnd();
                        });

        var run = cli.run("events", "-f", "--limit", "0", "--count", "1", "-q");

        assertEquals("6\n", run.out());
        assertEquals(
                "after",
                cli.server.seen("GET /api/live").getLast().header("x-api-key").orElseThrow());
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
    void a_server_that_is_busy_is_tried_again_and_one_that_has_no_live_connection_is_not() {
        cli.server.on(
                "GET /api/live",
                seen ->
                        cli.server.seen("GET /api/live").size() < 3
                                ? Reply.problem(503, "system.starting", "Starting.")
                                : Reply.strange(404, "text/html", "<h1>Not here</h1>"));

        var run = cli.run("events", "-f", "--limit", "0");

        assertEquals(3, run.exit());
        assertEquals(3, cli.server.seen("GET /api/live").size());
        assertEquals(2, cli.host.pauses().size());
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
    void a_new_log_is_read_from_its_beginning() {
        cli.server.live(
                live -> {
                    welcome(live, 2);
                    live.send(liveEvent(1));
                    live.send(liveEvent(2));
                    live.waitForEnd();
                });

        var run = cli.run("events", "-f", "--limit", "0", "--count", "2", "-q");

        assertEquals("1\n2\n", run.out());
        assertEquals(0, subscriptions.getFirst().at("since").number());
        assertTrue(run.err().contains("began anew"), run.err());
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
                                : log(seen));

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
