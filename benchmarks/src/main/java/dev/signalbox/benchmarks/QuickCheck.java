package dev.signalbox.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import dev.signalbox.testkit.MediaMtxBinary;
import dev.signalbox.testkit.RealMediaMtx;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// How fast all is known, beside how fast it could be fetched at all.
final class QuickCheck implements Main.Benchmark {
    private static final int ROUNDS = 31;

    /// A server that runs for weeks is measured, and not one that was just started.
    private static final int WARM_UP = 150;

    private static final int PATHS = 5_000;

    @Override
    public void run(Figures figures, List<String> arguments) throws Exception {
        try (Companion simulator =
                Companion.simulator("--nodes", "1", "--paths", String.valueOf(PATHS))) {
            String node =
                    new Api(simulator.url()).get("/").path("nodes").get(0).path("url").asText();
            oneNode(figures, "simulated, 5,000 live paths", node, "");
        }
        List<MediaMtxBinary> real = MediaMtxBinary.present();
        if (real.isEmpty()) {
            System.out.println("no MediaMTX on this machine, so none is measured");
        } else {
            realNode(figures, real.getLast());
        }
        fleet(figures);
    }

    private static void realNode(Figures figures, MediaMtxBinary binary) throws Exception {
        Path folder = Files.createTempDirectory("bench-mediamtx");
        StringBuilder paths = new StringBuilder();
        for (int i = 1; i <= PATHS; i++) {
            paths.append("  cam-%04d:\n".formatted(i));
        }
        try (RealMediaMtx mediamtx = RealMediaMtx.start(binary, folder, paths.toString(), "")) {
            String name = "MediaMTX " + binary.version() + ", 5,000 paths";
            oneNode(figures, name, mediamtx.apiUrl().toString(), "<= 1.5");
        }
    }

    /// A check by way of our API, beside a bare fetch of the list that it reads, turn by turn. The
    /// simulator has its list at hand, which no real server has, so that against it the ratio says
    /// more of the simulator than of us.
    private static void oneNode(Figures figures, String name, String node, String goal)
            throws Exception {
        try (Companion signalbox =
                Companion.signalbox("1g", Map.of("SIGNALBOX_POLL_INTERVAL", "1h"))) {
            Api api = new Api(signalbox.url());
            api.post("/api/fleet/nodes", Map.of("name", "node", "api_url", node));
            api.await(
                    "5,000 streams are known",
                    sum -> sum.path("streams").path("total").asInt() == PATHS);
            String list = node + "/v3/paths/list?itemsPerPage=10000";
            double[] ours = new double[ROUNDS];
            double[] bare = new double[ROUNDS];
            for (int i = -WARM_UP; i < ROUNDS; i++) {
                double fetch = curl(list);
                double check = check(api);
                if (i >= 0) {
                    bare[i] = fetch;
                    ours[i] = check;
                }
            }
            double check = Figures.median(ours);
            double fetch = Figures.median(bare);
            figures.add(name + ": our check, median", check, "ms", "");
            figures.add(name + ": curl of the same answer, median", fetch, "ms", "");
            figures.add(name + ": ratio of the two", check / fetch, "x", goal);
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
        int healthy = result.path("healthy").asInt();
        int unhealthy = result.path("unhealthy").asInt();
        if (healthy + unhealthy != PATHS) {
            throw new IOException("not all were checked: " + result);
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
