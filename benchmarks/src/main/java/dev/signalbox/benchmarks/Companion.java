package dev.signalbox.benchmarks;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A Java program of ours as a process of its own, so that it is measured alone.
final class Companion implements AutoCloseable {
    private static final Pattern READY = Pattern.compile("(?m)^\\w+ is ready: (\\S+)$");
    private static final double TICKS_PER_SECOND = 100;

    private final Process process;
    private final Path output;
    private final String url;

    private Companion(Process process, Path output, String url) {
        this.process = process;
        this.output = output;
        this.url = url;
    }

    /// Starts a program and waits for its line that it is ready.
    static Companion start(
            String main,
            List<String> options,
            List<String> arguments,
            Map<String, String> environment)
            throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.add("-cp");
        command.add(System.getProperty("java.class.path"));
        command.add(main);
        command.addAll(arguments);
        Path output = Files.createTempFile("bench", ".log");
        ProcessBuilder builder =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
                        .redirectOutput(output.toFile());
        builder.environment().putAll(environment);
        Process process = builder.start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
        return new Companion(process, output, await(process, output));
    }

    private static String await(Process process, Path output) throws IOException {
        for (int i = 0; i < 20_000 && process.isAlive(); i++) {
            String text = Files.readString(output, StandardCharsets.UTF_8);
            Matcher ready = READY.matcher(text);
            if (ready.find()) {
                return ready.group(1);
            }
            LockSupport.parkNanos(Duration.ofMillis(3).toNanos());
        }
        throw new IOException("it did not become ready: " + Files.readString(output));
    }

    static Companion simulator(String... arguments) throws IOException {
        return start(
                "dev.signalbox.simulator.Main",
                List.of("-Xmx3g", "-XX:+UseSerialGC"),
                List.of(arguments),
                Map.of());
    }

    /// A Signalbox with an empty data folder and no local node.
    static Companion signalbox(String heap, Map<String, String> settings) throws IOException {
        Path data = Files.createTempDirectory("bench-data");
        Map<String, String> environment = new HashMap<>(settings);
        environment.put("SIGNALBOX_DATA", data.toString());
        environment.put("SIGNALBOX_PORT", "0");
        environment.put("SIGNALBOX_NODE", "none");
        environment.put("SIGNALBOX_API_KEY", Api.KEY);
        environment.put("SIGNALBOX_ADMIN_PASSWORD", "benchmark-password");
        return start(
                "dev.signalbox.server.main.Main",
                List.of(
                        "--enable-native-access=ALL-UNNAMED",
                        "-XX:+UseSerialGC",
                        "-XX:+UseCompactObjectHeaders",
                        "-Xms32m",
                        "-Xmx" + heap),
                List.of("up"),
                environment);
    }

    String url() {
        return url;
    }

    /// Processor time used so far, in seconds.
    double cpuSeconds() throws IOException {
        String stat = Files.readString(Path.of("/proc", String.valueOf(process.pid()), "stat"));
        // The name may hold spaces; the fields begin behind its closing bracket.
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) / TICKS_PER_SECOND;
    }

    /// Resident memory, in megabytes.
    double residentMegabytes() throws IOException {
        Path status = Path.of("/proc", String.valueOf(process.pid()), "status");
        for (String line : Files.readAllLines(status)) {
            if (line.startsWith("VmRSS:")) {
                return Long.parseLong(line.replaceAll("\\D", "")) / 1024.0;
            }
        }
        throw new IOException("no VmRSS");
    }

    @Override
    public void close() throws IOException {
        process.destroy();
        try {
            if (!process.waitFor(Duration.ofSeconds(10))) {
                process.destroyForcibly();
            }
        } catch (InterruptedException _) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
        Files.deleteIfExists(output);
    }
}
