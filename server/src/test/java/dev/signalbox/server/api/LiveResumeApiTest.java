package dev.signalbox.server.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/// Taking up where a connection broke off.
class LiveResumeApiTest {
    @AutoClose private final TestServer server = TestServer.open();

    private static List<Long> range(long from, long to) {
        return LongStream.rangeClosed(from, to).boxed().toList();
    }

    @Test
    void what_was_missed_comes_first_and_then_what_is_new() {
        ManyEvents.append(server, 100);
        try (LiveClient client = LiveClient.open(server.api())) {
            client.subscribe(Map.of("since", 40), "events");
            ManyEvents.append(server, 10);
            client.await("the last", message -> message.path("sequence").asLong() == 110);
            assertEquals(range(41, 110), client.sequences());
        }
    }

    @Test
    void only_what_belongs_to_the_topics_is_made_up_for() {
        ManyEvents.append(server, 100);
        try (LiveClient client = LiveClient.open(server.api())) {
            client.subscribe(Map.of("since", 0), "stream:7", "incidents");
            assertEquals(List.of(7L, 57L), client.sequences());
        }
    }

    @Test
    void without_a_number_nothing_is_made_up_for() {
        ManyEvents.append(server, 10);
        try (LiveClient client = LiveClient.open(server.api())) {
            client.subscribe("events");
            assertEquals(List.of(), client.sequences());
            assertEquals(List.of(), client.heard("resync"));
        }
    }

    @Test
    void a_number_that_was_never_given_out_is_of_another_log_so_all_is_to_be_read_again() {
        ManyEvents.append(server, 10);
        try (LiveClient client = LiveClient.open(server.api())) {
            client.subscribe(Map.of("since", 4711), "streams");
            assertEquals(List.of(), client.sequences());
            assertEquals(1, client.heard("resync").size());
        }
    }

    @Test
    void whoever_was_away_too_long_is_told_to_read_again() {
        ManyEvents.append(server, 10_500);
        try (LiveClient client = LiveClient.open(server.api())) {
            client.subscribe(Map.of("since", 3), "events");
            assertEquals("too_far_behind", client.await("resync").path("reason").asText());
            ManyEvents.append(server, 1);
            client.await("event");
            assertEquals(List.of(10_501L), client.sequences());
        }
    }

    @Test
    void nothing_is_lost_or_told_twice_while_things_go_on_happening() {
        AtomicBoolean busy = new AtomicBoolean(true);
        try (ExecutorService writers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int w = 0; w < 2; w++) {
                writers.execute(
                        () -> {
                            while (busy.get()) {
                                ManyEvents.append(server, 5);
                            }
                        });
            }
            List<Long> seen = new ArrayList<>();
            long since = 0;
            for (int i = 0; i < 15; i++) {
                long last = since;
                try (LiveClient client = LiveClient.open(server.api())) {
                    client.subscribe(Map.of("since", last), "events");
                    client.await("something new", m -> m.path("sequence").asLong() > last + 40);
                    seen.addAll(client.sequences());
                }
                since = seen.getLast();
            }
            busy.set(false);
            assertEquals(range(1, since), seen);
            assertTrue(since > 15 * 40);
        }
    }

    @Test
    void topics_that_are_added_later_make_up_for_themselves_alone() {
        ManyEvents.append(server, 60);
        try (LiveClient client = LiveClient.open(server.api())) {
            client.subscribe(Map.of("since", 0), "stream:3");
            client.subscribe(Map.of("since", 0), "stream:3", "stream:4");
            assertEquals(List.of(3L, 53L, 4L, 54L), client.sequences());
        }
    }
}
