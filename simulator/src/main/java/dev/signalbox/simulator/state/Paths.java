package dev.signalbox.simulator.state;

import dev.signalbox.mediamtx.config.ConfigState;
import dev.signalbox.mediamtx.config.HotKeys;
import dev.signalbox.mediamtx.config.PathConf;
import dev.signalbox.mediamtx.wire.BadValue;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/// The paths that exist, and what the outside does to them by name. To be called with the node's
/// lock held.
public final class Paths {

    private final TreeMap<String, SimPath> byName = new TreeMap<>();
    private final Set<String> unreachable = new HashSet<>();
    private final Surroundings node;
    private final PathMachine machine;
    private ConfigState config;

    Paths(Surroundings node, ConfigState config) {
        this.node = node;
        this.config = config;
        machine = new PathMachine(node);
    }

    /// All paths, by name.
    public Collection<SimPath> list() {
        return byName.values();
    }

    /// The path of a name, or null.
    public @Nullable SimPath get(String name) {
        return byName.get(name);
    }

    /// Follows a new configuration: paths stay, take it over, are made anew or end.
    void follow(ConfigState next) {
        config = next;
        for (var path : List.copyOf(byName.values())) {
            var conf = confOf(path.name());
            if (conf == null
                    || HotKeys.verdict(path.conf, conf, next.version()) == HotKeys.Verdict.COLD) {
                close(path);
            } else if (path.conf != conf) {
                path.conf = conf;
                machine.reforward(path);
                path.changed();
            }
        }
        for (var entry : next.paths().values()) {
            var conf = entry.conf();
            if (conf.pattern() == null && !byName.containsKey(conf.name())) {
                create(conf.name(), conf);
            }
        }
    }

    /// Ends every path and makes those of the configuration anew.
    void restart(ConfigState next) {
        List.copyOf(byName.values()).forEach(this::close);
        follow(next);
    }

    /// Publishes without media.
    Session publish(String name, Publication publication) throws PathRefusal {
        var path = require(name);
        try {
            return MadeUp.publish(node, machine, path, publication);
        } finally {
            machine.checkIdle(path);
        }
    }

    /// Publishes with media.
    public void attach(
            String name, Session session, List<Track> tracks, Meter inbound, Meter outbound)
            throws PathRefusal {
        var path = require(name);
        try {
            machine.publish(path, session, tracks, 0, inbound, outbound);
        } finally {
            machine.checkIdle(path);
        }
    }

    /// Finds out whether a publisher would be taken.
    public void checkPublisher(String name) throws PathRefusal {
        var path = require(name);
        try {
            machine.checkPublisher(path);
        } finally {
            machine.checkIdle(path);
        }
    }

    /// Ends a session and what it does: its publishing or its reading stops.
    public void end(Session session) {
        var path = byName.get(session.path());
        machine.end(session);
        if (path == null) {
            return;
        }
        if (session.equals(path.publisher)) {
            machine.unpublish(path);
        }
        for (var reader : List.copyOf(path.readers.values())) {
            if (session.equals(reader.session())) {
                machine.removeReader(path, reader);
            }
        }
        if (path.muxer != null && path.readers.values().stream().allMatch(PathReader::hidden)) {
            path.muxer = null;
            List.copyOf(path.readers.values()).forEach(muxer -> machine.removeReader(path, muxer));
        }
        machine.checkIdle(path);
    }

    /// Reads without media. Completes when the stream is there, or with a [PathRefusal].
    CompletableFuture<PathReader> read(String name, Protocol protocol) {
        return admit(name, path -> MadeUp.read(node, machine, path, protocol));
    }

    /// Reads with media. Completes when the stream is there, or with a [PathRefusal].
    public CompletableFuture<SimPath> join(String name, Session session, Protocol protocol) {
        return admit(
                name,
                path -> {
                    var type = protocol.typeName(node.version());
                    var id = session.id().toString();
                    machine.addReader(path, new PathReader(type, id, session, false));
                    return path;
                });
    }

    /// Waits for a stream without reading it. Completes with the path, or with a [PathRefusal].
    public CompletableFuture<SimPath> describe(String name) {
        return admit(name, path -> path);
    }

    /// Lets a pull source connect, or breaks it.
    void reachable(String name, boolean reachable) {
        if (reachable) {
            unreachable.remove(name);
        } else {
            unreachable.add(name);
        }
        var path = byName.get(name);
        if (path != null) {
            machine.pulling().reachable(path, reachable);
            machine.checkIdle(path);
        }
    }

    /// Removes a path that nobody uses.
    void idle(SimPath path) {
        close(path);
    }

    /// What a reader does once there is a stream.
    private interface Admission<T> {
        T admit(SimPath path) throws PathRefusal;
    }

    private <T> CompletableFuture<T> admit(String name, Admission<T> admission) {
        SimPath path;
        try {
            path = require(name);
        } catch (PathRefusal e) {
            return CompletableFuture.failedFuture(e);
        }
        var result = new CompletableFuture<T>();
        var attempt = new Attempt<>(path, admission, result);
        if (path.stream != null) {
            attempt.ready();
        } else if (Demand.concerns(path)) {
            machine.demand().hold(path, attempt);
        } else {
            attempt.failed(PathRefusal.noStream(name));
        }
        machine.checkIdle(path);
        return result;
    }

    private record Attempt<T>(SimPath path, Admission<T> admission, CompletableFuture<T> result)
            implements SimPath.Waiting {

        @Override
        public void ready() {
            try {
                result.complete(admission.admit(path));
            } catch (PathRefusal e) {
                result.completeExceptionally(e);
            }
        }

        @Override
        public void failed(PathRefusal why) {
            result.completeExceptionally(why);
        }
    }

    private SimPath require(String name) throws PathRefusal {
        var path = byName.get(name);
        if (path != null) {
            return path;
        }
        try {
            return create(name, config.find(name));
        } catch (BadValue e) {
            throw PathRefusal.because(e.text());
        }
    }

    private @Nullable PathConf confOf(String name) {
        try {
            return config.find(name);
        } catch (BadValue e) {
            return null;
        }
    }

    private SimPath create(String name, PathConf conf) {
        var path = new SimPath(name, conf);
        path.reachable = !unreachable.contains(name);
        byName.put(name, path);
        machine.created(path);
        return path;
    }

    private void close(SimPath path) {
        byName.remove(path.name());
        machine.close(path);
    }
}
