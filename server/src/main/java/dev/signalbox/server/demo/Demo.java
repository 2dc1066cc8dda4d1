package dev.signalbox.server.demo;

import dev.signalbox.model.Node;
import dev.signalbox.model.NodeAddress;
import dev.signalbox.model.PublicUrls;
import dev.signalbox.server.localnode.Simulator;
import dev.signalbox.server.nodes.NodeDraft;
import dev.signalbox.server.nodes.Nodes;
import dev.signalbox.server.processes.ChildSpec;
import dev.signalbox.server.processes.Children;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Twelve simulated nodes with 600 streams that come and go.
public final class Demo {
    private static final int NODES = 12;
    private static final String BY = "demo";
    private static final String FLEET = "demo-fleet";
    private static final String PATTERN = "demo-pattern";

    private final Children children;
    private final Nodes nodes;
    private final Path folder;

    /// A demo.
    ///
    /// @param folder for what it writes
    public Demo(Children children, Nodes nodes, Path folder) {
        this.children = children;
        this.nodes = nodes;
        this.folder = folder;
    }

    /// Brings up the simulated fleet and puts it into ours.
    public void openFleet() throws IOException {
        Files.createDirectories(folder);
        int basePort = basePort();
        children.keep(
                new ChildSpec(
                        FLEET,
                        Simulator.command(
                                List.of(
                                        "--scene",
                                        "demo",
                                        "--base-port",
                                        String.valueOf(basePort),
                                        "--control-port",
                                        "0")),
                        folder));
        for (int i = 0; i < NODES; i++) {
            register(i, basePort + i);
        }
    }

    private void register(int index, int port) {
        List<String> environments = List.of("production", "staging", "development");
        String environment = environments.get(index < 6 ? 0 : index < 9 ? 1 : 2);
        String name = "demo-%s-%02d".formatted(environment, index + 1);
        NodeAddress address = new NodeAddress(URI.create("http://127.0.0.1:" + port), null, null);
        Optional<Node> known = nodes.byOrigin(Node.Origin.DEMO, name);
        if (known.isPresent()) {
            nodes.edit(known.get().id(), Optional.empty(), draft -> moved(draft, address), BY);
        } else {
            nodes.add(
                    new NodeDraft(
                            name,
                            address,
                            PublicUrls.NONE,
                            environment,
                            Map.of("site", "site-" + (char) ('a' + index % 4)),
                            true,
                            null,
                            null),
                    Node.Origin.DEMO,
                    BY);
        }
    }

    private static NodeDraft moved(NodeDraft draft, NodeAddress address) {
        return new NodeDraft(
                draft.name(),
                address,
                draft.urls(),
                draft.environment(),
                draft.labels(),
                draft.active(),
                draft.metadata(),
                draft.pollInterval());
    }

    /// Publishes a test pattern with sound.
    ///
    /// @param rtspUrl of the server that takes it
    public void openPattern(Path ffmpeg, String rtspUrl) throws IOException {
        Files.createDirectories(folder);
        children.keep(
                new ChildSpec(
                        PATTERN,
                        List.of(
                                ffmpeg.toString(),
                                "-hide_banner",
                                "-nostdin",
                                "-nostats",
                                "-loglevel",
                                "warning",
                                "-re",
                                "-f",
                                "lavfi",
                                "-i",
                                "testsrc2=size=1280x720:rate=25",
                                "-f",
                                "lavfi",
                                "-i",
                                "sine=frequency=440:sample_rate=48000",
                                "-c:v",
                                "libx264",
                                "-preset",
                                "ultrafast",
                                "-tune",
                                "zerolatency",
                                "-pix_fmt",
                                "yuv420p",
                                "-g",
                                "50",
                                "-b:v",
                                "1500k",
                                "-c:a",
                                "aac",
                                "-b:a",
                                "96k",
                                "-f",
                                "rtsp",
                                "-rtsp_transport",
                                "tcp",
                                rtspUrl + "/test-pattern"),
                        folder));
    }

    /// The first of as many ports in a row as there are nodes.
    private static int basePort() throws IOException {
        for (int base = 20_100; base < 30_000; base += 100) {
            if (free(base)) {
                return base;
            }
        }
        throw new IOException("no " + NODES + " free ports in a row were found");
    }

    private static boolean free(int base) {
        for (int i = 0; i < NODES; i++) {
            if (taken(base + i)) {
                return false;
            }
        }
        return true;
    }

    private static boolean taken(int port) {
        try (ServerSocket _ = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return false;
        } catch (IOException _) {
            return true;
        }
    }
}
