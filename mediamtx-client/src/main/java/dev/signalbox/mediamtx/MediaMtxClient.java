package dev.signalbox.mediamtx;

import dev.signalbox.model.ConfFacts;
import dev.signalbox.model.NodeAddress;
import dev.signalbox.model.Poll;
import dev.signalbox.model.Poll.Failed;
import dev.signalbox.model.Poll.Moment;
import dev.signalbox.model.Poll.Seen;
import dev.signalbox.model.Snapshot;
import dev.signalbox.model.Trouble;
import dev.signalbox.model.Version;
import dev.signalbox.model.Version.Capability;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Asks MediaMTX servers, any number of them, from any number of threads. Every call is bounded in
/// time and in bytes and changes nothing on the server.
public final class MediaMtxClient implements AutoCloseable {
    private final ClientSettings settings;
    private final InstantSource clock;
    private final Wire wire;
    private final Words words = new Words();

    public MediaMtxClient(ClientSettings settings, InstantSource clock) {
        this.settings = settings;
        this.clock = clock;
        this.wire = new Wire(settings);
    }

    /// What a poll found, and what to hand to the next one.
    public record Asked(Poll poll, NodeMemory memory) {}

    /// Reads all paths of a node, with what is needed to judge them.
    public Asked poll(NodeAddress node, NodeMemory memory) {
        long begun = System.nanoTime();
        Deadline deadline = Deadline.in(settings.poll());
        // What is forgotten here is learnt anew below.
        NodeMemory known = memory.stale(begun) ? NodeMemory.NOTHING : memory;
        boolean greeted = false;
        try {
            NodeMemory learnt = greet(node, known, deadline);
            greeted = true;
            PathList list = PathList.ask(wire, words, node, settings.pageSize(), deadline);
            NodeMemory complete = withConfs(node, learnt, list, deadline);
            Version version = complete.version();
            Snapshot snapshot =
                    new Snapshot(
                            list.paths(),
                            list.whole(),
                            complete.confs(),
                            version == null ? Version.OLDEST : version,
                            complete.started(),
                            list.simulated());
            Moment at = new Moment(clock.instant(), list.nanos());
            return new Asked(new Seen(at, since(begun), snapshot), complete);
        } catch (AskFailed e) {
            return new Asked(failed(node, e, greeted, begun), known);
        }
    }

    /// Learns the version, and on newer servers when they started, which is how a restart is
    /// noticed. It costs the server next to nothing, and shows whether it lives.
    private NodeMemory greet(NodeAddress node, NodeMemory known, Deadline deadline)
            throws AskFailed {
        Version version = known.version();
        if (version != null && !version.can(Capability.INFO)) {
            return known;
        }
        ServerInfo info = info(node, deadline);
        if (info == null) {
            Version told = VersionTeller.ask(wire, node, deadline);
            return new NodeMemory(told, null, Map.of(), System.nanoTime());
        }
        Version said = info.version();
        if (said == null) {
            said = Version.atLeast(1, 15, 2);
        }
        if (said.equals(version) && Objects.equals(info.started(), known.started())) {
            return known;
        }
        return new NodeMemory(said, info.started(), Map.of(), System.nanoTime());
    }

    private @Nullable ServerInfo info(NodeAddress node, Deadline deadline) throws AskFailed {
        try {
            return wire.get(node, "/v3/info", deadline, (body, _) -> ServerInfo.read(body));
        } catch (AskFailed e) {
            // Before 1.15.2 there is no such route.
            if (e.trouble() == Trouble.NOT_MEDIAMTX) {
                return null;
            }
            throw e;
        }
    }

    private NodeMemory withConfs(
            NodeAddress node, NodeMemory memory, PathList list, Deadline deadline) {
        try {
            Map<String, ConfFacts> confs =
                    ConfReader.complete(wire, node, list, memory.confs(), deadline);
            // Facts are only ever added to what is known.
            return confs.size() == memory.confs().size()
                    ? memory
                    : new NodeMemory(memory.version(), memory.started(), confs, memory.learnt());
        } catch (AskFailed _) {
            // The list stands without the facts; what is not known makes no stream unhealthy.
            return memory;
        }
    }

    private Failed failed(NodeAddress node, AskFailed e, boolean greeted, long begun) {
        Trouble trouble = e.trouble();
        if (trouble == Trouble.NO_ANSWER && (greeted && lives(node))) {
            trouble = Trouble.BUSY;
        }
        Moment at = new Moment(clock.instant(), System.nanoTime());
        return new Failed(at, since(begun), trouble, e.evidence());
    }

    /// Whether the server answers what it need not think about.
    private boolean lives(NodeAddress node) {
        Deadline deadline = Deadline.in(settings.probe());
        try {
            wire.get(node, "/v3/config/global/get", deadline, (_, _) -> true);
            return true;
        } catch (AskFailed _) {
            return false;
        }
    }

    /// The listeners of a server, to suggest its public URLs.
    public Listeners listeners(NodeAddress node) throws AskFailed {
        Deadline deadline = Deadline.in(settings.poll());
        return wire.get(
                node, "/v3/config/global/get", deadline, (body, _) -> Listeners.read(body, node));
    }

    private static Duration since(long begun) {
        return Duration.ofNanos(System.nanoTime() - begun);
    }

    @Override
    public void close() {
        wire.close();
    }
}
