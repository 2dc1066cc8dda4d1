package dev.signalbox.simulator;

import dev.signalbox.mediamtx.release.MediaMtxVersion;
import dev.signalbox.mediamtx.wire.Json;
import dev.signalbox.simulator.api.NodeApi;
import dev.signalbox.simulator.fault.Fault;
import dev.signalbox.simulator.fault.FaultKind;
import dev.signalbox.simulator.fault.Faults;
import dev.signalbox.simulator.http.Delivery;
import dev.signalbox.simulator.http.HttpListener;
import dev.signalbox.simulator.http.HttpReply;
import dev.signalbox.simulator.http.HttpRequest;
import dev.signalbox.simulator.rtsp.RtspServer;
import dev.signalbox.simulator.state.GlobalEffects;
import dev.signalbox.simulator.state.NodeState;
import dev.signalbox.simulator.state.NodeTraits;
import dev.signalbox.simulator.state.PathRefusal;
import dev.signalbox.simulator.state.Protocol;
import dev.signalbox.simulator.state.Publication;
import dev.signalbox.simulator.state.SimPath;
import dev.signalbox.simulator.time.Timeline;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One node, to be driven by tests, scenes and the control port. Thread-safe.
public final class SimulatedNode implements AutoCloseable {

    private static final int CHUNKED_ABOVE = 2048;
    private static final Duration PORT_RETRY = Duration.ofMillis(100);
    private static final Duration AFTER_ANSWER = Duration.ofMillis(50);

    private final NodeSettings settings;
    private final Timeline timeline;
    private final NodeState state;
    private final Faults faults;
    private final NodeApi api;
    private final HttpListener listener;
    private final @Nullable RtspServer rtsp;
    private boolean away;
    private boolean closed;

    private SimulatedNode(NodeSettings settings, Timeline timeline) {
        this.settings = settings;
        this.timeline = timeline;
        faults = new Faults(timeline, this::openOrShut);
        state =
                new NodeState(
                        new NodeTraits(
                                settings.version(),
                                settings.zone(),
                                settings.seed(),
                                settings.pullDelay(),
                                settings.applyDelay(),
                                settings.kickDelay()),
                        timeline,
                        this::configChanged);
        api = new NodeApi(state, faults, settings.authDelay());
        listener =
                new HttpListener(
                        settings.name(),
                        settings.bind(),
                        settings.port(),
                        headers(settings.version()),
                        this::answer);
        rtsp =
                settings.rtspPort() == NodeSettings.NO_PORT
                        ? null
                        : new RtspServer(
                                settings.name(), settings.bind(), settings.rtspPort(), state);
    }

    static SimulatedNode open(NodeSettings settings, Timeline timeline) {
        var node = new SimulatedNode(settings, timeline);
        try {
            node.listener.open();
            if (node.rtsp != null) {
                node.rtsp.open();
            }
        } catch (UncheckedIOException e) {
            node.close();
            throw e;
        }
        node.globals(node.firstGlobals());
        return node;
    }

    /// Its name.
    public String name() {
        return settings.name();
    }

    /// The release that it pretends to be.
    public MediaMtxVersion version() {
        return settings.version();
    }

    /// Its label, such as `production`; empty for none.
    public String environment() {
        return settings.environment();
    }

    /// The settings that it was made with.
    public NodeSettings settings() {
        return settings;
    }

    /// The port of its API, also while it is closed.
    public int port() {
        return listener.port();
    }

    /// The base URL of its API, without a slash at the end.
    public URI url() {
        return URI.create("http://" + settings.bind().getHostAddress() + ":" + port());
    }

    /// The port of RTSP with media, or -1 when the node has none.
    public int rtspPort() {
        return rtsp == null ? NodeSettings.NO_PORT : rtsp.port();
    }

    /// Sets a path in the node's file, and in force. A path of that name is replaced.
    ///
    /// @param json an object of path keys, such as `{"source":"rtsp://cam.invalid/1"}`
    /// @throws IllegalArgumentException when the release would refuse it
    public void configPath(String name, String json) {
        configPaths(Map.of(name, json));
    }

    /// Sets many paths in the node's file, and in force.
    ///
    /// @param paths an object of path keys for each name
    /// @throws IllegalArgumentException when the release would refuse one
    public void configPaths(Map<String, String> paths) {
        state.run(() -> state.editFile(config -> config.setFilePaths(paths)));
    }

