package dev.signalbox.server.localnode;

import dev.signalbox.model.Credentials;
import dev.signalbox.model.Node;
import dev.signalbox.model.NodeAddress;
import dev.signalbox.model.PublicUrls;
import dev.signalbox.model.Secret;
import dev.signalbox.server.localnode.NodePorts.Listener;
import dev.signalbox.server.nodes.NodeDraft;
import dev.signalbox.server.nodes.Nodes;
import dev.signalbox.server.processes.ChildSpec;
import dev.signalbox.server.processes.Children;
import dev.signalbox.server.settings.Settings;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Brings up the local node.
public final class LocalNode {
    /// Its name in the fleet.
    public static final String NAME = "local";

    private static final Logger log = LoggerFactory.getLogger(LocalNode.class);
    private static final String PROCESS = "local-node";
    private static final String USER = "signalbox";

    private final Settings settings;
    private final Map<String, String> environment;
    private final Children children;
    private final Nodes nodes;
    private final Path folder;

    public LocalNode(
            Settings settings, Map<String, String> environment, Children children, Nodes nodes) {
        this.settings = settings;
        this.environment = environment;
        this.children = children;
        this.nodes = nodes;
        this.folder = settings.data().resolve("local-node");
    }

    /// What was brought up.
    ///
    /// @param words one line for the person at the terminal
    /// @param rtspUrl where media can be published
    public record Up(String words, String rtspUrl) {}

    /// Brings it up, or takes it out of the fleet if none is wanted. May take as long as a
    /// download.
    public Optional<Up> open() throws IOException, InterruptedException {
        if (settings.node() == Settings.LocalNode.NONE) {
            children.end(new ChildSpec(PROCESS, List.of(), folder));
            nodes.byOrigin(Node.Origin.LOCAL).forEach(node -> nodes.drop(node, USER));
            return Optional.empty();
        }
        Files.createDirectories(folder);
        Optional<Path> program = Optional.empty();
        String why = "SIGNALBOX_NODE=simulated";
        if (settings.node() == Settings.LocalNode.AUTO) {
            try {
                program = Optional.of(program());
            } catch (Release.Unavailable e) {
                why = String.valueOf(e.getMessage());
            }
        }
        return Optional.of(program.isPresent() ? real(program.get()) : simulated(why));
    }

    /// The program that was named, one of this machine, or the official release.
    private Path program() throws IOException, InterruptedException, Release.Unavailable {
        Optional<Path> named = settings.programs().mediamtx();
        if (named.isPresent()) {
            if (!Programs.isProgram(named.get())) {
                throw new Release.Unavailable(named.get() + " is no program");
            }
            return named.get();
        }
        List<Path> searchPath =
                Arrays.stream(environment.getOrDefault("PATH", "").split(File.pathSeparator))
                        .filter(part -> !part.isBlank())
                        .map(Path::of)
                        .toList();
        Path home = Path.of(System.getProperty("user.home"));
        Programs programs = new Programs(searchPath, home.resolve(".cache/signalbox/mediamtx"));
        Optional<Path> found = programs.find();
        if (found.isPresent()) {
            return found.get();
        }
        URI base =
                settings.programs()
                        .mediamtxDownload()
                        .orElseThrow(
                                () ->
                                        new Release.Unavailable(
                                                "there is none on this machine, and none is to be"
                                                        + " fetched"));
        log.info("fetching MediaMTX {} from {}", Release.VERSION, base);
        return new Release(base).fetch(programs.folder(Release.VERSION));
    }

    private Up real(Path program) throws IOException {
        InetAddress bind = InetAddress.getByName(settings.bind());
        Path configuration = folder.resolve("mediamtx.yml");
        ChildSpec spec =
                new ChildSpec(
                        PROCESS,
                        List.of(program.toString(), configuration.toString()),
                        folder,
                        NodeConfig.ENVIRONMENT);
        boolean runs = children.runs(spec);
        Credentials credentials = credentials(runs);
        NodePorts ports = NodePorts.choose(folder.resolve("ports"), bind, runs);
        if (!runs) {
            writePrivately(
                    configuration,
                    NodeConfig.yaml(ports, settings.bind(), bind.isLoopbackAddress(), credentials));
        }
        children.keep(spec);
        String host = bind.isAnyLocalAddress() ? "127.0.0.1" : NodeConfig.host(settings.bind());
        PublicUrls urls = urls(ports, host);
        register(ports.of(Listener.API), Optional.of(credentials), urls);
        return new Up(
                "Local node: " + program + ", publish to " + urls.rtsp() + "/NAME",
                String.valueOf(urls.rtsp()));
    }

