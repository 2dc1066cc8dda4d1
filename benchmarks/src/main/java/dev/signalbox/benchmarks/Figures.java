package dev.signalbox.benchmarks;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/// What a benchmark found; printed as it comes and kept at the end.
final class Figures {
    private final String name;
    private final Map<String, Object> figures = new LinkedHashMap<>();

    Figures(String name) {
        this.name = name;
    }

    /// Adds a figure.
    ///
    /// @param goal as `quality` asks for it; said beside the figure, judged by people
    void add(String figure, double value, String unit, String goal) {
        double rounded = Math.round(value * 1000) / 1000.0;
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("value", rounded);
        entry.put("unit", unit);
        entry.put("goal", goal);
        figures.put(figure, entry);
        System.out.printf("%-62s %12s %-8s goal %s%n", figure, rounded, unit, goal);
    }

    static double median(double[] values) {
        return share(values, 0.5);
    }

    /// The value below which this share of the values lies.
    static double share(double[] values, double share) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int index = (int) Math.ceil(share * sorted.length) - 1;
        return sorted[Math.clamp(index, 0, sorted.length - 1)];
    }

    void keep() throws IOException, InterruptedException {
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("benchmark", name);
        result.put("commit", commit());
        result.put("at", Instant.now(Clock.systemUTC()).truncatedTo(ChronoUnit.SECONDS).toString());
        result.put(
                "machine",
                Map.of(
                        "cores",
                        Runtime.getRuntime().availableProcessors(),
                        "os",
                        System.getProperty("os.name"),
                        "arch",
                        System.getProperty("os.arch"),
                        "java",
                        System.getProperty("java.version")));
        result.put("figures", figures);
        Path folder = root().resolve("benchmarks/results");
        Files.createDirectories(folder);
        Path file = folder.resolve(name + ".json");
        String json =
                new ObjectMapper()
                        .enable(SerializationFeature.INDENT_OUTPUT)
                        .writeValueAsString(result);
        Files.writeString(file, json + "\n");
        System.out.println("kept in benchmarks/results/" + name + ".json");
    }

    static Path root() {
        String root = System.getenv("SIGNALBOX_ROOT");
        return Path.of(root == null ? "." : root);
    }

    private static String commit() throws IOException, InterruptedException {
        Process git =
                new ProcessBuilder("git", "-C", root().toString(), "rev-parse", "--short", "HEAD")
                        .redirectErrorStream(true)
                        .start();
        String text =
                new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        return git.waitFor() == 0 ? text : "unknown";
    }
}