    /// Takes a path out of the node's file, and out of force.
    public void removeConfigPath(String name) {
        state.run(() -> state.editFile(config -> config.removeFilePath(name)));
    }

    /// Sets global keys in the node's file, and in force.
    ///
    /// @param json an object of global keys, such as `{"rtmp":false}`
    /// @throws IllegalArgumentException when the release would refuse it
    public void globals(String json) {
        state.run(() -> state.editFile(config -> config.setFileGlobals(json)));
    }

    /// Publishes the stream of a usual camera to a path.
    ///
    /// @throws IllegalStateException when the path does not take a publisher
    public void publish(String path) {
        publish(path, Publication.CAMERA);
    }

    /// Publishes to a path, without media.
    ///
    /// @throws IllegalStateException when the path does not take a publisher
    public void publish(String path, Publication publication) {
        state.run(
                () -> {
                    try {
                        state.publish(path, publication);
                    } catch (PathRefusal e) {
                        throw new IllegalStateException(e.text());
                    }
                });
    }

    /// Ends the publishing on a path, if there is any.
    public void unpublish(String path) {
        state.run(() -> state.unpublish(path));
    }

    /// Lets so many readers come, without media. On a path on demand they wait for the stream.
    ///
    /// @throws IllegalStateException when there is no stream, and none can be had
    public void read(String path, Protocol protocol, int count) {
        for (int i = 0; i < count; i++) {
            var reading = state.ask(() -> state.read(path, protocol));
            if (reading.isCompletedExceptionally()) {
                throw new IllegalStateException(reading.exceptionNow().getMessage());
            }
        }
    }

    /// Lets so many readers go, the oldest first.
    public void unread(String path, int count) {
        state.run(() -> state.unread(path, count));
    }

    /// Says what the far end of a pull source delivers from its next connection on.
    public void feed(String path, Publication publication) {
        state.run(() -> state.feed(path, publication));
    }

    /// Lets the far end of a pull source answer. It is connected a moment later.
    public void connectPull(String path) {
        state.run(() -> state.reachable(path, true));
    }

    /// Takes the far end of a pull source away, until [#connectPull(String)].
    public void breakPull(String path) {
        state.run(() -> state.reachable(path, false));
    }

    /// Kicks the publisher of a path, if there is one.
    public void kickPublisher(String path) {
        state.run(
                () -> {
                    var found = state.paths().get(path);
                    if (found != null && found.publisher() != null) {
                        state.kick(found.publisher());
                    }
                });
    }

    /// Starts again within no time, and nobody publishes any more.
    public void restart() {
        restart(false);
    }

    /// Starts again within no time: what the API changed is lost, the start time is new.
    ///
    /// @param publishersReturn whether the made-up publishers are back at once
    public void restart(boolean publishersReturn) {
        state.run(() -> state.restart(publishersReturn));
        listener.dropConnections();
    }

    /// Goes away and starts again after a while.
    ///
    /// @param publishersReturn whether the made-up publishers are back then
    public void restart(boolean publishersReturn, Duration downtime) {
        setAway(true);
        timeline.after(
                downtime,
                () -> {
                    state.run(() -> state.restart(publishersReturn));
                    setAway(false);
                });
    }

    /// Reads the file again: what the API changed is lost, while the start time stays.
    public void reloadFromFile() {
        state.run(state::reload);
    }

    /// Lets all byte counters start again at zero although nothing was interrupted.
    public void resetCounters() {
        state.run(state::resetCounters);
    }

    /// Adds damaged frames to the counter of a path.
    public void damage(String path, long frames) {
        state.run(() -> state.damage(path, frames));
    }

    /// Lets the clock of the node be wrong.
    public void clockSkew(Duration by) {
        state.run(() -> state.skew(by));
    }

    /// Lets there be a recorded segment.
    public void addRecording(String path, Instant start) {
        state.run(() -> state.recordings().add(path, start));
    }

    /// Puts a fault into force until it is cleared.
    public void setFault(Fault fault) {
        faults.set(fault);
    }

    /// Puts a fault into force for a while.
    public void setFault(Fault fault, Duration duration) {
        faults.set(fault, duration);
    }

