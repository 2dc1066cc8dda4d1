package dev.signalbox.simulator;

import static dev.signalbox.simulator.Refusals.messageOf;
import static dev.signalbox.simulator.Refusals.refusal;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MainTest {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);

    @TempDir Path directory = Path.of(".");

    @Test
    void the_last_line_is_that_it_is_ready_and_where() {
        try (var running = Main.start(out, "--scene", "calm", "--seed", "5", "--rtsp-port", "0")) {
            assertNotNull(running);
            var lines = lines();
            assertEquals(
                    "Simulated MediaMTX nodes (no MediaMTX runs here), scene 'calm', seed 5",
                    lines.getFirst());
            assertTrue(lines.get(1).startsWith("production: 4 nodes node-1 to node-4, MediaMTX"));
            assertTrue(lines.get(1).contains("media at rtsp://127.0.0.1:"));
            assertEquals("Control: " + running.control().url(), lines.get(2));
            assertEquals("Simulator is ready: " + running.control().url(), lines.getLast());
            assertEquals(4, lines.size());
            var url = URI.create(lines.getLast().replace("Simulator is ready: ", ""));
            assertEquals(4, Api.of(url).get("/").json().path("nodes").size());
        }
    }

    @Test
    void a_plain_fleet_is_as_large_and_as_old_as_wanted() {
        try (var running = Main.start(out, "--nodes", "2", "--paths", "3", "--version", "1.9.3")) {
            assertNotNull(running);
            assertEquals(2, running.simulator().nodes().size());
            var node = running.simulator().node("node-2");
            assertEquals(3, node.livePaths());
            assertEquals("1.9.3", node.version().toString());
            assertTrue(
                    lines().get(1).startsWith("nodes: 2 nodes node-1 to node-2, MediaMTX 1.9.3"));
        }
    }

    @Test
    void a_scene_can_be_a_file_and_its_release_can_be_overruled() throws IOException {
        var file = directory.resolve("scene.json");
        Files.writeString(file, "{\"name\":\"mine\",\"groups\":[{\"name\":\"x\",\"paths\":1}]}");
        try (var running = Main.start(out, "--scene", file.toString(), "--version", "1.12.3")) {
            assertNotNull(running);
            assertTrue(lines().getFirst().contains("scene 'mine'"));
            assertTrue(lines().get(1).startsWith("nodes: 1 node x, MediaMTX 1.12.3, 1 paths"));
        }
    }

    @Test
    void the_help_starts_nothing() {
        assertNull(Main.start(out, "--help"));
        assertTrue(bytes.toString(StandardCharsets.UTF_8).startsWith("signalbox simulate"));
    }

    @Test
    void a_scene_that_is_neither_known_nor_a_file_is_refused() {
        assertTrue(
                refusal(() -> Main.start(out, "--scene", "nothing"))
                        .startsWith("'nothing' is neither a scene (demo, calm, storm, big) nor"));
    }

    @Test
    void a_port_that_is_taken_is_said_and_nothing_stays_open() {
        try (var running = Main.start(out, "--nodes", "1")) {
            assertNotNull(running);
            int taken = running.simulator().nodes().getFirst().port();
            var message =
                    messageOf(
                            UncheckedIOException.class,
                            () -> Main.start(out, "--nodes=1", "--base-port=" + taken));
            assertTrue(message.startsWith("Port " + taken + " of node-1 cannot be opened"));
            int control = running.control().url().getPort();
            messageOf(
                    UncheckedIOException.class,
                    () -> Main.start(out, "--nodes=1", "--control-port=" + control));
        }
    }

    private List<String> lines() {
        return bytes.toString(StandardCharsets.UTF_8).lines().toList();
    }
}
