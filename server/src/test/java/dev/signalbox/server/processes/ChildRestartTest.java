package dev.signalbox.server.processes;

import static dev.signalbox.server.processes.HandChildren.is;
import static dev.signalbox.server.processes.HandChildren.kill;
import static dev.signalbox.server.processes.HandChildren.log;
import static dev.signalbox.server.processes.HandChildren.process;
import static dev.signalbox.testkit.Eventually.eventually;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChildRestartTest {
    private static final Duration FIRST = Duration.ofMillis(300);

    private final Path folder;
    private final HandChildren hand;

    ChildRestartTest(@TempDir Path folder) {
        this.folder = folder;
        this.hand = new HandChildren(folder);
    }

    @AfterEach
    void close() {
        hand.close();
    }

    private static long starts(Child child) {
        return log(child).lines().filter("started"::equals).count();
    }

    /// Lets time pass until it was started once more and has ended; gives how long that took.
    private Duration untilNextEnd(Child child, int ends, Duration atMost) {
        Duration passed = Duration.ZERO;
        while (child.state().restarts() == ends) {
            assertTrue(passed.compareTo(atMost) <= 0, "no start within " + atMost);
            hand.work.pass(Duration.ofMillis(50));
            passed = passed.plusMillis(50);
            if (child.state().state().equals("running") || starts(child) > ends) {
                eventually("it ends", child::state, state -> state.restarts() > ends);
            }
        }
        return passed;
    }

    @Test
    void a_program_that_ends_is_soon_started_again() {
        Child child = hand.children.keep(hand.spec("a", "sleep", "60"));
        long pid = process(child).pid();
        kill(child);
        assertEquals("waiting", child.state().state());
        assertEquals(1, child.state().restarts());
        hand.work.pass(FIRST.minusMillis(1));
        assertEquals("waiting", child.state().state());
        hand.work.pass(Duration.ofMillis(1));
        assertEquals("running", child.state().state());
        assertNotEquals(pid, process(child).pid());
        assertTrue(process(child).isAlive());
    }

    @Test
    void it_is_said_with_which_words_it_ended() {
        Child child = hand.children.keep(hand.shell("a", "echo first; echo no luck; echo; exit 3"));
        is(child, "waiting");
        assertEquals("no luck", child.state().lastError());
        Child silent = hand.children.keep(hand.shell("b", "exit 0"));
        is(silent, "waiting");
        assertNotNull(silent.state().lastError());
    }

    @Test
    void one_that_ends_again_and_again_is_started_later_and_later_and_never_given_up() {
        Child child = hand.children.keep(hand.shell("a", "echo started; exit 1"));
        eventually("it ends", child::state, state -> state.restarts() == 1);
        Duration all = Duration.ZERO;
        Duration bound = FIRST;
        for (int ends = 1; ends <= 9; ends++) {
            all = all.plus(untilNextEnd(child, ends, bound));
            bound = ends == 1 ? Duration.ofSeconds(1) : bound.multipliedBy(2);
            bound = bound.compareTo(Duration.ofSeconds(30)) > 0 ? Duration.ofSeconds(30) : bound;
        }
        assertEquals(10, starts(child));
        // Each wait is drawn at random; their sum is about a minute.
        assertTrue(all.compareTo(Duration.ofSeconds(3)) > 0, all::toString);
    }

    @Test
    void one_that_ran_well_for_a_minute_starts_over_with_a_clean_slate() {
        Path healthy = folder.resolve("healthy");
        Child child =
                hand.children.keep(
                        hand.shell(
                                "a",
                                "echo started; test -e '"
                                        + healthy
                                        + "' && exec sleep 60; exit 1"));
        eventually("it ends", child::state, state -> state.restarts() == 1);
        for (int ends = 1; ends <= 6; ends++) {
            untilNextEnd(child, ends, Duration.ofSeconds(30));
        }
        create(healthy);
        hand.work.pass(Duration.ofSeconds(30));
        assertEquals("running", child.state().state());
        hand.work.pass(Duration.ofSeconds(61));
        kill(child);
        hand.work.pass(FIRST);
        assertEquals("running", child.state().state());
    }

    private static void create(Path file) {
        try {
            Files.createFile(file);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void one_that_cannot_be_started_at_all_is_tried_again() throws IOException {
        Path missing = folder.resolve("not-yet");
        Child child = hand.children.keep(new ChildSpec("a", List.of("sleep", "60"), missing));
        assertEquals("waiting", child.state().state());
        assertNotNull(child.state().lastError());
        Files.createDirectory(missing);
        hand.work.pass(FIRST);
        assertEquals("running", child.state().state());
        assertEquals(1, child.state().restarts());
    }

    @Test
    void a_program_that_is_not_there_is_said_to_be_so() {
        Child child = hand.children.keep(hand.spec("a", folder.resolve("gone").toString()));
        is(child, "waiting");
        assertTrue(String.valueOf(child.state().lastError()).contains("gone"));
    }
}
