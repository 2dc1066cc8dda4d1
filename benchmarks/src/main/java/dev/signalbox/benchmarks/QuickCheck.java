package dev.signalbox.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/// How fast all is known, beside how fast it could be fetched at all.
final class QuickCheck implements Main.Benchmark {
    private static final int ROUNDS = 15;
    private static final int PATHS = 5_000;

    @Override
    public void run(Figures figures, List<String> arguments) throws Exception {
        oneNode(figures);
        fleet(figures);
    }

    private static void oneNode(Figures figures) throws Exception {
        try (Companion simulator =
                        Companion.simulator("--nodes", "1", "--paths", String.valueOf(PATHS));
                Companion signalbox =
                        Companion.signalbox("1g", Map.of("SIGNALBOX_POLL_INTERVAL", "1h"))) {
            Api api = new Api(signalbox.url());
            api.addNodes(simulator);
            api.await(
                    "5,000 healthy streams",
                    sum -> sum.path("streams").path("healthy").asInt() == PATHS);
            String node =
                    new Api(simulator.url()).get("/").path("nodes").get(0).path("url").asText();
            String list = node + "/v3/paths/list?itemsPerPage=10000";
            double[] ours = new double[ROUNDS];
            double[] bare = new double[ROUNDS];
            for (int i = -5; i < ROUNDS; i++) {
                double fetch = curl(list);
                double check = check(api);
                if (i >= 0) {
                    bare[i] = fetch;
                    ours[i] = check;
                }
            }
            figures.add(
                    "one node, 5,000 live paths: our check, median",
                    Figures.median(ours),
                    "ms",
                    "");
            figures.add(
                    "one node: curl of the same answer, median", Figures.median(bare), "ms", "");
            figures.add(
                    "one node: ratio of the two",
                    Figures.median(ours) / Figures.median(bare),
                    "x",
                    "<= 1.5");
        }
    }

    /// The wall time of one fetch by a program that does nothing else, in milliseconds, as it
    /// measures it itself; starting it is not counted.
    private static double curl(String url) throws IOException, InterruptedException {
        Process curl =
                new ProcessBuilder(
                                "curl",
                                "-s",
                                "-o",
                                "/dev/null",
                                "-w",
                                "%{time_total} %{http_code}",
                                url)
                        .start();
        String[] said =
                new String(curl.getInputStream().readAllBytes(), StandardCharsets.UTF_8).split(" ");
        if (curl.waitFor() != 0 || !said[1].equals("200")) {
            throw new IOException("curl " + url + " failed");
        }
        return Double.parseDouble(said[0]) * 1000;
    }

    private static double check(Api api) throws IOException, InterruptedException {
        long begun = System.nanoTime();
        JsonNode result = api.post("/api/health/quick-check/1", Map.of());
        double took = (System.nanoTime() - begun) / 1e6;
        if (result.path("healthy").asInt() != PATHS) {
            throw new IOException("not all were healthy: " + result);
        }
        return took;
    }

    private static void fleet(Figures figures) throws Exception {
        try (Companion simulator = Companion.simulator("--nodes", "200", "--paths", "500");
                Companion signalbox =
                        Companion.signalbox("1g", Map.of("SIGNALBOX_POLL_INTERVAL", "10s"))) {
            Api api = new Api(signalbox.url());
            api.addNodes(simulator);
            api.await(
                    "100,000 healthy streams",
                    sum -> sum.path("streams").path("healthy").asInt() == 100_000);
            double[] wall = new double[5];
            double[] cpu = new double[5];
            long rows = 0;
            for (int i = -2; i < wall.length; i++) {
                if (i == 0) {
                    rows = rowsWritten(api);
                }
                double before = signalbox.cpuSeconds();
                JsonNode result = api.post("/api/health/quick-check", Map.of());
                if (result.path("total_healthy").asInt() != 100_000) {
                    throw new IOException("not all were healthy");
                }
                if (i >= 0) {
                    wall[i] = result.path("seconds").asDouble();
                    cpu[i] = signalbox.cpuSeconds() - before;
                }
            }
            figures.add(
                    "200 nodes x 500 live paths: one cycle, median",
                    Figures.median(wall),
                    "s",
                    "<= 10");
            figures.add(
                    "200 x 500: our processor time per cycle", Figures.median(cpu), "s", "<= 6");
            figures.add(
                    "200 x 500: our memory (RSS)", signalbox.residentMegabytes(), "MB", "<= 700");
            figures.add(
                    "200 x 500: rows written per cycle with nothing changing",
                    (rowsWritten(api) - rows) / (double) wall.length,
                    "rows",
                    "0");
        }
    }

    private static long rowsWritten(Api api) throws IOException, InterruptedException {
        return api.get("/api/system/status").path("store").path("rows_written").asLong();
    }
}