    /// Takes back the faults of a kind.
    public void clearFaults(FaultKind kind) {
        faults.clear(kind);
    }

    /// Takes back all faults.
    public void clearFaults() {
        faults.clear();
    }

    /// The faults in force.
    public List<Fault> faults() {
        return faults.active();
    }

    /// How often each verb and URL was asked, such as `GET /v3/paths/list`; names are left out.
    public Map<String, Long> requests() {
        return api.requests();
    }

    /// How often something was asked.
    ///
    /// @param verbAndUrl such as `GET /v3/paths/list`
    public long requests(String verbAndUrl) {
        return api.requests().getOrDefault(verbAndUrl, 0L);
    }

    /// Counts requests afresh.
    public void forgetRequests() {
        api.forgetRequests();
    }

    /// The names of the paths that exist.
    public List<String> paths() {
        return state.ask(() -> state.paths().list().stream().map(SimPath::name).toList());
    }

    /// How many paths have a stream.
    public long livePaths() {
        return state.ask(() -> state.paths().list().stream().filter(SimPath::available).count());
    }

    /// Whether a path exists and has a stream.
    public boolean isAvailable(String path) {
        return state.ask(
                () -> {
                    var found = state.paths().get(path);
                    return found != null && found.available();
                });
    }

    /// How many readers the API shows for a path.
    public int readers(String path) {
        return state.ask(
                () -> {
                    var found = state.paths().get(path);
                    return found == null ? 0 : found.readerCount();
                });
    }

    /// Closes its ports and connections and ends its threads.
    @Override
    public void close() {
        synchronized (this) {
            closed = true;
        }
        faults.clear();
        state.run(state::close);
        api.close();
        listener.close();
        if (rtsp != null) {
            rtsp.close();
        }
    }

    private static List<String> headers(MediaMtxVersion version) {
        var lines = new ArrayList<String>();
        if (version.before(19, 3)) {
            lines.add("Access-Control-Allow-Credentials: true");
        }
        lines.add("Access-Control-Allow-Origin: *");
        lines.add("Server: mediamtx");
        lines.add("X-Simulated: signalbox");
        return lines;
    }

    private String firstGlobals() {
        var json = new Json().open('{').name("api").bool(true);
        json.name("apiAddress").string(settings.bind().getHostAddress() + ":" + port());
        if (rtsp != null) {
            json.name("rtspAddress").string(settings.bind().getHostAddress() + ":" + rtspPort());
        }
        if (settings.user() != null) {
            json.name("authInternalUsers").open('[').open('{');
            json.name("user").string(settings.user()).name("pass").string(settings.password());
            json.name("ips").open('[').close(']').name("permissions").open('[');
            for (var action : List.of("publish", "read", "playback", "api", "metrics", "pprof")) {
                json.open('{').name("action").string(action).name("path").string("").close('}');
            }
            json.close(']').close('}').close(']');
        }
        return json.close('}').toString();
    }

    private HttpReply answer(HttpRequest request) {
        var reply = api.answer(request);
        boolean chunk =
                settings.chunked()
                        && reply.body().length() > CHUNKED_ABOVE
                        && reply.delivery() instanceof Delivery.Whole;
        return chunk ? reply.delivered(new Delivery.Chunked()) : reply;
    }

    /// Runs with the state's lock held, so it only asks for things to be done.
    private void configChanged(GlobalEffects effects) {
        if (effects.api()) {
            listener.dropIdleConnections();
            timeline.after(AFTER_ANSWER, this::openOrShut);
        }
    }

    private synchronized void setAway(boolean value) {
        away = value;
        openOrShut();
    }

    private synchronized void openOrShut() {
        boolean open =
                !closed
                        && !away
                        && !faults.has(FaultKind.REFUSE)
                        && state.ask(() -> state.config().flag("api"));
        if (!open) {
            listener.shutDown();
        }
        if (rtsp != null && (away || closed)) {
            rtsp.shutDown();
        }
        try {
            if (open) {
                listener.open();
            }
            if (rtsp != null && !away && !closed) {
                rtsp.open();
            }
        } catch (UncheckedIOException e) {
            timeline.after(PORT_RETRY, this::openOrShut); // somebody else has the port just now
        }
    }
}
