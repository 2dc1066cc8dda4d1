package dev.signalbox.server.processes;

import static dev.signalbox.server.processes.HandChildren.gone;
import static dev.signalbox.server.processes.HandChildren.kill;
import static dev.signalbox.server.processes.HandChildren.process;
import static dev.signalbox.testkit.Eventually.eventually;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AdoptionTest {
    private final HandChildren hand;
    private final ChildSpec spec;

    /// A program that is not ours, and that somebody would miss.
    private final Process foreign;

    private final Instant foreignStart;

    AdoptionTest(@TempDir Path folder) {
        hand = new HandChildren(folder);
        spec = hand.spec("a", "sleep", "60");
        foreign =
                dev.signalbox.testkit.Children.start(
                        List.of("env", Child.COOKIE + "=cookie", "sleep", "60"),
                        folder.resolve("foreign.log"));
        foreignStart = foreign.info().startInstant().orElseThrow();
        // With all three the same it would be taken for ours; in the tests one of them differs.
        ChildRecord all = new ChildRecord(foreign.pid(), foreignStart, "cookie");
        eventually("it has its environment", () -> all.find().isPresent());
    }

    @AfterEach
    void close() {
        hand.close();
        dev.signalbox.testkit.Children.kill(foreign);
    }

    private void record(long pid, Instant started, String cookie) throws IOException {
        new ChildRecord(pid, started, cookie).write(hand.records().resolve("a.process"));
    }

    /// Another program than the foreign one is started, and ended, and the foreign one is not.
    private void assertLeftAlone() {
        assertFalse(hand.children.runs(spec));
        Child child = hand.children.keep(spec);
        ProcessHandle own = process(child);
        assertNotEquals(foreign.pid(), own.pid());
        hand.children.end(spec);
        gone(own);
        assertTrue(foreign.isAlive());
    }

    @Test
    void after_our_death_a_program_that_still_runs_is_taken_back() {
        assertFalse(hand.children.runs(spec));
        long pid = process(hand.children.keep(spec)).pid();
        hand.nextLife();
        assertTrue(hand.children.runs(spec));
        Child again = hand.children.keep(spec);
        assertEquals(pid, again.state().pid());
        assertEquals(0, again.state().restarts());
        kill(again);
        hand.work.pass(Duration.ofMillis(300));
        assertEquals("running", again.state().state());
        assertNotEquals(pid, process(again).pid());
    }

    @Test
    void one_that_was_taken_back_is_taken_back_again() {
        long pid = process(hand.children.keep(spec)).pid();
        hand.nextLife();
        hand.children.keep(spec);
        hand.nextLife();
        assertEquals(pid, hand.children.keep(spec).state().pid());
    }

    @Test
    void one_that_died_while_we_were_dead_is_started_anew() {
        ProcessHandle process = process(hand.children.keep(spec));
        hand.nextLife();
        process.destroyForcibly();
        gone(process);
        assertFalse(hand.children.runs(spec));
        Child again = hand.children.keep(spec);
        assertNotEquals(process.pid(), process(again).pid());
    }

    @Test
    void one_that_is_not_wanted_any_more_is_ended_though_an_earlier_life_started_it() {
        ProcessHandle process = process(hand.children.keep(spec));
        hand.nextLife();
        hand.children.end(spec);
        assertFalse(process.isAlive());
        assertFalse(hand.children.runs(spec));
    }

    @Test
    void looking_whether_it_runs_does_not_keep_it_running() {
        ProcessHandle process = process(hand.children.keep(spec));
        hand.nextLife();
        assertTrue(hand.children.runs(spec));
        process.destroyForcibly();
        gone(process);
        hand.work.pass(Duration.ofMinutes(2));
        assertFalse(hand.children.runs(spec));
    }

    @Test
    void a_foreign_program_that_was_given_the_same_pid_is_left_alone() throws IOException {
        record(foreign.pid(), foreignStart, "another cookie");
        assertLeftAlone();
    }

    @Test
    void a_foreign_program_that_began_at_another_time_is_left_alone() throws IOException {
        record(foreign.pid(), foreignStart.minusSeconds(1), "cookie");
        assertLeftAlone();
    }

    @Test
    void a_foreign_program_is_not_ended_when_ours_is_not_wanted_any_more() throws IOException {
        record(foreign.pid(), foreignStart, "another cookie");
        hand.children.end(spec);
        assertTrue(foreign.isAlive());
        assertFalse(Files.exists(hand.records().resolve("a.process")));
    }

    @Test
    void a_record_that_was_not_written_to_its_end_is_taken_for_none() throws IOException {
        for (String text : List.of("", "pid=", "pid=12\nstarted=", "\0\0\0", "cookie=x")) {
            Files.writeString(hand.records().resolve("a.process"), text);
            assertFalse(hand.children.runs(spec));
        }
        assertTrue(process(hand.children.keep(spec)).isAlive());
    }
}
