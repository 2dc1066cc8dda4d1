package dev.signalbox.server.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.signalbox.testkit.Eventually;
import java.io.IOException;
import java.net.SocketException;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/// Clients that do not keep up.
class LiveSlowApiTest {
    @AutoClose private final TestServer server = TestServer.open();

    private RawLive slow(String wish) throws IOException {
        return new RawLive(server.port())
                .readUntil("hello")
                .send(wish)
                .send("{\"ping\":1}")
                .readUntil("pong");
    }

    private static List<Long> range(long from, long to) {
        return LongStream.rangeClosed(from, to).boxed().toList();
    }

    @Test
    void a_client_that_reads_late_is_given_everything_in_batches() throws IOException {
        try (RawLive client = slow("{\"subscribe\":[\"events\"],\"batch\":true}")) {
            ManyEvents.appendLarge(server, 2_000);
            while (client.sequences().size() < 2_000) {
                client.readUntil("event");
            }
            assertEquals(range(1, 2_000), client.sequences());
            assertTrue(client.batches() > 0);
        }
        assertEquals(0, server.rooms.live.dropped());
    }

    @Test
    void a_client_that_does_not_read_is_told_once_and_dropped_and_nobody_waits_for_it()
            throws IOException {
        try (RawLive stopped = slow("{\"subscribe\":[\"events\"]}");
                LiveClient reader = LiveClient.open(server.api()).subscribe("events")) {
            for (int i = 0; i < 20; i++) {
                long last = server.rooms.log.last() + 500;
                ManyEvents.appendLarge(server, 500);
                reader.await("the last", message -> message.path("sequence").asLong() == last);
            }
            assertEquals(range(1, 10_000), reader.sequences());
            assertEquals(1, server.rooms.live.dropped());
            assertTrue(reader.isOpen());
            assertEquals(4008, stopped.readToTheEnd());
            assertEquals(1, stopped.heard("resync").size());
            List<Long> got = stopped.sequences();
            assertEquals(range(1, got.size()), got, "what it got has no gap");
            assertFalse(got.size() == 10_000);
        }
    }

    @Test
    void a_client_that_asks_and_asks_without_reading_is_cut_off() throws IOException {
        try (RawLive client = slow("{\"subscribe\":[]}")) {
            String ping = "{\"ping\":1}";
            int sent = 0;
            try {
                while (sent < 1_000_000) {
                    client.send(ping);
                    sent++;
                }
            } catch (SocketException _) {
                // Nobody takes them any more.
            }
            int pings = sent;
            assertTrue(sent < 1_000_000, () -> pings + " pings were taken");
            Eventually.eventually("it is gone", () -> server.rooms.live.clients() == 0);
        }
        server.nobody().get("/api/health/live").expect(200);
    }

    @Test
    void a_message_that_is_larger_than_any_needs_to_be_ends_the_connection() throws IOException {
        try (RawLive client = new RawLive(server.port()).readUntil("hello")) {
            client.send("{\"subscribe\":[\"" + "x".repeat(60_000) + "\"]}").readUntil("error");
            client.send("{\"subscribe\":[\"" + "x".repeat(100_000) + "\"]}");
            assertEquals(1009, client.readToTheEnd());
        }
        server.nobody().get("/api/health/live").expect(200);
    }

    @Test
    void clients_that_vanish_are_forgotten() throws IOException {
        for (int i = 0; i < 20; i++) {
            slow("{\"subscribe\":[\"events\",\"fleet\"]}").close();
        }
        Eventually.eventually("nobody is there", () -> server.rooms.live.clients() == 0);
        ManyEvents.append(server, 10);
    }
}
