package dev.signalbox.server.api;

import dev.signalbox.mediamtx.MediaMtxClient.Asked;
import dev.signalbox.mediamtx.NodeMemory;
import dev.signalbox.model.ConfFacts;
import dev.signalbox.model.NodeAddress;
import dev.signalbox.model.PathState;
import dev.signalbox.model.Poll;
import dev.signalbox.model.Poll.Moment;
import dev.signalbox.model.Snapshot;
import dev.signalbox.model.Source;
import dev.signalbox.model.Track;
import dev.signalbox.model.Trouble;
import dev.signalbox.model.Version;
import dev.signalbox.server.polling.Asker;
import dev.signalbox.server.work.Time;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/// A node of which a test says word for word what it answers, without a network in between.
final class FedNode {
    private static final Track VIDEO = new Track("H264", 1920, 1080, null, null, "High", "4.0");

    private final String url;
    private final Time time;
    private final AtomicLong bytes = new AtomicLong();
    private final Map<String, PathState> paths = new TreeMap<>();
    private final Map<String, ConfFacts> confs = new ConcurrentHashMap<>();
    private volatile @Nullable Trouble trouble;
    private volatile @Nullable CountDownLatch gate;
    private volatile Instant started = Instant.parse("2026-01-02T03:04:05Z");
    private volatile Duration took = Duration.ofMillis(7);

    private FedNode(String url, Time time) {
        this.url = url;
        this.time = time;
    }

    /// All of them by address; other addresses are asked over the network.
    static final class All implements Asker {
        private final Map<URI, FedNode> nodes = new ConcurrentHashMap<>();
        private final Asker others;
        private final Time time;

        All(Asker others, Time time) {
            this.others = others;
            this.time = time;
        }

        FedNode at(String url) {
            return nodes.computeIfAbsent(URI.create(url), _ -> new FedNode(url, time));
        }

        @Override
        public Asked poll(NodeAddress address, NodeMemory memory) {
            FedNode node = nodes.get(address.apiUrl());
            return node == null ? others.poll(address, memory) : new Asked(node.answer(), memory);
        }
    }

    String url() {
        return url;
    }

    /// Paths that somebody publishes and nobody watches.
    FedNode live(String... names) {
        for (String name : names) {
            put(path(name, true, true, new Source("rtspSession", "id-of-" + name), 0));
        }
        return this;
    }

    synchronized FedNode put(PathState path) {
        paths.put(path.name(), path);
        String conf = path.confName();
        if (conf != null) {
            confs.putIfAbsent(conf, new ConfFacts(false));
        }
        return this;
    }

    /// A path as MediaMTX could list it.
    static PathState path(
            String name, boolean live, boolean available, @Nullable Source source, int readers) {
        Instant since = available ? Instant.parse("2026-02-03T04:05:06Z") : null;
        return new PathState(
                name,
                name,
                live,
                available,
                source,
                since,
                live ? List.of(VIDEO) : List.of(),
                readers,
                0,
                0,
                live ? 0L : null);
    }

    FedNode conf(String name, boolean onDemand) {
        confs.put(name, new ConfFacts(onDemand));
        return this;
    }

    synchronized FedNode without(String... names) {
        List.of(names).forEach(paths::remove);
        return this;
    }

    synchronized FedNode empty() {
        paths.clear();
        return this;
    }

    /// Fails from now on; null: answers again.
    FedNode fails(@Nullable Trouble trouble) {
        this.trouble = trouble;
        return this;
    }

    FedNode restartedAt(Instant started) {
        this.started = started;
        return this;
    }

    FedNode took(Duration took) {
        this.took = took;
        return this;
    }

    /// Answers nothing until the latch is open.
    FedNode waitsFor(@Nullable CountDownLatch gate) {
        this.gate = gate;
        return this;
    }

    private Poll answer() {
        CountDownLatch closed = gate;
        if (closed != null) {
            try {
                closed.await();
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        }
        Moment now = new Moment(time.instant(), time.nanos());
        Trouble wrong = trouble;
        if (wrong != null) {
            return new Poll.Failed(now, took, wrong, url.substring("http://".length()));
        }
        return new Poll.Seen(now, took, snapshot());
    }

    private synchronized Snapshot snapshot() {
        List<PathState> moved = new ArrayList<>(paths.size());
        long now = bytes.addAndGet(250_000);
        for (PathState path : paths.values()) {
            moved.add(path.live() ? moving(path, now) : path);
        }
        Version version = Version.parse("1.20.1").orElseThrow();
        return new Snapshot(moved, true, confs, version, started, false);
    }

    private static PathState moving(PathState path, long bytes) {
        boolean still = Objects.equals(path.confName(), "still");
        return new PathState(
                path.name(),
                path.confName(),
                true,
                path.available(),
                path.source(),
                path.liveSince(),
                path.tracks(),
                path.readers(),
                still ? 1 : bytes,
                still ? 0 : bytes * path.readers(),
                path.framesInError());
    }
}
