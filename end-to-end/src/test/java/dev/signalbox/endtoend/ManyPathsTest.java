package dev.signalbox.endtoend;

import static dev.signalbox.testkit.Eventually.eventually;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.signalbox.simulator.NodeSettings;
import dev.signalbox.simulator.SimulatedNode;
import dev.signalbox.simulator.Simulator;
import dev.signalbox.simulator.SimulatorSettings;
import dev.signalbox.testkit.Api;
import dev.signalbox.testkit.MediaMtxBinary;
import dev.signalbox.testkit.RealMediaMtx;
import dev.signalbox.testkit.SignalboxProcess;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Nothing beyond the first page is lost.
@Tag("slow")
class ManyPathsTest {
    private static final int PATHS = 5_000;

    @TempDir Path folder = Path.of("");

    @Test
    void all_5000_live_paths_of_a_simulated_node_are_known() throws Exception {
        try (Simulator simulator = Simulator.open(SimulatorSettings.of());
                SignalboxProcess signalbox = signalbox()) {
            SimulatedNode node = simulator.add(NodeSettings.named("big").version("1.20.1").build());
            node.configPath("all_others", "{}");
            IntStream.range(0, PATHS).forEach(i -> node.publish("site/cam" + i));
            Api api = signalbox.api();
            long id = api.addNode("big", node.url());
            eventually(
                    "all are healthy",
                    () -> api.get("/api/fleet/nodes/" + id).path("healthy_streams").asInt(),
                    count -> count == PATHS);
            assertEquals(0, api.get("/api/events?kind=stream.appeared").path("total").asInt());
        }
    }

    static Stream<MediaMtxBinary> newest() {
        List<MediaMtxBinary> present = MediaMtxBinary.present();
        return present.isEmpty() ? Stream.of() : Stream.of(present.getLast());
    }

    @ParameterizedTest(allowZeroInvocations = true)
    @MethodSource("newest")
    void all_5000_paths_of_a_real_server_are_known_and_those_on_demand_are_told_apart(
            MediaMtxBinary binary) throws Exception {
        String paths =
                IntStream.range(0, PATHS)
                        .mapToObj(ManyPathsTest::declared)
                        .collect(Collectors.joining());
        try (RealMediaMtx server = RealMediaMtx.start(binary, folder, paths, "");
                SignalboxProcess signalbox = signalbox()) {
            Api api = signalbox.api();
            long id = api.addNode("big", server.apiUrl());
            eventually(
                    "all are known",
                    () -> api.get("/api/fleet/nodes/" + id).path("stream_count").asInt(),
                    count -> count == PATHS);
            assertEquals(
                    PATHS / 2,
                    api.get("/api/streams?reason=standby&per_page=1").path("total").asInt());
            assertEquals(
                    PATHS / 2,
                    api.get("/api/streams?reason=no_publisher&per_page=1").path("total").asInt());
            assertEquals(1, api.get("/api/incidents?state=open").path("total").asInt());
        }
    }

    /// Every other path is pulled when somebody watches.
    private static String declared(int i) {
        String name = "  site/cam%04d:\n".formatted(i);
        return i % 2 == 0
                ? name
                : name + "    source: rtsp://127.0.0.1:9/x\n    sourceOnDemand: yes\n";
    }

    private SignalboxProcess signalbox() throws Exception {
        return SignalboxProcess.start(Files.createDirectory(folder.resolve("data")), Map.of());
    }
}
