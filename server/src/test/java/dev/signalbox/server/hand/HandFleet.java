package dev.signalbox.server.hand;

import dev.signalbox.model.Event;
import dev.signalbox.model.Node;
import dev.signalbox.model.NodeId;
import dev.signalbox.model.NodeState;
import dev.signalbox.model.NodeView;
import dev.signalbox.model.PathState;
import dev.signalbox.model.Secret;
import dev.signalbox.model.Snapshot;
import dev.signalbox.model.StreamRules;
import dev.signalbox.model.StreamView;
import dev.signalbox.model.Trouble;
import dev.signalbox.server.events.EventLog;
import dev.signalbox.server.fleet.Fleet;
import dev.signalbox.server.fleet.Streams;
import dev.signalbox.server.incidents.Incidents;
import dev.signalbox.server.nodes.NodeDraft;
import dev.signalbox.server.nodes.NodeStore.Known;
import dev.signalbox.server.nodes.Nodes;
import dev.signalbox.server.storage.Stores;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The rooms that watch the fleet, wired over a real store, with nodes that answer when the test
/// says so. Opened again over the same folder it is a restart.
public final class HandFleet implements AutoCloseable {
    /// How long passes before each answer.
    public static final Duration STEP = Duration.ofSeconds(10);

    private static final Secret KEY = Secret.of(Base64.getEncoder().encodeToString(new byte[32]));

    public final HandWork work;
    public final Stores stores;
    public final HandStore store;
    public final EventLog log;
    public final Fleet fleet;
    public final Nodes nodes;
    public final Streams streams;
    public final Incidents incidents;

    /// All that was told since it was opened.
    public final List<Event> told = new ArrayList<>();

    private HandFleet(HandWork work, Stores stores) {
        this.work = work;
        this.stores = stores;
        this.store = new HandStore(stores.fleet());
        this.log = new EventLog(stores.events());
        this.fleet = new Fleet(store, log, StreamRules.DEFAULT);
        this.nodes = new Nodes(stores.nodes(), log, work.time, new Watcher());
        this.streams = new Streams(fleet, store, log, work.time);
        this.incidents =
                new Incidents(stores.incidents(), log, fleet, work.time, work.tasks, work.pacer);
        log.listen(told::addAll);
        nodes.load();
    }

    /// Opens it; incidents are not followed before [Incidents#start].
    public static HandFleet open(Path folder, HandWork work) {
        try {
            return new HandFleet(work, Stores.open(Optional.empty(), Optional.of(KEY), folder));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private final class Watcher implements Nodes.Watcher {
        @Override
        public void entered(Known known) {
            fleet.enter(
                    known.node(),
                    known.state(),
                    known.lastSeen(),
                    stores.fleet().of(known.node().id()));
        }

        @Override
        public void edited(Node node, @Nullable NodeState state) {
            fleet.edited(node, state);
        }

        @Override
        public void left(NodeId node) {
            fleet.leave(node);
            incidents.left(node);
        }
    }

    public Node add(String name) {
        return add(Some.draft(name));
    }

    public Node add(NodeDraft draft) {
        return nodes.add(draft, Node.Origin.USER, "ann");
    }

    /// Some time later the node lists these paths.
    public Fleet.Taken answers(Node node, PathState... paths) {
        return answers(node, Some.snapshot(paths));
    }

    public Fleet.Taken answers(Node node, List<PathState> paths) {
        return answers(node, Some.snapshot(paths));
    }

    public Fleet.Taken answers(Node node, Snapshot snapshot) {
        work.pass(STEP);
        return fleet.take(node.id(), Some.seen(work.time, snapshot)).orElseThrow();
    }

    /// Some time later the node gives no usable answer.
    public Fleet.Taken fails(Node node, Trouble trouble) {
        work.pass(STEP);
        return fleet.take(node.id(), Some.failed(work.time, trouble)).orElseThrow();
    }

    /// The node fails for so long that this is taken for true.
    public void goesAway(Node node) {
        fails(node, Trouble.CONNECTION_REFUSED);
        fails(node, Trouble.CONNECTION_REFUSED);
    }

    public NodeView view(Node node) {
        return fleet.node(node.id()).orElseThrow();
    }

    public StreamView stream(Node node, String path) {
        return view(node).streams().stream()
                .filter(stream -> stream.path().equals(path))
                .findFirst()
                .orElseThrow();
    }

    /// What was told since the last time this was asked for, as the codes of its kinds.
    public List<String> news() {
        List<String> news = told.stream().map(event -> event.kind().code()).toList();
        told.clear();
        return news;
    }

    /// As if it were killed: nothing more is written.
    public void die() {
        stores.close();
    }

    @Override
    public void close() {
        store.away(false);
        fleet.close();
        stores.close();
    }
}
