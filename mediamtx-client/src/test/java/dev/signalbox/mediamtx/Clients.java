package dev.signalbox.mediamtx;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.signalbox.mediamtx.MediaMtxClient.Asked;
import dev.signalbox.model.NodeAddress;
import dev.signalbox.model.Poll.Failed;
import dev.signalbox.model.Poll.Seen;
import dev.signalbox.model.Snapshot;
import dev.signalbox.model.Trouble;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/// Clients and what they find.
final class Clients {
    static final Instant NOW = Instant.parse("2026-08-22T12:00:00Z");

    private Clients() {}

    /// One that waits as long as a slow machine needs.
    static MediaMtxClient patient() {
        return with(Duration.ofSeconds(20), 100);
    }

    static MediaMtxClient with(Duration poll, int pageSize) {
        Duration connect = poll.compareTo(Duration.ofSeconds(3)) < 0 ? poll : Duration.ofSeconds(3);
        return new MediaMtxClient(
                new ClientSettings(connect, poll, Duration.ofMillis(300), pageSize, 1 << 20),
                InstantSource.fixed(NOW));
    }

    static Snapshot seen(Asked asked) {
        return assertInstanceOf(Seen.class, asked.poll(), asked::toString).snapshot();
    }

    static Failed failed(Asked asked) {
        return assertInstanceOf(Failed.class, asked.poll(), asked::toString);
    }

    static Snapshot seen(MediaMtxClient client, NodeAddress node) {
        return seen(client.poll(node, NodeMemory.NOTHING));
    }

    static Trouble trouble(MediaMtxClient client, NodeAddress node) {
        return failed(client.poll(node, NodeMemory.NOTHING)).trouble();
    }
}
