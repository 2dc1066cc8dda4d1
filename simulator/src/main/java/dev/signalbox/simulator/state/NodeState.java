package dev.signalbox.simulator.state;

import dev.signalbox.mediamtx.config.ConfigState;
import dev.signalbox.mediamtx.config.ConfigStore;
import dev.signalbox.mediamtx.config.WriteResult;
import dev.signalbox.mediamtx.release.MediaMtxVersion;
import dev.signalbox.mediamtx.wire.Bytes;
import dev.signalbox.mediamtx.wire.GoTime;
import dev.signalbox.mediamtx.wire.Json;
import dev.signalbox.simulator.time.Timeline;
import dev.signalbox.simulator.time.Timeline.Scheduled;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.jspecify.annotations.Nullable;

/// Everything inside one node, behind one lock. Whoever touches paths, sessions or the
/// configuration does it inside [#ask(Supplier)] or [#run(Runnable)].
public final class NodeState implements Surroundings {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition applied = lock.newCondition();
    private final NodeTraits traits;
    private final Timeline timeline;
    private final Consumer<GlobalEffects> onChange;
    private final ConfigStore config;
    private final Sessions sessions;
    private final Recordings recordings;
    private final Paths paths;
    private final PathJson pathJson;
    private final SessionJson sessionJson;
    private final Map<String, Publication> published = new LinkedHashMap<>();
    private final Map<String, Publication> feeds = new HashMap<>();
    private Instant started;
    private Duration skew = Duration.ZERO;
    private @Nullable Scheduled pending;
    private boolean closed;

    /// A node with an untouched configuration.
    ///
    /// @param onChange told what a change of the configuration tears down, with the lock held
    public NodeState(NodeTraits traits, Timeline timeline, Consumer<GlobalEffects> onChange) {
        this.traits = traits;
        this.timeline = timeline;
        this.onChange = onChange;
        config = new ConfigStore(traits.version());
        RandomGenerator random =
                RandomGeneratorFactory.of("L64X128MixRandom").create(traits.seed());
        sessions = new Sessions(random);
        recordings = new Recordings(traits.zone());
        paths = new Paths(this, config.current());
        pathJson = new PathJson(traits.version(), traits.zone());
        sessionJson = new SessionJson(traits.version(), traits.zone());
        started = now();
    }

    /// Does something with the lock held.
    public <T> T ask(Supplier<T> question) {
        lock.lock();
        try {
            return question.get();
        } finally {
            lock.unlock();
        }
    }

