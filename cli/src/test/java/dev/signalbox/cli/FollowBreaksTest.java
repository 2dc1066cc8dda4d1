package dev.signalbox.cli;

import static dev.signalbox.cli.fake.Samples.json;
import static dev.signalbox.cli.fake.Samples.live;
import static dev.signalbox.cli.fake.Samples.liveEvent;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.signalbox.cli.fake.LiveServer;
import dev.signalbox.cli.fake.Reply;
import dev.signalbox.cli.json.Json;
import dev.signalbox.cli.json.JsonText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// `events --follow` when connections break: every event once and in order.
@Timeout(30)
class FollowBreaksTest {
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
}
