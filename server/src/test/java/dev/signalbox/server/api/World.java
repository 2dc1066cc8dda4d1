package dev.signalbox.server.api;

import dev.signalbox.model.Trouble;
import dev.signalbox.server.access.Role;
import dev.signalbox.testkit.Eventually;
import java.util.concurrent.atomic.AtomicInteger;

/// A server with a bit of everything: nodes that answer and one that does not, streams that play,
/// rest and are missing, an incident, a key, a node that was taken out.
final class World implements AutoCloseable {
    final TestServer server = TestServer.open();
    final PretendNode real = new PretendNode().live("lobby", "yard");
    final FedNode hub = server.fed("cam-hub");
    final long node;
    final long stream;
    final long missing;
    final long incident;
    final long key;

    private final AtomicInteger counter = new AtomicInteger();

    World() {
        hub.live("site/cam1", "site/cam2", "site/cam3", "gone/cam");
        node = server.add("cam-hub", hub);
        hub.without("gone/cam");
        server.ask(node);
        stream = server.stream("site/cam1");
        missing = server.stream("gone/cam");
        FedNode dead = server.fed("dead-hub").fails(Trouble.CONNECTION_REFUSED);
        long deadId = server.add("dead-hub", dead);
        incident =
                Eventually.eventually(
                                "the incident of the dead node",
                                () -> incidents(deadId),
                                answer -> answer.json().path("total").asInt() == 1)
                        .json()
                        .at("/incidents/0/id")
                        .asLong();
        key = server.rooms.access.addKey("a key", Role.VIEWER, null).row().id();
    }

    private Answer incidents(long of) {
        return server.api().get("/api/incidents?state=open&node_id=" + of);
    }

    Api api() {
        return server.api();
    }

    /// A word that was not used before.
    String fresh(String word) {
        return word + "-" + counter.incrementAndGet();
    }

    /// A node that may be changed and taken out.
    long spareNode() {
        String name = fresh("spare");
        return server.add(name, server.fed(name).live(name + "/cam"));
    }

    /// A node that was just taken out.
    long removedNode() {
        long id = spareNode();
        api().delete("/api/fleet/nodes/" + id).expect(200);
        return id;
    }

    /// A stream that its node does not list, so that it may be forgotten.
    long spareStream() {
        String body = Json.of("node_id", node, "path", fresh("spare/cam"));
        return api().post("/api/streams", body).expect(201).json().path("id").asLong();
    }

    long spareKey() {
        return server.rooms.access.addKey(fresh("spare"), Role.VIEWER, null).row().id();
    }

    @Override
    public void close() {
        server.close();
        real.close();
    }
}
