package dev.signalbox.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/// Many small nodes often.
final class Polling implements Main.Benchmark {
    private static final int NODES = 1_000;
    private static final Duration SPAN = Duration.ofSeconds(30);

    @Override
    public void run(Figures figures, List<String> arguments) throws Exception {
        try (Companion simulator =
                        Companion.simulator("--nodes", String.valueOf(NODES), "--paths", "5");
                Companion signalbox =
                        Companion.signalbox("1g", Map.of("SIGNALBOX_POLL_INTERVAL", "2s"))) {
            Api api = new Api(signalbox.url());
            api.addNodes(simulator);
            api.await(
                    "1,000 nodes answer",
                    sum -> sum.path("nodes").path("healthy").asInt() == NODES);
            // Until the first answers are compiled and the last nodes have their rhythm.
            LockSupport.parkNanos(Duration.ofSeconds(20).toNanos());
            double cpu = signalbox.cpuSeconds();
            long polls = polls(api);
            LockSupport.parkNanos(SPAN.toNanos());
            double used = signalbox.cpuSeconds() - cpu;
            JsonNode status = api.get("/api/system/status").path("polling");
            figures.add(
                    "1,000 nodes every 2 s: polls per second",
                    (status.path("polls").asLong() - polls) / (double) SPAN.toSeconds(),
                    "/s",
                    "500");
            figures.add(
                    "1,000 nodes: our share of a core", used / SPAN.toSeconds(), "core", "<= 0.3");
            figures.add(
                    "1,000 nodes: lateness of a poll, 99 of 100 below",
                    status.path("lateness_p99_ms").asDouble(),
                    "ms",
                    "<= 200");
            figures.add("1,000 nodes: our memory (RSS)", signalbox.residentMegabytes(), "MB", "");
        }
    }

    private static long polls(Api api) throws Exception {
        return api.get("/api/system/status").path("polling").path("polls").asLong();
    }
}
