package dev.signalbox.server.main;

import dev.signalbox.mediamtx.ClientSettings;
import dev.signalbox.mediamtx.MediaMtxClient;
import dev.signalbox.model.Node;
import dev.signalbox.model.NodeId;
import dev.signalbox.model.NodeRules;
import dev.signalbox.model.NodeState;
import dev.signalbox.model.NodeView;
import dev.signalbox.model.Poll;
import dev.signalbox.model.Secret;
import dev.signalbox.model.StreamRecord;
import dev.signalbox.model.StreamRules;
import dev.signalbox.server.access.Access;
import dev.signalbox.server.api.ApiParts;
import dev.signalbox.server.api.LiveJson;
import dev.signalbox.server.api.Sums;
import dev.signalbox.server.api.SystemReport;
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
import dev.signalbox.server.settings.Settings;
import dev.signalbox.server.storage.Stores;
import dev.signalbox.server.words.Texts;
import dev.signalbox.server.words.Words;
import dev.signalbox.server.work.Pacer;
import dev.signalbox.server.work.Tasks;
import dev.signalbox.server.work.Time;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The rooms that watch the fleet, wired. Nothing is asked before [#start].
final class Rooms implements AutoCloseable {
    /// First polls after a start are spread over this time.
    private static final Duration SPREAD = Duration.ofSeconds(2);

    final Stores stores;
    final EventLog log;
    final Fleet fleet;
    final Nodes nodes;
    final Incidents incidents;
    final Access access;
    final Idempotency idempotency;
    final Poller<Fleet.Taken> poller;
    final Live live;
    final ApiParts api;

    private final Duration interval;
    private final MediaMtxClient client;
    private final Map<NodeId, List<StreamRecord>> known;
    private final FleetStore fleetStore;
    private boolean started;

    Rooms(
            Settings settings,
            Stores stores,
            Time time,
            Tasks tasks,
            Pacer pacer,
            SystemReport report,
            Map<Secret, String> outsideKeys) {
        this.stores = stores;
        this.interval = settings.polling().interval();
        this.log = new EventLog(stores.events());
        this.fleetStore = stores.fleet();
        this.known = new HashMap<>(fleetStore.all());
        this.fleet =
                new Fleet(
                        fleetStore,
                        log,
                        new StreamRules(
                                settings.polling().stalledAfter(),
                                settings.polling().sourceDownAfter()));
        this.client =
                new MediaMtxClient(
                        ClientSettings.DEFAULT.withPoll(settings.polling().timeout()), time);
        this.poller =
                new Poller<>(client::poll, new Intake(), pacer, time, settings.polling().atOnce());
        this.nodes = new Nodes(stores.nodes(), log, time, new NodeWatcher());
        this.incidents = new Incidents(stores.incidents(), log, fleet, time, tasks, pacer);
        this.access = new Access(stores.access(), time, settings.sessionLength(), outsideKeys);
        this.idempotency = new Idempotency(stores.answers(), time);
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
                        idempotency,
                        poller,
                        new ConnectionTest(client),
                        live,
                        pacer,
                        report,
                        texts,
                        time,
                        tasks);
    }

    /// Reads what is known and begins to ask.
    void start() {
        idempotency.recover();
        live.start();
        // Before incidents are looked at: a node that is not loaded yet would count as gone.
        nodes.load();
        incidents.start();
        known.clear();
        started = true;
        for (NodeView view : fleet.nodes()) {
            poller.watch(view.node(), spread(view.node().id()));
        }
    }

    /// Neighbours in the list do not start at the same moment, and a node always at its own.
    private static Duration spread(NodeId node) {
        long share = Math.floorMod(node.value() * 0x9E3779B97F4A7C15L, 1000);
        return SPREAD.multipliedBy(share).dividedBy(1000);
    }

    /// Hands polls to the fleet.
    private final class Intake implements Poller.Intake<Fleet.Taken> {
        @Override
        public Fleet.Taken take(NodeId node, Poll poll) {
            return fleet.take(node, poll)
                    .orElseThrow(() -> new IllegalStateException("node " + node + " has left"));
        }

        @Override
        public Duration next(NodeId node) {
            Optional<NodeView> view = fleet.node(node);
            if (view.isEmpty()) {
                return interval;
            }
            Duration own = view.get().node().pollInterval();
            return NodeRules.next(
                    view.get().contact(), view.get().state(), own == null ? interval : own);
        }
    }

    /// Tells the other rooms that a node came, changed or went.
    private final class NodeWatcher implements Nodes.Watcher {
        @Override
        public void entered(NodeStore.Known node) {
            NodeId id = node.node().id();
            List<StreamRecord> streams =
                    started ? fleetStore.of(id) : known.getOrDefault(id, List.of());
            fleet.enter(node.node(), node.state(), node.lastSeen(), streams);
            if (started) {
                poller.watch(node.node(), Duration.ZERO);
            }
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
        client.close();
        fleet.close();
    }
}
