package dev.signalbox.simulator;

import static dev.signalbox.simulator.Eventually.eventually;
import static dev.signalbox.simulator.Refusals.messageOf;
import static dev.signalbox.simulator.Refusals.refusal;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.signalbox.simulator.fault.Fault;
import dev.signalbox.simulator.fault.FaultKind;
import dev.signalbox.simulator.state.Publication;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SimulatorTest {

    @Test
    void a_fleet_has_ports_one_after_another() {
        int base = freeRange();
        try (var simulator = Simulator.open(SimulatorSettings.fleet(3, "1.15.6", base))) {
            assertEquals(
                    List.of(base, base + 1, base + 2),
                    simulator.nodes().stream().map(SimulatedNode::port).toList());
            assertEquals("1.15.6", simulator.node("node-2").version().toString());
            assertEquals(
                    "http://127.0.0.1:" + (base + 1), simulator.node("node-2").url().toString());
        }
    }

    @Test
    void nodes_come_and_go() {
        try (var simulator = Simulator.open(SimulatorSettings.of())) {
            var node = simulator.add(NodeSettings.named("a").environment("test").build());
            assertEquals("test", node.environment());
            assertEquals(200, Api.of(node).get("/v3/info").status());
            assertEquals(
                    "There are two nodes called 'a'",
                    refusal(() -> simulator.add(NodeSettings.named("a").build())));
            simulator.remove("a");
            simulator.remove("a");
            assertNull(simulator.find("a"));
            assertEquals("There is no node called 'a'", refusal(() -> simulator.node("a")));
            messageOf(UncheckedIOException.class, () -> new RawClient(node.url()));
        }
    }

    @Test
    void when_a_port_is_taken_nothing_stays_open() {
        int base = freeRange();
        try (var other = Simulator.open(SimulatorSettings.fleet(1, "1.20.1", base + 1))) {
            assertEquals(1, other.nodes().size());
            var message =
                    messageOf(
                            UncheckedIOException.class,
                            () -> Simulator.open(SimulatorSettings.fleet(2, "1.20.1", base)));
            assertTrue(message.contains("of node-2 cannot be opened"), message);
            messageOf(UncheckedIOException.class, () -> new RawClient(base));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "a/b", "é"})
    void names_of_nodes_are_simple(String name) {
        assertTrue(refusal(() -> NodeSettings.named(name).build()).contains("is not a node name"));
    }

    @Test
    void settings_that_make_no_sense_are_refused() {
        assertEquals(
                "A port is a number from 0 to 65535",
                refusal(() -> NodeSettings.named("a").port(70_000).build()));
        assertTrue(
                refusal(() -> NodeSettings.named("a").version("2.0.0"))
                        .contains("not a MediaMTX release"));
        assertEquals(
                "Nobody publishes over HLS; it is for readers",
                refusal(() -> Publication.CAMERA.over(dev.signalbox.simulator.state.Protocol.HLS)));
        assertEquals(
                "A bitrate is not negative, a wobble 0 to 0.9",
                refusal(() -> Publication.CAMERA.at(-1)));
    }

    @Test
    void closing_ends_connections_and_every_thread_even_of_nodes_that_hang() {
        var simulator = Simulator.open(SimulatorSettings.fleet(5, "1.20.1", 0));
        var clients = simulator.nodes().stream().map(node -> new RawClient(node.url())).toList();
        for (var node : simulator.nodes()) {
            node.setFault(Fault.of(FaultKind.HANG));
        }
        clients.forEach(client -> client.get("/v3/info"));
        for (var node : simulator.nodes()) {
            eventually("it hangs", () -> node.requests("GET /v3/info") == 1);
        }
        simulator.close();
        clients.forEach(client -> assertEquals("", client.rest()));
        eventually("the timeline has ended", () -> !threadRuns("simulator-timeline"));
        simulator.close();
    }

    @Test
    void a_thousand_nodes_work_without_a_thread_for_each() {
        int before = platformThreads();
        try (var simulator = Simulator.open(SimulatorSettings.fleet(1000, "1.20.1", 0))) {
            var answers =
                    IntStream.range(0, 1000)
                            .filter(i -> i % 20 == 0)
                            .mapToObj(i -> Api.of(simulator.nodes().get(i)))
                            .map(api -> api.get("/v3/info").status())
                            .distinct()
                            .toList();
            assertEquals(List.of(200), answers);
            assertTrue(platformThreads() - before < 50, "threads: " + platformThreads());
        }
    }

    @Test
    void a_node_can_be_driven_and_asked_from_many_threads() {
        try (var simulator = Simulator.open(SimulatorSettings.fleet(1, "1.20.1", 0))) {
            var node = simulator.nodes().getFirst();
            for (int i = 0; i < 20; i++) {
                node.configPath("c" + i, "{}");
            }
            var failed = new AtomicBoolean();
            var work =
                    IntStream.range(0, 4)
                            .mapToObj(i -> CompletableFuture.runAsync(() -> hammer(node, i)))
                            .toList();
            work.forEach(
                    each ->
                            each.exceptionally(
                                            _ -> {
                                                failed.set(true);
                                                return null;
                                            })
                                    .join());
            assertTrue(!failed.get());
            assertEquals(20, Api.of(node).get("/v3/paths/list").items().size());
        }
    }

    private static void hammer(SimulatedNode node, int worker) {
        var api = Api.of(node);
        for (int i = 0; i < 50; i++) {
            var path = "c" + (worker * 5 + i % 5);
            node.publish(path);
            if (api.get("/v3/paths/list").items().size() != 20) {
                throw new AssertionError("a path is missing");
            }
            node.read(path, dev.signalbox.simulator.state.Protocol.SRT, 2);
            api.patch("/v3/config/paths/patch/" + path, "{\"record\":" + (i % 2 == 0) + "}");
            node.unread(path, 1);
            node.unpublish(path);
        }
    }

    /// The start of a few ports that were free just now, below those that the system hands out.
    private static int freeRange() {
        for (int base = 21_000; base < 31_000; base += 10) {
            if (isFree(base) && isFree(base + 1) && isFree(base + 2)) {
                return base;
            }
        }
        throw new AssertionError("no free ports");
    }

    private static boolean isFree(int port) {
        try (var socket = new java.net.ServerSocket(port)) {
            return socket.isBound();
        } catch (java.io.IOException e) {
            return false;
        }
    }

    private static int platformThreads() {
        return Thread.getAllStackTraces().size();
    }

    private static boolean threadRuns(String name) {
        return Thread.getAllStackTraces().keySet().stream()
                .anyMatch(thread -> thread.getName().equals(name));
    }
}
