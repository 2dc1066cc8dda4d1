package dev.signalbox.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/// From the death of a stream to the open page.
final class LiveDelay implements Main.Benchmark {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int ROUNDS = 60;
    private static final int CLIENTS = 1_000;

    @Override
    public void run(Figures figures, List<String> arguments) throws Exception {
        try (Companion simulator = Companion.simulator("--nodes", "1", "--paths", "200");
                Companion signalbox =
                        Companion.signalbox("1g", Map.of("SIGNALBOX_POLL_INTERVAL", "1h"));
                HttpClient http = HttpClient.newHttpClient()) {
            Api api = new Api(signalbox.url());
            api.addNodes(simulator);
            api.await("200 streams", sum -> sum.path("streams").path("healthy").asInt() == 200);
            Api control = new Api(simulator.url());
            JsonNode node = control.get("/").path("nodes").get(0);
            String name = node.path("name").asText();
            List<String> paths = paths(api);
            Ear ear = Ear.open(http, signalbox.url(), 1);
            double[] alone = rounds(api, control, name, paths, ear, 0);
            figures.add(
                    "a stream dies until the WebSocket hears, beyond the poll: median",
                    Figures.median(alone),
                    "ms",
                    "<= 50");
            figures.add("the same: 99 of 100 below", Figures.share(alone, 0.99), "ms", "<= 250");
            List<Ear> crowd = new ArrayList<>();
            for (int i = 1; i < CLIENTS; i++) {
                // Every hundredth takes nothing in.
                crowd.add(Ear.open(http, signalbox.url(), i % 100 == 0 ? 0 : Long.MAX_VALUE));
            }
            figures.add("live clients connected", crowd.size() + 1, "clients", "1000");
            double[] crowded = rounds(api, control, name, paths, ear, ROUNDS);
            figures.add(
                    "the same with 1,000 clients, ten of which do not read: median",
                    Figures.median(crowded),
                    "ms",
                    "");
            figures.add(
                    "with 1,000 clients: 99 of 100 below",
                    Figures.share(crowded, 0.99),
                    "ms",
                    "<= 250");
        }
    }

    private static List<String> paths(Api api) throws Exception {
        List<String> paths = new ArrayList<>();
        for (JsonNode stream : api.get("/api/streams?per_page=1000").path("streams")) {
            paths.add(stream.path("path").asText());
        }
        return paths;
    }

    /// A poll is asked for right after the death, so what is measured is all but the waiting for
    /// it.
    private static double[] rounds(
            Api api, Api control, String node, List<String> paths, Ear ear, int from)
            throws Exception {
        double[] delays = new double[ROUNDS];
        for (int i = 0; i < ROUNDS; i++) {
            String path = paths.get(from + i);
            control.post("/nodes/" + node + "/unpublish", Map.of("path", path));
            long begun = System.nanoTime();
            api.post("/api/health/quick-check/1", Map.of());
            delays[i] = (ear.heard(path) - begun) / 1e6;
        }
        return delays;
    }

    /// A client of the live connection that notes when it heard of what.
    private static final class Ear implements WebSocket.Listener {
        private final BlockingQueue<Heard> heard = new LinkedBlockingQueue<>();
        private final StringBuilder text = new StringBuilder();
        private final long appetite;

        private record Heard(String path, long at) {}

        private Ear(long appetite) {
            this.appetite = appetite;
        }

        /// Opens a connection.
        ///
        /// @param appetite 1: notes what it hears; 0: does not read; else: reads and forgets
        static Ear open(HttpClient http, String url, long appetite) {
            Ear ear = new Ear(appetite);
            WebSocket socket =
                    http.newWebSocketBuilder()
                            .header("X-API-Key", Api.KEY)
                            .buildAsync(URI.create(url.replace("http", "ws") + "/api/live"), ear)
                            .join();
            socket.sendText("{\"subscribe\":[\"streams\"],\"batch\":true}", true).join();
            return ear;
        }

        @Override
        public void onOpen(WebSocket socket) {
            if (appetite > 0) {
                socket.request(appetite);
            }
        }

        @Override
        public CompletionStage<?> onText(WebSocket socket, CharSequence part, boolean last) {
            long at = System.nanoTime();
            if (appetite == 1) {
                text.append(part);
                if (last) {
                    note(text.toString(), at);
                    text.setLength(0);
                }
                socket.request(1);
            }
            return CompletableFuture.completedFuture(null);
        }

        private void note(String message, long at) {
            try {
                JsonNode node = JSON.readTree(message);
                if (node.path("type").asText().equals("batch")) {
                    node.path("messages").forEach(one -> note(one, at));
                } else {
                    note(node, at);
                }
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }

        private void note(JsonNode message, long at) {
            if (message.path("kind").asText().equals("stream.status_changed")) {
                heard.add(new Heard(message.path("stream_path").asText(), at));
            }
        }

        long heard(String path) throws InterruptedException {
            while (true) {
                Heard next = heard.poll(Duration.ofSeconds(30).toSeconds(), TimeUnit.SECONDS);
                if (next == null) {
                    throw new IllegalStateException("never heard of " + path);
                }
                if (next.path().equals(path)) {
                    return next.at();
                }
            }
        }
    }
}
