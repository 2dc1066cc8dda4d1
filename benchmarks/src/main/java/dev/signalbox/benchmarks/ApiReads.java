package dev.signalbox.benchmarks;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Reading while 50 people look.
final class ApiReads implements Main.Benchmark {
    private static final int CLIENTS = 50;
    private static final Duration SPAN = Duration.ofSeconds(20);

    private static final List<String> READS =
            List.of(
                    "/api/streams?per_page=50",
                    "/api/streams?per_page=50&status=unhealthy,unknown",
                    "/api/streams?per_page=100&search=cam-1&sort=-bitrate",
                    "/api/dashboard/overview",
                    "/api/fleet/nodes",
                    "/api/events?per_page=50");

    @Override
    public void run(Figures figures, List<String> arguments) throws Exception {
        try (Companion simulator = Companion.simulator("--nodes", "20", "--paths", "500");
                Companion signalbox = Companion.signalbox("1g", Map.of())) {
            Api api = new Api(signalbox.url());
            api.addNodes(simulator);
            api.await(
                    "10,000 streams", sum -> sum.path("streams").path("healthy").asInt() == 10_000);
            measure(api, Duration.ofSeconds(10), 10);
            double[] times = measure(api, SPAN, 10);
            // People look at a page every second or so; a tenth of a second between reads is busy.
            figures.add(
                    "10,000 streams, 50 clients: read, median", Figures.median(times), "ms", "");
            figures.add(
                    "10,000 streams, 50 clients: read, 99 of 100 below",
                    Figures.share(times, 0.99),
                    "ms",
                    "<= 100");
            figures.add(
                    "10,000 streams, 50 clients: reads per second",
                    times.length / (double) SPAN.toSeconds(),
                    "/s",
                    "");
        }
    }

    /// Each client reads, waits a moment and reads again.
    private static double[] measure(Api api, Duration span, int pausesPerSecond) throws Exception {
        long end = System.nanoTime() + span.toNanos();
        List<Callable<List<Double>>> clients = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
                HttpClient http = HttpClient.newBuilder().executor(threads).build()) {
            for (int i = 0; i < CLIENTS; i++) {
                int first = i;
                clients.add(() -> client(api, http, first, end, pausesPerSecond));
            }
            List<Double> all = new ArrayList<>();
            for (Future<List<Double>> future : threads.invokeAll(clients)) {
                all.addAll(future.get());
            }
            return all.stream().mapToDouble(Double::doubleValue).toArray();
        }
    }

    private static List<Double> client(
            Api api, HttpClient http, int first, long end, int pausesPerSecond) throws Exception {
        List<Double> times = new ArrayList<>();
        for (int i = first; System.nanoTime() < end; i++) {
            HttpRequest request = api.request(READS.get(i % READS.size())).GET().build();
            long begun = System.nanoTime();
            HttpResponse<byte[]> response =
                    http.send(request, HttpResponse.BodyHandlers.ofByteArray());
            if (response.statusCode() != 200) {
                throw new IllegalStateException(request.uri() + ": " + response.statusCode());
            }
            times.add((System.nanoTime() - begun) / 1e6);
            Thread.sleep(Duration.ofMillis(1000 / pausesPerSecond));
        }
        return times;
    }
}
