package dev.signalbox.simulator;

import dev.signalbox.mediamtx.release.MediaMtxVersion;
import dev.signalbox.simulator.control.ControlPort;
import dev.signalbox.simulator.scene.BuiltInScenes;
import dev.signalbox.simulator.scene.Scene;
import dev.signalbox.simulator.scene.ScenePlan;
import dev.signalbox.simulator.scene.SceneReader;
import dev.signalbox.simulator.scene.SceneRunner;
import dev.signalbox.simulator.scene.Stage;
import dev.signalbox.simulator.time.Timeline;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/// `signalbox simulate`: runs pretend nodes until it is told to end.
public final class Main {

    private static final String LOGBACK = "logback.configurationFile";

    private Main() {}

    /// Starts the simulator and stays until the process is ended. Exits with 2 on bad input.
    public static void main(String[] arguments) throws InterruptedException {
        logToStandardError();
        Running running;
        try {
            running = start(System.out, arguments);
        } catch (IllegalArgumentException | UncheckedIOException e) {
            System.err.println(e.getMessage());
            System.err.println("Try --help.");
            System.exit(2);
            return;
        }
        if (running == null) {
            return;
        }
        // SIGTERM and SIGINT end the process at once: nothing of it has to be put away.
        new CountDownLatch(1).await();
    }

    /// Unless whoever starts this has set up logging.
    private static void logToStandardError() {
        if (System.getProperty(LOGBACK) == null && Main.class.getResource("/logback.xml") == null) {
            System.setProperty(LOGBACK, "dev/signalbox/simulator/simulate-logback.xml");
        }
    }

    /// What is running. Closing it ends all of it.
    record Running(Simulator simulator, SceneRunner scenes, ControlPort control)
            implements AutoCloseable {

        @Override
        public void close() {
            control.close();
            scenes.close();
            simulator.close();
        }
    }

    /// Starts what the arguments ask for and says so. Null when only the help was wanted.
    ///
    /// @throws IllegalArgumentException with a sentence about what is wrong with the arguments
    /// @throws UncheckedIOException with a sentence about a port or file
    static @org.jspecify.annotations.Nullable Running start(PrintStream out, String... arguments) {
        var wanted = CommandLine.parse(arguments);
        if (wanted.help()) {
            out.print(CommandLine.HELP);
            return null;
        }
        var scene = scene(wanted);
        var seed = wanted.seed();
        long chosen = seed != null ? seed : new SecureRandom().nextInt(1_000_000);
        var stage =
                new Stage(
                        wanted.bind(),
                        wanted.basePort(),
                        wanted.rtspPort(),
                        wanted.user(),
                        wanted.password());
        var simulator = Simulator.open(new SimulatorSettings(List.of(), Timeline.real()));
        var scenes = new SceneRunner(simulator, stage);
        try {
            scenes.play(scene, chosen);
            var control = ControlPort.open(simulator, scenes, wanted.controlPort());
            announce(out, scene, chosen, scenes.plan(), simulator, control);
            return new Running(simulator, scenes, control);
        } catch (RuntimeException e) {
            scenes.close();
            simulator.close();
            throw e;
        }
    }

    private static Scene scene(CommandLine wanted) {
        var version = wanted.version();
        var scene =
                wanted.plain()
                        ? Scene.fleet(wanted.nodes(), wanted.paths())
                        : named(wanted.scene() == null ? "demo" : wanted.scene());
        return version == null ? scene : scene.with(version);
    }

    private static Scene named(String name) {
        if (BuiltInScenes.names().contains(name)) {
            return BuiltInScenes.named(name);
        }
        try {
            return SceneReader.read(Files.readString(Path.of(name)));
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    "'"
                            + name
                            + "' is neither a scene ("
                            + String.join(", ", BuiltInScenes.names())
                            + ") nor a file that can be read",
                    e);
        }
    }

    private static void announce(
            PrintStream out,
            Scene scene,
            long seed,
            ScenePlan plan,
            Simulator simulator,
            ControlPort control) {
        out.println(
                "Simulated MediaMTX nodes (no MediaMTX runs here), scene '"
                        + scene.name()
                        + "', seed "
                        + seed);
        var groups = new LinkedHashMap<String, List<ScenePlan.Node>>();
        for (var node : plan.nodes()) {
            groups.computeIfAbsent(node.group(), _ -> new java.util.ArrayList<>()).add(node);
        }
        groups.values().forEach(nodes -> announce(out, nodes, simulator));
        out.println("Control: " + control.url());
        out.println("Simulator is ready: " + control.url());
        out.flush();
    }

    private static void announce(PrintStream out, List<ScenePlan.Node> nodes, Simulator simulator) {
        var first = simulator.node(nodes.getFirst().name());
        var last = simulator.node(nodes.getLast().name());
        var versions = nodes.stream().map(ScenePlan.Node::version).distinct().sorted().toList();
        long paths = nodes.stream().mapToLong(node -> node.paths().size()).sum();
        var line = new StringBuilder();
        line.append(first.environment().isEmpty() ? "nodes" : first.environment());
        line.append(": ").append(nodes.size()).append(nodes.size() == 1 ? " node " : " nodes ");
        line.append(first.name()).append(nodes.size() == 1 ? "" : " to " + last.name());
        line.append(", MediaMTX ").append(join(versions)).append(", ");
        line.append(paths).append(" paths, ").append(first.url());
        line.append(nodes.size() == 1 ? "" : " to " + last.url());
        if (first.rtspPort() >= 0) {
            var host = first.settings().bind().getHostAddress();
            line.append(", media at rtsp://").append(host).append(':').append(first.rtspPort());
        }
        out.println(line);
    }

    private static String join(List<MediaMtxVersion> versions) {
        return String.join("/", versions.stream().map(MediaMtxVersion::toString).toList());
    }
}
