package dev.signalbox.server.processes;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.TRUNCATE_EXISTING;
import static java.nio.file.StandardOpenOption.WRITE;

import dev.signalbox.server.work.Backoff;
import dev.signalbox.server.work.Pacer;
import dev.signalbox.server.work.Time;
import java.io.File;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One program that is kept running. Wanted and actual are two things: it is wanted until [#stop],
/// whatever happens to it.
public final class Child {
    static final String COOKIE = "SIGNALBOX_COOKIE";

    private static final Logger log = LoggerFactory.getLogger(Child.class);
    private static final Duration FIRST_RESTART = Duration.ofMillis(300);
    private static final Backoff BACKOFF =
            new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(30));
    private static final Duration STABLE = Duration.ofSeconds(60);
    private static final Duration GRACE = Duration.ofSeconds(5);
    private static final long MOST_LOG_BYTES = 8 << 20;
    private static final Duration LOG_CHECK = Duration.ofMinutes(1);
    private static final int TAIL_BYTES = 4_000;

    private final ChildSpec spec;
    private final Path record;
    private final Path output;
    private final Time time;
    private final Pacer pacer;
    private final RandomGenerator random = RandomGenerator.getDefault();

    private boolean wanted;
    private @Nullable ProcessHandle running;
    private @Nullable CompletableFuture<Void> exit;
    private @Nullable Instant since;
    private long startedNanos;
    private int failures;
    private int restarts;
    private @Nullable String lastError;

    Child(ChildSpec spec, Path folder, Time time, Pacer pacer) {
        this.spec = spec;
        this.record = folder.resolve(spec.name() + ".process");
        this.output = folder.resolve(spec.name() + ".log");
        this.time = time;
        this.pacer = pacer;
    }

    /// How it is.
    ///
    /// @param state running, waiting (for its next start) or stopped
    public record State(
            String name,
            String state,
            @Nullable Long pid,
            @Nullable Instant since,
            int restarts,
            @Nullable String lastError) {}

    public synchronized State state() {
        ProcessHandle handle = running;
        String word = handle != null ? "running" : wanted ? "waiting" : "stopped";
        return new State(
                spec.name(),
                word,
                handle == null ? null : Long.valueOf(handle.pid()),
                since,
                restarts,
                lastError);
    }

    /// Its output, newest last.
    public Path output() {
        return output;
    }

    /// Takes back the program of an earlier life of ours, or starts it.
    synchronized void start() {
        wanted = true;
        found();
        if (running == null) {
            spawn();
        } else {
            log.info("{} still runs as pid {} and is taken back", spec.name(), running.pid());
        }
    }

    /// Takes back the program of an earlier life of ours, if there is one.
    synchronized Child found() {
        try {
            ChildRecord.read(record)
                    .flatMap(ChildRecord::find)
                    .ifPresent(
                            handle ->
                                    watch(
                                            handle,
                                            handle.info().startInstant().orElse(time.instant())));
        } catch (IOException e) {
            log.warn("{}: its record cannot be read: {}", spec.name(), e.getMessage());
        }
        return this;
    }

    private synchronized void spawn() {
        if (!wanted || running != null) {
            return;
        }
        try {
            cutLog();
            String cookie = UUID.randomUUID().toString();
            ProcessBuilder builder = new ProcessBuilder(command());
            builder.directory(spec.folder().toFile());
            builder.redirectErrorStream(true);
            builder.redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()));
            builder.redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")));
            Map<String, String> environment = builder.environment();
            // What we were told in our environment is not for others.
            environment.keySet().removeIf(name -> name.startsWith("SIGNALBOX_"));
            // Nor is what somebody set for a MediaMTX of his own.
            environment.keySet().removeIf(name -> name.startsWith("MTX_"));
            environment.putAll(spec.environment());
            environment.put(COOKIE, cookie);
            ProcessHandle handle = builder.start().toHandle();
            Instant started = handle.info().startInstant().orElse(time.instant());
            new ChildRecord(handle.pid(), started, cookie).write(record);
            log.info("{} runs as pid {}", spec.name(), handle.pid());
            watch(handle, started);
        } catch (IOException e) {
            lastError = e.getMessage();
            log.warn("{} cannot be started: {}", spec.name(), e.getMessage());
            again();
        }
    }

    /// In a session of its own, where that can be had: what is typed at our terminal, and its end,
    /// do not reach it.
    private List<String> command() {
        List<String> command = new ArrayList<>();
        if (Files.isExecutable(Path.of("/usr/bin/setsid"))) {
            command.add("/usr/bin/setsid");
        }
        command.addAll(spec.command());
        return command;
    }

    /// What was said before is kept once.
    private void cutLog() throws IOException {
        if (!Files.exists(output) || Files.size(output) <= MOST_LOG_BYTES) {
            return;
        }
        Path before = output.resolveSibling(spec.name() + ".log.1");
        if (running == null) {
            Files.move(output, before, StandardCopyOption.REPLACE_EXISTING);
            return;
        }
        // The program keeps the file open, but for appending, so it can be cut under its hands.
        try (FileChannel from = FileChannel.open(output, READ, WRITE);
                FileChannel to = FileChannel.open(before, CREATE, WRITE, TRUNCATE_EXISTING)) {
            from.transferTo(from.size() - MOST_LOG_BYTES, MOST_LOG_BYTES, to);
            from.truncate(0);
        }
    }

    private void planLogCheck() {
        pacer.in(LOG_CHECK, "log of " + spec.name(), this::checkLog);
    }

    private synchronized void checkLog() {
        if (!wanted || running == null) {
            return;
        }
        try {
            cutLog();
        } catch (IOException e) {
            log.warn("{}: its log cannot be cut: {}", spec.name(), e.getMessage());
        }
        planLogCheck();
    }

    private void watch(ProcessHandle handle, Instant started) {
        running = handle;
        since = started;
        startedNanos = time.nanos();
        exit = handle.onExit().thenAccept(this::ended);
        if (wanted) {
            planLogCheck();
        }
    }

    private synchronized void ended(ProcessHandle handle) {
        if (running == null || running.pid() != handle.pid()) {
            return;
        }
        running = null;
        since = time.instant();
        if (time.nanos() - startedNanos > STABLE.toNanos()) {
            failures = 0;
        }
        if (wanted) {
            lastError = lastLine().orElse("it ended without a word");
            log.warn("{} ended: {}", spec.name(), lastError);
            again();
        }
    }

    private void again() {
        failures++;
        restarts++;
        Duration wait = failures == 1 ? FIRST_RESTART : BACKOFF.next(failures - 1, random);
        pacer.in(wait, "start of " + spec.name(), this::spawn);
    }

    private Optional<String> lastLine() {
        try (FileChannel channel = FileChannel.open(output)) {
            // It may be larger than our memory.
            channel.position(Math.max(0, channel.size() - TAIL_BYTES));
            byte[] tail = Channels.newInputStream(channel).readNBytes(TAIL_BYTES);
            return new String(tail, StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank())
                    .reduce((_, last) -> last);
        } catch (IOException _) {
            return Optional.empty();
        }
    }

    /// Ends it and waits until it is gone: asked first, then told.
    void stop() {
        ProcessHandle handle;
        CompletableFuture<Void> noticed;
        synchronized (this) {
            wanted = false;
            pacer.cancel("start of " + spec.name());
            pacer.cancel("log of " + spec.name());
            handle = running;
            noticed = exit;
        }
        if (handle != null && noticed != null) {
            handle.destroy();
            if (!gone(handle, noticed)) {
                log.warn("{} did not end when asked and is killed", spec.name());
                handle.destroyForcibly();
                gone(handle, noticed);
            }
        }
        try {
            Files.deleteIfExists(record);
        } catch (IOException e) {
            log.warn("{}: its record cannot be removed: {}", spec.name(), e.getMessage());
        }
    }

    private static boolean gone(ProcessHandle handle, CompletableFuture<Void> noticed) {
        try {
            noticed.get(GRACE.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return !handle.isAlive();
        } catch (ExecutionException | TimeoutException _) {
            return !handle.isAlive();
        }
    }
}
