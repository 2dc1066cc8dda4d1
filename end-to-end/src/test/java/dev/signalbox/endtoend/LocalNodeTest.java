package dev.signalbox.endtoend;

import static dev.signalbox.testkit.Eventually.eventually;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.signalbox.testkit.MediaMtxBinary;
import dev.signalbox.testkit.SignalboxProcess;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The MediaMTX of our own: there, ended with us, and taken back after our death.
@Tag("slow")
class LocalNodeTest {
    @TempDir Path data = Path.of("");

    static Stream<MediaMtxBinary> newest() {
        List<MediaMtxBinary> present = MediaMtxBinary.present();
        return present.isEmpty() ? Stream.of() : Stream.of(present.getLast());
    }

    @ParameterizedTest(allowZeroInvocations = true)
    @MethodSource("newest")
    void it_survives_our_death_is_taken_back_and_ends_with_us(MediaMtxBinary binary) {
        Map<String, String> settings =
                Map.of(
                        "SIGNALBOX_NODE",
                        "auto",
                        "SIGNALBOX_MEDIAMTX_BIN",
                        binary.path().toString());
        long pid;
        try (SignalboxProcess first = SignalboxProcess.start(data, settings)) {
            healthy(first);
            pid = pid(first);
            first.kill();
        }
        assertTrue(alive(pid), "the server goes on without us");
        try (SignalboxProcess second = SignalboxProcess.start(data, settings)) {
            healthy(second);
            assertEquals(pid, pid(second), "the same server, not a second one");
        }
        eventually("it ended with us", () -> !alive(pid));
    }

    @Test
    void the_simulator_stands_in_where_none_can_be_had_and_is_marked() {
        Map<String, String> settings =
                Map.of("SIGNALBOX_NODE", "auto", "SIGNALBOX_MEDIAMTX_BIN", "/nonexistent/mediamtx");
        long pid;
        try (SignalboxProcess signalbox = SignalboxProcess.start(data, settings)) {
            JsonNode node = healthy(signalbox);
            assertTrue(node.path("is_simulated").asBoolean());
            assertTrue(node.path("is_local").asBoolean());
            assertTrue(node.path("stream_count").asInt() > 0);
            eventually(
                    "it is said at the terminal",
                    () ->
                            signalbox
                                    .output()
                                    .contains("SIMULATED, because no MediaMTX could be had"));
            pid = pid(signalbox);
        }
        eventually("it ended with us", () -> !alive(pid));
    }

    private static JsonNode healthy(SignalboxProcess signalbox) {
        return eventually(
                "the local node answers; " + signalbox.output(),
                () -> signalbox.api().get("/api/fleet/nodes").path("nodes").path(0),
                node -> node.path("status").asText().equals("healthy"));
    }

    private static long pid(SignalboxProcess signalbox) {
        JsonNode process = signalbox.api().get("/api/system/status").path("processes").path(0);
        assertEquals("running", process.path("state").asText());
        assertFalse(process.path("pid").isNull());
        return process.path("pid").asLong();
    }

    private static boolean alive(long pid) {
        return ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false);
    }
}
