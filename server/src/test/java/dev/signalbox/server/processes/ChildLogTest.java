package dev.signalbox.server.processes;

import static dev.signalbox.server.processes.HandChildren.is;
import static dev.signalbox.server.processes.HandChildren.log;
import static dev.signalbox.server.processes.HandChildren.process;
import static dev.signalbox.server.processes.HandChildren.says;
import static dev.signalbox.testkit.Eventually.eventually;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChildLogTest {
    private static final int MOST = 8 << 20;

    private final Path folder;
    private final HandChildren hand;

    ChildLogTest(@TempDir Path folder) {
        this.folder = folder;
        this.hand = new HandChildren(folder);
    }

    @AfterEach
    void close() {
        hand.close();
    }

    private Path output() {
        return hand.records().resolve("a.log");
    }

    private Path before() {
        return hand.records().resolve("a.log.1");
    }

    /// Text of this length that ends with these words.
    private static String much(int length, String words) {
        return "x".repeat(length - words.length()) + words;
    }

    @Test
    void a_log_goes_on_at_the_next_start() throws IOException {
        Files.writeString(output(), much(MOST, "before\n"));
        Child child = hand.children.keep(hand.shell("a", "echo after; exec sleep 60"));
        says(child, "before\nafter\n");
        assertFalse(Files.exists(before()));
    }

    @Test
    void a_log_that_has_become_large_is_put_aside_at_the_next_start() throws IOException {
        Files.writeString(output(), much(MOST + 1, "before\n"));
        Child child = hand.children.keep(hand.shell("a", "echo after; exec sleep 60"));
        says(child, "after");
        assertEquals("after\n", log(child));
        assertEquals(MOST + 1, Files.size(before()));
    }

    @Test
    void a_log_that_becomes_large_is_cut_while_the_program_goes_on_writing() throws IOException {
        Child child =
                hand.children.keep(hand.shell("a", "while :; do echo a line; sleep 0.02; done"));
        says(child, "a line");
        Files.writeString(before(), "older");
        Files.writeString(output(), much(MOST, "the end\n"), StandardOpenOption.APPEND);
        hand.work.pass(Duration.ofMinutes(1));
        assertTrue(Files.size(output()) < 1_000_000);
        says(child, "a line\n");
        assertFalse(log(child).contains("\0"), "no hole where the log was");
        assertTrue(Files.size(before()) <= MOST);
        assertTrue(Files.readString(before()).contains("the end\n"));
        assertTrue(process(child).isAlive());
        Files.writeString(output(), much(MOST, "again\n"), StandardOpenOption.APPEND);
        hand.work.pass(Duration.ofMinutes(1));
        assertTrue(Files.readString(before()).contains("again\n"));
    }

    @Test
    void a_program_is_started_again_however_large_its_log_is() throws IOException {
        Path go = folder.resolve("go");
        Child child =
                hand.children.keep(
                        hand.shell(
                                "a",
                                "echo ready; until test -e '"
                                        + go
                                        + "'; do sleep 0.02; done; echo; echo last words"));
        says(child, "ready");
        try (RandomAccessFile log = new RandomAccessFile(output().toFile(), "rw")) {
            log.setLength(3L << 30);
        }
        Files.createFile(go);
        is(child, "waiting");
        eventually("it is seen to", child::state, state -> state.restarts() == 1);
        assertEquals("last words", child.state().lastError());
        Files.delete(go);
        hand.work.pass(Duration.ofMillis(300));
        assertEquals("running", child.state().state());
        assertTrue(Files.size(output()) < 1_000_000);
        Files.delete(before());
    }
}
