package dev.signalbox.server.main;

import dev.signalbox.model.Events;
import dev.signalbox.model.Secret;
import dev.signalbox.model.Severity;
import dev.signalbox.server.api.ApiServer;
import dev.signalbox.server.api.SystemReport;
import dev.signalbox.server.demo.Demo;
import dev.signalbox.server.localnode.LocalNode;
import dev.signalbox.server.metrics.OwnMetrics;
import dev.signalbox.server.processes.Child;
import dev.signalbox.server.processes.Children;
import dev.signalbox.server.settings.Settings;
import dev.signalbox.server.storage.Stores;
import dev.signalbox.server.work.Pacer;
import dev.signalbox.server.work.Tasks;
import dev.signalbox.server.work.Time;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Signalbox, opened in order and closed in reverse.
final class Program implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Program.class);

    private final Settings settings;
    private final Time time = Time.system();
    private final Deque<AutoCloseable> opened = new ArrayDeque<>();
    private final Report report = new Report(time.instant());

    private Program(Settings settings) {
        this.settings = settings;
    }

    /// Brings everything up. Says on `out` what the person at the terminal has to know; the last
    /// line is that it is ready.
    static Program open(
            Settings settings, Map<String, String> environment, boolean demo, PrintStream out)
            throws IOException {
        Program program = new Program(settings);
        try {
            program.up(environment, demo, out);
            return program;
        } catch (IOException | RuntimeException e) {
            program.close();
            throw e;
        }
    }

    private <T extends AutoCloseable> T opened(T part) {
        opened.push(part);
        return part;
    }

    private void up(Map<String, String> environment, boolean demo, PrintStream out)
            throws IOException {
        opened(DataFolder.claim(settings.data()));
        Tasks tasks = opened(Tasks.virtual());
        Pacer pacer = opened(Pacer.start(time, tasks));
        Stores stores =
                opened(Stores.open(settings.databaseUrl(), settings.secretKey(), settings.data()));
        report.stores = stores;
        report.tasks = tasks;
        Secret ownKey = Secret.of("sbx_local_" + random());
        Map<Secret, String> keys = new HashMap<>();
        keys.put(ownKey, "local command line");
        settings.apiKey().ifPresent(key -> keys.put(key, "SIGNALBOX_API_KEY"));
        Rooms rooms = opened(new Rooms(settings, stores, time, tasks, pacer, report, keys));
        // Hashing a password takes a third of a second, on purpose; the rest need not wait for it.
        CompletableFuture<Optional<Secret>> admin = new CompletableFuture<>();
        tasks.start(
                "first user",
                () -> {
                    try {
                        admin.complete(rooms.access.ensureAdmin(settings.adminPassword()));
                    } catch (RuntimeException e) {
                        admin.completeExceptionally(e);
                    }
                });
        Children children = opened(new Children(settings.data().resolve("processes"), time, pacer));
        report.children = children;
        rooms.start();
        rooms.log.append(List.of(Events.systemStarted(report.version(), report.startedAt())));
        OwnMetrics metrics = metrics(rooms, tasks);
        ApiServer server =
                opened(
                        ApiServer.open(
                                rooms.api,
                                new ApiServer.Listening(
                                        settings.bind(),
                                        settings.port(),
                                        settings.metricsOpen(),
                                        settings.allowedOrigins()),
                                metrics::write));
        String url = url(server.port());
        opened(ConnectionFile.write(settings.data(), url, ownKey));
        new Janitor(rooms, settings.keeping(), time, pacer).start();
        made(admin)
                .ifPresent(
                        made -> {
                            out.println("Sign in as admin with the password " + made.reveal());
                            out.println(
                                    "It is shown this once; change it on the page under Settings.");
                        });
        tasks.start(
                "local node",
                () ->
                        besides(
                                new LocalNode(settings, environment, children, rooms.nodes),
                                demo,
                                rooms,
                                children,
                                out));
        out.println("Signalbox is ready: " + url);
        out.flush();
    }

    private static Optional<Secret> made(CompletableFuture<Optional<Secret>> admin) {
        try {
            return admin.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    /// Brings up what runs beside us; the page is there meanwhile.
    private void besides(
            LocalNode localNode, boolean demo, Rooms rooms, Children children, PrintStream out)
            throws InterruptedException {
        try {
            Demo show = new Demo(children, rooms.nodes, settings.data().resolve("demo"));
            if (demo) {
                show.openFleet();
            }
            Optional<LocalNode.Up> up = localNode.open();
            up.ifPresent(node -> out.println(node.words()));
            Optional<Path> ffmpeg = settings.programs().ffmpeg();
            if (demo && up.isPresent() && ffmpeg.isPresent()) {
                show.openPattern(ffmpeg.get(), up.get().rtspUrl());
            }
        } catch (IOException e) {
            log.error("the local node is not there: {}", e.getMessage());
            report.trouble = e.getMessage();
        }
    }

    private OwnMetrics metrics(Rooms rooms, Tasks tasks) {
        return new OwnMetrics(
                report.version(),
                rooms.fleet,
                rooms.poller.stats(),
                new OwnMetrics.Others(
                        () -> {
                            Map<String, Integer> open = new HashMap<>();
                            rooms.incidents
                                    .counts()
                                    .bySeverity()
                                    .forEach((severity, count) -> open.put(severity.code(), count));
                            for (Severity severity : Severity.values()) {
                                open.putIfAbsent(severity.code(), 0);
                            }
                            return open;
                        },
                        rooms.log::last,
                        rooms.stores::rowsWritten,
                        rooms.live::clients,
                        rooms.live::dropped,
                        tasks::failures),
                time);
    }

    private String url(int port) {
        String host = settings.bind();
        if (host.equals("0.0.0.0") || host.equals("::")) {
            host = "127.0.0.1";
        }
        return "http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
    }

    private static String random() {
        byte[] bytes = new byte[32];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    @Override
    public void close() {
        while (!opened.isEmpty()) {
            AutoCloseable part = opened.pop();
            try {
                part.close();
            } catch (Exception e) {
                log.warn("closing {} failed", part.getClass().getSimpleName(), e);
            }
        }
    }

    /// What the program says about itself.
    private final class Report implements SystemReport {
        private final Instant startedAt;
        private volatile @Nullable Stores stores;
        private volatile @Nullable Tasks tasks;
        private volatile @Nullable Children children;
        private volatile @Nullable String trouble;

        Report(Instant startedAt) {
            this.startedAt = startedAt;
        }

        @Override
        public String version() {
            String version = Program.class.getPackage().getImplementationVersion();
            return version == null ? "0.1.0" : version;
        }

        @Override
        public Instant startedAt() {
            return startedAt;
        }

        @Override
        public String storeKind() {
            Stores open = stores;
            return open == null ? "" : open.kind();
        }

        @Override
        public String storeCheck() {
            Stores open = stores;
            return open == null ? "starting" : open.check();
        }

        @Override
        public long rowsWritten() {
            Stores open = stores;
            return open == null ? 0 : open.rowsWritten();
        }

        @Override
        public Duration pollInterval() {
            return settings.polling().interval();
        }

        @Override
        public long taskFailures() {
            Tasks running = tasks;
            return running == null ? 0 : running.failures();
        }

        @Override
        public List<ProcessLine> processes() {
            Children running = children;
            String wrong = trouble;
            if (wrong != null) {
                return List.of(new ProcessLine("local-node", "stopped", null, null, 0, wrong));
            }
            return running == null
                    ? List.of()
                    : running.states().stream().map(Report::line).toList();
        }

        private static ProcessLine line(Child.State state) {
            return new ProcessLine(
                    state.name(),
                    state.state(),
                    state.pid(),
                    state.since(),
                    state.restarts(),
                    state.lastError());
        }
    }
}
