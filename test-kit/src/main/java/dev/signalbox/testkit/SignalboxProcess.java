package dev.signalbox.testkit;

import static dev.signalbox.testkit.Eventually.eventually;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A whole Signalbox as a process of its own, so that it can be killed like one.
public final class SignalboxProcess implements AutoCloseable {
    /// The key that it is given.
    public static final String KEY = "test-key-of-an-administrator";

    private static final Pattern READY = Pattern.compile("(?m)^Signalbox is ready: (\\S+)$");

    private final Process process;
    private final Path output;
    private final Api api;

    private SignalboxProcess(Process process, Path output, Api api) {
        this.process = process;
        this.output = output;
        this.api = api;
    }

    /// Starts one over a data folder and waits until it is ready.
    ///
    /// @param settings beside the usual ones: a free port, no local node, a poll each second
    public static SignalboxProcess start(Path data, Map<String, String> settings) {
        Map<String, String> environment = new HashMap<>();
        environment.put("SIGNALBOX_DATA", data.toString());
        environment.put("SIGNALBOX_PORT", "0");
        environment.put("SIGNALBOX_NODE", "none");
        environment.put("SIGNALBOX_API_KEY", KEY);
        environment.put("SIGNALBOX_ADMIN_PASSWORD", "test-password");
        environment.put("SIGNALBOX_POLL_INTERVAL", "1s");
        environment.putAll(settings);
        try {
            Path output = Files.createTempFile("signalbox", ".log");
            ProcessBuilder builder =
                    new ProcessBuilder(command())
                            .redirectErrorStream(true)
                            .redirectOutput(output.toFile());
            builder.environment().keySet().removeIf(name -> name.startsWith("SIGNALBOX_"));
            builder.environment().putAll(environment);
            Process process = builder.start();
            Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
            String url =
                    eventually(
                            "Signalbox is ready; see " + output,
                            () -> url(process, output),
                            found -> !found.isEmpty());
            return new SignalboxProcess(process, output, new Api(url, KEY));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> command() {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("--enable-native-access=ALL-UNNAMED");
        command.add("-XX:+UseSerialGC");
        command.add("-Xmx768m");
        command.add("-cp");
        command.add(System.getProperty("java.class.path"));
        command.add("dev.signalbox.server.main.Main");
        command.add("up");
        return command;
    }

    private static String url(Process process, Path output) throws IOException {
        String text = Files.readString(output);
        if (!process.isAlive()) {
            throw new IllegalStateException("it ended: " + text);
        }
        Matcher ready = READY.matcher(text);
        return ready.find() ? ready.group(1) : "";
    }

    public Api api() {
        return api;
    }

    public long pid() {
        return process.pid();
    }

    /// What it printed and logged so far.
    public String output() {
        try {
            return Files.readString(output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Ends it without giving it a chance to notice.
    public void kill() {
        Children.kill(process);
    }

    /// Asks it to end, and waits until it has.
    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException _) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