    /// Does something with the lock held.
    public void run(Runnable work) {
        lock.lock();
        try {
            work.run();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public MediaMtxVersion version() {
        return traits.version();
    }

    @Override
    public Instant now() {
        return timeline.now().plus(skew);
    }

    @Override
    public long nanos() {
        var now = now();
        return now.getEpochSecond() * 1_000_000_000L + now.getNano();
    }

    @Override
    public Sessions sessions() {
        return sessions;
    }

    @Override
    public Duration pullDelay() {
        return traits.pullDelay();
    }

    @Override
    public Scheduled later(Duration delay, Runnable task) {
        return timeline.after(
                delay,
                () ->
                        run(
                                () -> {
                                    if (!closed) {
                                        task.run();
                                    }
                                }));
    }

    @Override
    public Publication feed(String path) {
        return feeds.getOrDefault(path, Publication.CAMERA);
    }

    /// Says what a pull source of a path delivers from its next connection on.
    public void feed(String path, Publication publication) {
        feeds.put(path, publication);
    }

    @Override
    public void idle(SimPath path) {
        paths.idle(path);
    }

    /// The paths.
    public Paths paths() {
        return paths;
    }

    /// The recordings.
    public Recordings recordings() {
        return recordings;
    }

    /// The configuration in force.
    public ConfigState config() {
        return config.current();
    }

    /// When the node started, in its own zone.
    public String started() {
        return printed(started);
    }

    /// A moment the way the node prints it.
    public String printed(Instant moment) {
        return GoTime.print(moment, traits.zone());
    }

    /// Prints a path.
    public void print(Bytes out, SimPath path, long now) {
        pathJson.print(out, path, now);
    }

    /// Prints a connection or session.
    public void print(Json out, Session session, long now) {
        sessionJson.print(out, session, now);
    }

    /// Prints the forward destinations of a path.
    public void print(Json out, ForwardDestination destination) {
        destination.print(out, nanos(), printed(destination.created()), version());
    }

    /// Changes what is in the file, and in force.
    public void editFile(Consumer<ConfigStore> edit) {
        var before = config.current();
        edit.accept(config);
        follow(before);
    }

    /// A write of the API. One at a time: the next one waits until this one took effect.
    public WriteResult write(Function<ConfigState, WriteResult> write) {
        while (pending != null && !closed) {
            applied.awaitUninterruptibly();
        }
        var result = write.apply(config.current());
        switch (result) {
            case WriteResult.Refused refused -> config.put(refused.state());
            case WriteResult.Accepted(var next) -> {
                if (traits.applyDelay().isZero()) {
                    apply(next);
                } else {
                    pending = later(traits.applyDelay(), () -> apply(next));
                }
            }
        }
        return result;
    }

    /// Reads the file again: what the API changed is lost, the start time stays.
    public void reload() {
        var before = config.current();
        callOff();
        config.reload();
        follow(before);
    }

    /// Starts again: what the API changed is lost, all sessions end, the start time is new.
    ///
    /// @param publishersReturn whether the made-up publishers come back at once
    public void restart(boolean publishersReturn) {
        var returning = new LinkedHashMap<>(published);
        callOff();
        config.reload();
        endAll();
        paths.restart(config.current());
        started = now();
        published.clear();
        onChange.accept(new GlobalEffects(true, java.util.Set.of(), true));
        if (publishersReturn) {
            returning.forEach(this::publishIfPossible);
        }
    }

    /// Publishes without media.
    public Session publish(String path, Publication publication) throws PathRefusal {
        var session = paths.publish(path, publication);
        published.put(path, publication);
        return session;
    }

    /// Ends the publishing on a path, if there is any.
    public void unpublish(String path) {
        published.remove(path);
        var found = paths.get(path);
        if (found != null && found.publisher() != null) {
            paths.end(found.publisher());
        }
    }

    /// Reads without media; completes when the stream is there.
    public CompletableFuture<Void> read(String path, Protocol protocol) {
        return paths.read(path, protocol).thenApply(_ -> null);
    }

    /// Ends so many readers of a path, the oldest first.
    public void unread(String path, int count) {
        var found = paths.get(path);
        if (found != null) {
            found.readers.values().stream()
                    .map(PathReader::session)
                    .filter(session -> session != null)
                    .limit(count)
                    .toList()
                    .forEach(paths::end);
        }
    }

    /// Lets a pull source connect, or breaks it.
    public void reachable(String path, boolean reachable) {
        paths.reachable(path, reachable);
    }

    /// Ends a session a moment later.
    public void kick(Session session) {
        later(
                traits.kickDelay(),
                () -> {
                    forget(session);
                    paths.end(session);
                });
    }

    /// Adds a client with media to a list.
    public Session connect(SessionKind kind, String remoteAddress) {
        return sessions.add(kind, now(), remoteAddress);
    }

    /// Takes a client with media off its list without telling anybody.
    public void disconnect(Session session) {
        sessions.remove(session);
    }

    /// Lets all byte counters start again at zero.
    public void resetCounters() {
        for (var path : paths.list()) {
            if (path.stream != null) {
                path.stream.resetCounters(path.readerCount(), nanos());
            }
        }
    }

    /// Adds damaged frames to the counter of a path.
    public void damage(String path, long frames) {
        var found = paths.get(path);
        if (found != null && found.stream != null) {
            found.stream.framesInError += frames;
        }
    }

    /// Lets the clock of the node be wrong by a duration.
    public void skew(Duration by) {
        skew = by;
    }

    /// The HLS muxers as path, creation and bytes.
    public void printMuxer(Json out, SimPath path) {
        var muxer = path.muxer;
        if (muxer == null) {
            return;
        }
        long bytes = path.stream == null ? 0 : path.stream.outbound.bytes(nanos());
        out.open('{').name("path").string(path.name());
        out.name("created").string(printed(muxer.created()));
        out.name("lastRequest").string(printed(now()));
        if (version().atLeast(17, 0)) {
            out.name("outboundBytes").number(bytes).name("outboundFramesDiscarded").number(0);
        }
        out.name("bytesSent").number(bytes).close('}');
    }

    /// The paths that have an HLS muxer, oldest muxer first.
    public List<SimPath> muxed() {
        return paths.list().stream()
                .filter(path -> path.muxer != null)
                .sorted(
                        java.util.Comparator.comparing(
                                path -> path.muxer == null ? Instant.MAX : path.muxer.created()))
                .toList();
    }

    /// Ends all that is going on. Nothing happens afterwards.
    public void close() {
        closed = true;
        callOff();
        endAll();
    }

    private void apply(ConfigState next) {
        var before = config.current();
        config.put(next);
        callOff();
        follow(before);
    }

    private void follow(ConfigState before) {
        var effects = GlobalEffects.of(before, config.current());
        if (effects.allStreams()) {
            endAll();
            paths.restart(config.current());
        } else {
            sessions.all().stream()
                    .filter(session -> effects.sessions().contains(session.kind()))
                    .forEach(paths::end);
            paths.follow(config.current());
        }
        onChange.accept(effects);
    }

    /// A write that has not taken effect yet never will.
    private void callOff() {
        if (pending != null) {
            pending.cancel();
            pending = null;
        }
        applied.signalAll();
    }

    private void endAll() {
        sessions.all().forEach(paths::end);
    }

    private void forget(Session session) {
        var found = paths.get(session.path());
        if (found != null && session.equals(found.publisher())) {
            published.remove(session.path());
        }
    }

    private void publishIfPossible(String path, Publication publication) {
        try {
            publish(path, publication);
        } catch (PathRefusal e) {
            published.remove(path); // its path is not configured any more
        }
    }
}
