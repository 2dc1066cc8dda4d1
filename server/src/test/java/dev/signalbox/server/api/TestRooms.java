package dev.signalbox.server.api;

import dev.signalbox.mediamtx.ClientSettings;
import dev.signalbox.mediamtx.MediaMtxClient;
import dev.signalbox.model.Node;
import dev.signalbox.model.NodeId;
import dev.signalbox.model.NodeState;
import dev.signalbox.model.NodeView;
import dev.signalbox.model.Poll;
import dev.signalbox.model.Secret;
import dev.signalbox.model.StreamRules;
import dev.signalbox.server.access.Access;
import dev.signalbox.server.events.EventLog;
import dev.signalbox.server.fleet.Fleet;
import dev.signalbox.server.fleet.FleetStore;
import dev.signalbox.server.fleet.Streams;
import dev.signalbox.server.idempotency.Idempotency;
import dev.signalbox.server.incidents.Incidents;
import dev.signalbox.server.live.Live;
import dev.signalbox.server.nodes.NodeStore;
import dev.signalbox.server.nodes.Nodes;
import dev.signalbox.server.polling.ConnectionTest;
import dev.signalbox.server.polling.Poller;
import dev.signalbox.server.storage.Stores;
import dev.signalbox.server.words.Texts;
import dev.signalbox.server.words.Words;
import dev.signalbox.server.work.Pacer;
import dev.signalbox.server.work.Tasks;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The rooms as the program wires them, asking nodes only once and then when they are told to.
final class TestRooms implements AutoCloseable {
    /// Long enough that no poll comes by itself while a test runs.
    static final Duration INTERVAL = Duration.ofHours(1);

    static final Duration PATIENCE_WITH_NODES = Duration.ofSeconds(1);

    final Tasks tasks = Tasks.virtual();
    final Pacer pacer;
    final Stores stores;
    final EventLog log;
    final Fleet fleet;
    final Nodes nodes;
    final Incidents incidents;
    final Access access;
    final Poller<Fleet.Taken> poller;
    final Live live;
    final FedNode.All fed;
    final ApiParts api;

    private final MediaMtxClient client;
    private final FleetStore fleetStore;

    TestRooms(Path data, HandTime time, Secret adminKey) throws IOException {
        this.pacer = Pacer.start(time, tasks);
        this.stores = Stores.open(Optional.empty(), Optional.empty(), data);
        this.log = new EventLog(stores.events());
        this.fleetStore = stores.fleet();
        this.fleet = new Fleet(fleetStore, log, StreamRules.DEFAULT);
        this.client =
                new MediaMtxClient(ClientSettings.DEFAULT.withPoll(PATIENCE_WITH_NODES), time);
        this.fed = new FedNode.All(client::poll, time);
        this.poller = new Poller<>(fed, new Intake(), pacer, time, 64);
        this.nodes = new Nodes(stores.nodes(), log, time, new NodeWatcher());
        this.incidents = new Incidents(stores.incidents(), log, fleet, time, tasks, pacer);
        this.access =
                new Access(
                        stores.access(),
                        time,
                        Duration.ofHours(12),
                        Map.of(adminKey, "key from outside"));
        Texts texts = new Texts(new Words());
        this.live =
                new Live(log, fleet, pacer, new LiveJson(texts, new Sums(fleet, incidents), time));
        this.api =
                new ApiParts(
                        nodes,
                        fleet,
                        new Streams(fleet, fleetStore, log, time),
                        incidents,
                        log,
                        stores.events(),
                        access,
                        new Idempotency(stores.answers(), time),
                        poller,
                        new ConnectionTest(client),
                        live,
                        pacer,
                        new TestReport(stores, tasks, time.instant()),
                        texts,
                        time,
                        tasks);
    }

    void start() {
        api.idempotency().recover();
        live.start();
        incidents.start();
        nodes.load();
        for (NodeView view : fleet.nodes()) {
            poller.watch(view.node(), Duration.ZERO);
        }
    }

    private final class Intake implements Poller.Intake<Fleet.Taken> {
        @Override
        public Fleet.Taken take(NodeId node, Poll poll) {
            return fleet.take(node, poll).orElseThrow();
        }

        @Override
        public Duration next(NodeId node) {
            return INTERVAL;
        }
    }

    private final class NodeWatcher implements Nodes.Watcher {
        @Override
        public void entered(NodeStore.Known node) {
            NodeId id = node.node().id();
            fleet.enter(node.node(), node.state(), node.lastSeen(), fleetStore.of(id));
            poller.watch(node.node(), Duration.ZERO);
        }

        @Override
        public void edited(Node node, @Nullable NodeState state) {
            fleet.edited(node, state);
            poller.watch(node, Duration.ZERO);
        }

        @Override
        public void left(NodeId node) {
            poller.forget(node);
            fleet.leave(node);
            incidents.left(node);
        }
    }

    @Override
    public void close() {
        pacer.close();
        tasks.close();
        client.close();
        if (stores.check().equals("ok")) {
            fleet.close();
        }
        stores.close();
    }
}
