package dev.signalbox.server.localnode;

import static dev.signalbox.testkit.Eventually.eventually;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.signalbox.model.Credentials;
import dev.signalbox.model.Node;
import dev.signalbox.server.hand.HandFleet;
import dev.signalbox.server.hand.HandWork;
import dev.signalbox.server.processes.Children;
import dev.signalbox.server.settings.BadSetting;
import dev.signalbox.server.settings.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// With a program that stands in for MediaMTX and only stays.
class LocalNodeTest {
    private final Path folder;
    private final Path program;
    private final HandFleet hand;
    private final List<Children> lives = new ArrayList<>();

    LocalNodeTest(@TempDir Path folder) throws IOException {
        this.folder = folder;
        program = folder.resolve("mediamtx");
        Files.writeString(program, "#!/bin/sh\necho \"with $1\"\nexec sleep 60\n");
        assertTrue(program.toFile().setExecutable(true));
        hand = HandFleet.open(folder, new HandWork());
    }

    @AfterEach
    void close() {
        lives.reversed().forEach(Children::close);
        hand.close();
    }

    /// A life of ours with these flags; what was started before goes on.
    private Optional<LocalNode.Up> open(String... flags) throws Exception {
        Children children =
                new Children(folder.resolve("processes"), hand.work.time, hand.work.pacer);
        lives.add(children);
        return new LocalNode(settings(flags), Map.of(), children, hand.nodes).open();
    }

    private Settings settings(String... flags) throws BadSetting {
        return Settings.read(List.of(flags), Map.of(), folder);
    }

    private LocalNode.Up openProgram() throws Exception {
        return open("--mediamtx-bin", program.toString()).orElseThrow();
    }

    private ProcessHandle process() {
        Long pid = lives.getLast().states().getFirst().pid();
        return ProcessHandle.of(Objects.requireNonNull(pid)).orElseThrow();
    }

    private Node node() {
        List<Node> local = hand.nodes.byOrigin(Node.Origin.LOCAL);
        assertEquals(1, local.size());
        return local.getFirst();
    }

    private static Credentials credentials(Node node) {
        return Objects.requireNonNull(node.address().credentials());
    }

    private Path file(String name) {
        return folder.resolve("data/local-node").resolve(name);
    }

    @Test
    void it_is_started_and_in_the_fleet_with_credentials_that_nobody_else_can_read()
            throws Exception {
        LocalNode.Up up = openProgram();
        Node node = node();
        assertEquals("local", node.name());
        assertEquals("127.0.0.1", node.address().apiUrl().getHost());
        assertEquals(up.rtspUrl(), node.urls().rtsp());
        assertTrue(up.words().contains(program.toString()), up.words());
        String yaml = Files.readString(file("mediamtx.yml"));
        assertTrue(yaml.contains("pass: " + credentials(node).password().reveal()));
        assertTrue(yaml.contains("apiAddress: 127.0.0.1:" + node.address().apiUrl().getPort()));
        for (String name : List.of("mediamtx.yml", "password")) {
            assertEquals(
                    "rw-------",
                    PosixFilePermissions.toString(Files.getPosixFilePermissions(file(name))));
        }
        eventually(
                "it was given its configuration",
                () -> Files.readString(folder.resolve("processes/local-node.log")),
                text -> text.equals("with " + file("mediamtx.yml") + "\n"));
    }

    @Test
    void after_our_death_it_is_taken_back_as_it_runs() throws Exception {
        openProgram();
        Node before = node();
        long pid = process().pid();
        openProgram();
        assertEquals(pid, process().pid());
        assertEquals(before, node());
        assertFalse(hand.news().contains("node.changed"));
    }

    @Test
    void one_that_died_with_us_is_started_with_a_new_password_at_the_same_ports() throws Exception {
        openProgram();
        Node before = node();
        ProcessHandle process = process();
        process.destroyForcibly();
        eventually("it is gone", () -> !process.isAlive());
        openProgram();
        assertNotEquals(process.pid(), process().pid());
        assertEquals(before.id(), node().id());
        assertEquals(before.address().apiUrl(), node().address().apiUrl());
        assertNotEquals(credentials(before), credentials(node()));
    }

    @Test
    void where_none_is_wanted_it_is_ended_and_leaves_the_fleet() throws Exception {
        openProgram();
        ProcessHandle process = process();
        assertEquals(Optional.empty(), open("--node", "none"));
        assertFalse(process.isAlive());
        assertEquals(List.of(), hand.nodes.byOrigin(Node.Origin.LOCAL));
    }

    @Test
    void a_node_of_a_person_keeps_its_name() throws Exception {
        Node own = hand.add("local");
        openProgram();
        assertEquals("local-signalbox", node().name());
        assertEquals(own, hand.nodes.get(own.id()));
    }

    @Test
    void what_is_no_program_is_named_and_the_simulator_stands_in() throws Exception {
        for (String odd : List.of("gone", "data")) {
            Files.createDirectories(folder.resolve("data"));
            String words = open("--mediamtx-bin", odd).orElseThrow().words();
            assertTrue(words.contains("SIMULATED"), words);
            assertTrue(words.contains(folder.resolve(odd) + " is no program"), words);
            lives.getLast().close();
        }
    }
}
