package dev.signalbox.simulator.scene;

import dev.signalbox.simulator.NodeSettings;
import dev.signalbox.simulator.SimulatedNode;
import dev.signalbox.simulator.Simulator;
import dev.signalbox.simulator.scene.Happening.Act;
import dev.signalbox.simulator.scene.ScenePlan.Role;
import dev.signalbox.simulator.state.Protocol;
import dev.signalbox.simulator.state.Publication;
import dev.signalbox.simulator.time.Timeline.Scheduled;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Plays scenes on a simulator, one at a time. Thread-safe.
public final class SceneRunner implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(SceneRunner.class);

    private final Simulator simulator;
    private final Stage stage;
    private final Map<String, Map<String, Publication>> publications = new HashMap<>();
    private @Nullable Timetable timetable;
    private @Nullable Scheduled due;
    private Instant started;
    private ScenePlan plan = new ScenePlan(java.util.List.of());
    private int generation;

    /// A runner without a scene.
    public SceneRunner(Simulator simulator, Stage stage) {
        this.simulator = simulator;
        this.stage = stage;
        started = simulator.timeline().now();
    }

    /// Ends the scene that is on, and starts another one. All its nodes are up on return.
    ///
    /// @throws IllegalArgumentException when the scene makes no sense
    /// @throws java.io.UncheckedIOException when a port is taken
    public synchronized void play(Scene scene, long seed) {
        var next = ScenePlan.of(scene, seed); // before anything is torn down
        stop();
        plan = next;
        for (int i = 0; i < next.nodes().size(); i++) {
            build(next.nodes().get(i), i, seed);
        }
        started = simulator.timeline().now();
        timetable = new Timetable(next, scene.timetable(), seed);
        log.info(
                "Scene '{}' with seed {}: {} nodes, {} paths",
                scene.name(),
                seed,
                next.nodes().size(),
                next.streams());
        schedule();
    }

    /// What is on.
    public synchronized ScenePlan plan() {
        return plan;
    }

    /// Ends the scene that is on, and its nodes.
    @Override
    public synchronized void close() {
        stop();
    }

    private void stop() {
        generation++;
        timetable = null;
        if (due != null) {
            due.cancel();
            due = null;
        }
        simulator.nodes().forEach(node -> simulator.remove(node.name()));
        publications.clear();
    }

    private void build(ScenePlan.Node planned, int index, long seed) {
        var settings =
                NodeSettings.named(planned.name())
                        .version(planned.version())
                        .environment(planned.environment())
                        .bind(stage.bind())
                        .port(stage.basePort() == 0 ? 0 : stage.basePort() + index)
                        .rtspPort(index == 0 ? stage.rtspPort() : NodeSettings.NO_PORT)
                        .seed(seed * 31 + index);
        if (stage.user() != null && stage.password() != null) {
            settings.user(stage.user(), stage.password());
        }
        var node = simulator.add(settings.build());
        var byPath = new HashMap<String, Publication>();
        var config = new LinkedHashMap<String, String>();
        for (var path : planned.paths()) {
            byPath.put(path.name(), path.publication());
            node.feed(path.name(), path.publication());
            config.put(path.name(), path.config());
        }
        publications.put(planned.name(), byPath);
        node.configPaths(config);
        for (var path : planned.paths()) {
            if (path.role() == Role.LIVE) {
                node.publish(path.name(), path.publication());
                node.read(path.name(), readerOf(path.publication()), path.readers());
            }
        }
    }

    private void schedule() {
        var next = timetable == null ? null : timetable.next();
        if (next == null) {
            return;
        }
        int mine = generation;
        var in = Duration.between(simulator.timeline().now(), started.plus(next.at()));
        due =
                simulator
                        .timeline()
                        .after(in.isNegative() ? Duration.ZERO : in, () -> happen(next, mine));
    }

    private synchronized void happen(Happening happening, int mine) {
        if (mine != generation) {
            return; // another scene is on
        }
        var node = simulator.find(happening.node());
        if (node != null) {
            perform(node, happening.what(), mine);
        }
        schedule();
    }

    private void perform(SimulatedNode node, Act act, int mine) {
        switch (act) {
            case Act.StreamDown(var path, var duration) -> {
                node.unpublish(path);
                later(duration, mine, () -> publish(node, path));
            }
            case Act.PullDown(var path, var duration) -> {
                node.breakPull(path);
                later(duration, mine, () -> node.connectPull(path));
            }
            case Act.Readers(var path, int more) -> {
                if (more < 0) {
                    node.unread(path, -more);
                } else if (node.isAvailable(path)) {
                    read(node, path, more);
                }
            }
            case Act.Restart(var downtime, boolean publishersReturn) ->
                    node.restart(publishersReturn, downtime);
            case Act.Broken(var fault, var duration) -> node.setFault(fault, duration);
        }
    }

    private void later(Duration delay, int mine, Runnable task) {
        simulator
                .timeline()
                .after(
                        delay,
                        () -> {
                            synchronized (this) {
                                if (mine == generation) {
                                    task.run();
                                }
                            }
                        });
    }

    /// Somebody may have changed the path over the API meanwhile; then nobody publishes to it.
    private void publish(SimulatedNode node, String path) {
        try {
            node.publish(path, publication(node, path));
        } catch (IllegalStateException e) {
            log.debug("{} did not take the stream {}: {}", node.name(), path, e.getMessage());
        }
    }

    private void read(SimulatedNode node, String path, int count) {
        try {
            node.read(path, readerOf(publication(node, path)), count);
        } catch (IllegalStateException e) {
            log.debug("{} did not take a reader of {}: {}", node.name(), path, e.getMessage());
        }
    }

    private Publication publication(SimulatedNode node, String path) {
        return publications
                .getOrDefault(node.name(), Map.of())
                .getOrDefault(path, Publication.CAMERA);
    }

    /// Viewers mostly come over WebRTC and HLS; made up from the stream so that it stays the same.
    private static Protocol readerOf(Publication publication) {
        return switch ((int) (publication.bitsPerSecond() % 3)) {
            case 0 -> Protocol.WEBRTC;
            case 1 -> Protocol.HLS;
            default -> Protocol.RTSP;
        };
    }
}
