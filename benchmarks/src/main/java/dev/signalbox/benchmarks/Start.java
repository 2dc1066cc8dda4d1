package dev.signalbox.benchmarks;

import java.io.File;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/// From the command to the first answer, as a person at a terminal has it.
final class Start implements Main.Benchmark {
    private static final int ROUNDS = 7;

    @Override
    public void run(Figures figures, List<String> arguments) throws Exception {
        double[] times = new double[ROUNDS];
        for (int i = 0; i < ROUNDS; i++) {
            times[i] = once();
        }
        figures.add(
                "./signalbox up until the first 200, empty store: median",
                Figures.median(times),
                "s",
                "<= 1.0");
        try (Companion simulator = Companion.simulator("--nodes", "10", "--paths", "100");
                Companion signalbox = Companion.signalbox("1g", Map.of())) {
            Api api = new Api(signalbox.url());
            api.addNodes(simulator);
            api.await("1,000 streams", sum -> sum.path("streams").path("healthy").asInt() == 1_000);
            LockSupport.parkNanos(Duration.ofSeconds(60).toNanos());
            figures.add(
                    "1,000 streams polled every 10 s: memory (RSS)",
                    signalbox.residentMegabytes(),
                    "MB",
                    "<= 250");
        }
    }

    private static double once() throws IOException, InterruptedException {
        int port;
        try (ServerSocket socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
        Path data = Files.createTempDirectory("bench-start");
        ProcessBuilder builder =
                new ProcessBuilder(Figures.root().resolve("signalbox").toString(), "up")
                        .redirectErrorStream(true)
                        .redirectOutput(new File("/dev/null"));
        builder.environment()
                .putAll(
                        Map.of(
                                "SIGNALBOX_DATA",
                                data.toString(),
                                "SIGNALBOX_PORT",
                                String.valueOf(port),
                                "SIGNALBOX_NODE",
                                "none"));
        long begun = System.nanoTime();
        Process process = builder.start();
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpRequest health =
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/health"))
                            .build();
            while (!answers(http, health)) {
                if (!process.isAlive()) {
                    throw new IOException("it ended");
                }
                LockSupport.parkNanos(Duration.ofMillis(2).toNanos());
            }
            return (System.nanoTime() - begun) / 1e9;
        } finally {
            process.destroy();
            process.waitFor(10, TimeUnit.SECONDS);
        }
    }

    private static boolean answers(HttpClient http, HttpRequest health)
            throws InterruptedException {
        try {
            return http.send(health, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException _) {
            return false;
        }
    }
}