    private static PublicUrls urls(NodePorts ports, String host) {
        return new PublicUrls(
                "rtsp://" + host + ":" + ports.of(Listener.RTSP),
                "rtmp://" + host + ":" + ports.of(Listener.RTMP),
                "http://" + host + ":" + ports.of(Listener.HLS),
                "http://" + host + ":" + ports.of(Listener.WEBRTC),
                "srt://" + host + ":" + ports.of(Listener.SRT));
    }

    /// The simulator is a program of its own, so that the page shows what it would show.
    private Up simulated(String why) throws IOException {
        InetAddress loopback = InetAddress.getLoopbackAddress();
        ChildSpec probe = new ChildSpec(PROCESS, List.of(), folder);
        boolean runs = children.runs(probe);
        NodePorts ports = NodePorts.choose(folder.resolve("ports"), loopback, runs);
        ChildSpec spec =
                new ChildSpec(
                        PROCESS,
                        Simulator.command(
                                List.of(
                                        "--nodes",
                                        "1",
                                        "--paths",
                                        "8",
                                        "--base-port",
                                        String.valueOf(ports.of(Listener.API)),
                                        "--rtsp-port",
                                        String.valueOf(ports.of(Listener.RTSP)),
                                        "--control-port",
                                        "0")),
                        folder);
        children.keep(spec);
        String rtsp = "rtsp://127.0.0.1:" + ports.of(Listener.RTSP);
        register(
                ports.of(Listener.API),
                Optional.empty(),
                new PublicUrls(rtsp, null, null, null, null));
        log.warn("no MediaMTX: {}; the simulator stands in as node {}", why, NAME);
        return new Up(
                "Local node: SIMULATED, because no MediaMTX could be had ("
                        + why
                        + "). Set SIGNALBOX_MEDIAMTX_BIN to use one.",
                rtsp);
    }

    private void register(int apiPort, Optional<Credentials> credentials, PublicUrls urls) {
        NodeAddress address =
                new NodeAddress(
                        URI.create("http://127.0.0.1:" + apiPort), credentials.orElse(null), null);
        Optional<Node> known = nodes.byOrigin(Node.Origin.LOCAL).stream().findFirst();
        if (known.isPresent()) {
            nodes.edit(
                    known.get().id(),
                    Optional.empty(),
                    draft ->
                            new NodeDraft(
                                    draft.name(),
                                    address,
                                    urls,
                                    draft.environment(),
                                    draft.labels(),
                                    draft.active(),
                                    draft.metadata(),
                                    draft.pollInterval()),
                    USER);
            return;
        }
        String name = nodes.nameTaken(NAME) ? NAME + "-signalbox" : NAME;
        nodes.add(
                new NodeDraft(name, address, urls, "development", Map.of(), true, null, null),
                Node.Origin.LOCAL,
                USER);
    }

    /// The user of the control API; made anew unless the server still runs with the old one.
    private Credentials credentials(boolean keep) throws IOException {
        Path file = folder.resolve("password");
        if (keep && Files.exists(file)) {
            return new Credentials(USER, Secret.of(Files.readString(file).strip()));
        }
        byte[] bytes = new byte[16];
        new SecureRandom().nextBytes(bytes);
        String password = HexFormat.of().formatHex(bytes);
        writePrivately(file, password + "\n");
        return new Credentials(USER, Secret.of(password));
    }

    private static void writePrivately(Path file, String text) throws IOException {
        if (!Files.exists(file)) {
            Files.createFile(
                    file,
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rw-------")));
        }
        Files.writeString(file, text);
    }
}
