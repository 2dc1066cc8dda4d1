package dev.signalbox.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.signalbox.simulator.NodeSettings;
import dev.signalbox.simulator.SimulatedNode;
import dev.signalbox.simulator.Simulator;
import dev.signalbox.simulator.SimulatorSettings;
import dev.signalbox.testkit.Api;
import dev.signalbox.testkit.SignalboxProcess;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Killed at any moment while 5,000 streams flap and people give commands.
@Tag("slow")
class KillTest {
    private static final int PATHS = 5_000;
    private static final int KILLS = 6;

    @TempDir Path data = Path.of("");

    private final long seed = System.nanoTime();
    private final Random random = new Random(seed);

    @Test
    void no_accepted_command_is_lost_and_no_event_number_is_used_twice() throws Exception {
        Map<Long, String> events = new ConcurrentHashMap<>();
        Set<String> accepted = ConcurrentHashMap.newKeySet();
        AtomicBoolean over = new AtomicBoolean();
        try (Simulator simulator = Simulator.open(SimulatorSettings.of())) {
            SimulatedNode node =
                    simulator.add(NodeSettings.named("flapping").version("1.20.1").build());
            node.configPath("all_others", "{}");
            IntStream.range(0, PATHS).forEach(i -> node.publish("cam" + i));
            Thread flapping = Thread.startVirtualThread(() -> flap(node, over));
            try {
                for (int kill = 0; kill <= KILLS; kill++) {
                    boolean last = kill == KILLS;
                    try (SignalboxProcess signalbox = start()) {
                        if (kill == 0) {
                            signalbox.api().addNode("flapping", node.url());
                        }
                        nothingIsLost(signalbox.api(), accepted);
                        noNumberTwice(signalbox.api(), events);
                        if (!last) {
                            Thread commands = command(signalbox.api(), accepted, kill);
                            LockSupport.parkNanos((long) (random.nextDouble(1.0, 5.0) * 1e9));
                            signalbox.kill();
                            commands.join();
                        }
                    }
                }
            } finally {
                over.set(true);
                flapping.join();
            }
        }
        assertTrue(events.size() > PATHS, "it flapped: " + events.size() + " events, seed " + seed);
        assertTrue(accepted.size() > KILLS, "commands were given: " + accepted.size());
    }

    private SignalboxProcess start() {
        return SignalboxProcess.start(data, Map.of());
    }

    /// All of them go and come, again and again.
    private static void flap(SimulatedNode node, AtomicBoolean over) {
        List<Integer> all = IntStream.range(0, PATHS).boxed().toList();
        for (int round = 0; !over.get(); round++) {
            int parity = round % 2;
            all.forEach(
                    i -> {
                        if (i % 2 == parity) {
                            node.unpublish("cam" + i);
                        } else if (!node.isAvailable("cam" + i)) {
                            node.publish("cam" + i);
                        }
                    });
            LockSupport.parkNanos(700_000_000);
        }
    }

    private static Thread command(Api api, Set<String> accepted, int round) {
        return Thread.startVirtualThread(
                () -> {
                    for (int i = 0; ; i++) {
                        String name = "node-" + round + "-" + i;
                        try {
                            Api.Answer answer =
                                    api.send(
                                            "POST",
                                            "/api/fleet/nodes",
                                            Map.of(
                                                    "name",
                                                    name,
                                                    "api_url",
                                                    "http://127.0.0.1:9",
                                                    "is_active",
                                                    false));
                            if (answer.status() == 201) {
                                accepted.add(name);
                            }
                        } catch (RuntimeException _) {
                            // It was killed.
                            return;
                        }
                    }
                });
    }

    private void nothingIsLost(Api api, Set<String> accepted) {
        Set<String> there = new HashSet<>();
        int pages = 1;
        for (int page = 1; page <= pages; page++) {
            JsonNode answer =
                    api.get("/api/fleet/nodes?active_only=false&per_page=1000&page=" + page);
            pages = answer.path("pages").asInt();
            answer.path("nodes").forEach(node -> there.add(node.path("name").asText()));
        }
        Set<String> lost = new HashSet<>(accepted);
        lost.removeAll(there);
        assertTrue(lost.isEmpty(), "lost with seed " + seed + ": " + lost);
    }

    /// A number that was seen with one event before the kill has the same event after it, and the
    /// numbers have no gap.
    private void noNumberTwice(Api api, Map<Long, String> events) {
        long expected = 1;
        long after = 0;
        while (true) {
            JsonNode page =
                    api.get("/api/events?sort=sequence&per_page=1000&after=" + after)
                            .path("events");
            if (page.isEmpty()) {
                break;
            }
            for (JsonNode event : page) {
                after = event.path("sequence").asLong();
                assertEquals(expected++, after, "a gap, seed " + seed);
                String text =
                        event.path("kind").asText()
                                + event.path("at").asText()
                                + event.path("stream_id").asText()
                                + event.path("data");
                String before = events.putIfAbsent(after, text);
                assertTrue(before == null || before.equals(text), "twice, seed " + seed);
            }
        }
    }
}
