package dev.signalbox.server.processes;

import static dev.signalbox.server.processes.HandChildren.gone;
import static dev.signalbox.server.processes.HandChildren.is;
import static dev.signalbox.server.processes.HandChildren.log;
import static dev.signalbox.server.processes.HandChildren.process;
import static dev.signalbox.server.processes.HandChildren.says;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChildTest {
    private final Path folder;
    private final HandChildren hand;

    ChildTest(@TempDir Path folder) {
        this.folder = folder;
        this.hand = new HandChildren(folder);
    }

    @AfterEach
    void close() {
        hand.close();
    }

    private List<Path> records() throws IOException {
        try (var files = Files.list(hand.records())) {
            return files.filter(file -> file.toString().endsWith(".process")).toList();
        }
    }

    @Test
    void a_program_runs_in_its_folder_with_its_environment_and_what_it_says_is_kept()
            throws IOException {
        ChildSpec spec =
                new ChildSpec(
                        "a",
                        List.of(
                                "sh",
                                "-c",
                                "pwd; echo \"said $WORD\"; echo bad >&2; exec sleep 60"),
                        folder,
                        Map.of("WORD", "hello there"));
        Child child = hand.children.keep(spec);
        says(child, "bad\n");
        assertEquals(folder.toRealPath() + "\nsaid hello there\nbad\n", log(child));
        assertEquals("running", child.state().state());
        assertEquals(0, child.state().restarts());
        assertNull(child.state().lastError());
        assertTrue(process(child).isAlive());
        assertEquals(1, records().size());
    }

    @Test
    void nothing_of_our_own_environment_is_for_others() {
        Child child = hand.children.keep(hand.shell("a", "env; echo done; exec sleep 60"));
        says(child, "done\n");
        List<String> ours =
                log(child)
                        .lines()
                        .filter(line -> line.startsWith("SIGNALBOX_") || line.startsWith("MTX_"))
                        .map(line -> line.substring(0, line.indexOf('=')))
                        .toList();
        assertEquals(List.of(Child.COOKIE), ours);
    }

    @Test
    void a_program_is_asked_to_end_and_may_say_goodbye() throws IOException {
        ChildSpec spec =
                hand.shell(
                        "a",
                        "trap 'echo goodbye; exit 0' TERM; echo ready;"
                                + " while :; do sleep 0.02; done");
        Child child = hand.children.keep(spec);
        says(child, "ready");
        ProcessHandle process = process(child);
        hand.children.end(spec);
        assertFalse(process.isAlive());
        assertTrue(log(child).endsWith("goodbye\n"), log(child));
        assertEquals("stopped", child.state().state());
        assertEquals(List.of(), hand.children.states());
        assertEquals(List.of(), records());
        hand.work.pass(Duration.ofMinutes(2));
        assertEquals("stopped", child.state().state());
    }

    @Test
    void a_program_that_does_not_listen_is_killed() {
        ChildSpec spec = hand.shell("a", "trap '' TERM; echo ready; while :; do sleep 0.02; done");
        Child child = hand.children.keep(spec);
        says(child, "ready");
        ProcessHandle process = process(child);
        hand.children.end(spec);
        gone(process);
        assertEquals("stopped", child.state().state());
    }

    @Test
    void a_program_that_waits_for_its_next_start_is_not_started_after_its_end() {
        ChildSpec spec = hand.shell("a", "echo started");
        Child child = hand.children.keep(spec);
        is(child, "waiting");
        hand.children.end(spec);
        hand.work.pass(Duration.ofMinutes(2));
        assertEquals("stopped", child.state().state());
        assertEquals("started\n", log(child));
    }

    @Test
    void all_end_when_we_do() throws IOException {
        Child one = hand.children.keep(hand.spec("one", "sleep", "60"));
        Child other = hand.children.keep(hand.spec("other", "sleep", "60"));
        List<ProcessHandle> processes = List.of(process(one), process(other));
        hand.children.close();
        assertTrue(processes.stream().noneMatch(ProcessHandle::isAlive));
        assertEquals(List.of(), records());
    }

    @Test
    void all_are_listed_by_name() {
        hand.children.keep(hand.spec("b", "sleep", "60"));
        hand.children.keep(hand.spec("a", "sleep", "60"));
        assertEquals(
                List.of("a", "b"), hand.children.states().stream().map(Child.State::name).toList());
    }

    @Test
    void one_name_is_kept_once() {
        ChildSpec spec = hand.spec("a", "sleep", "60");
        Child child = hand.children.keep(spec);
        assertThrows(IllegalStateException.class, () -> hand.children.keep(spec));
        assertTrue(process(child).isAlive());
        hand.children.end(spec);
        assertEquals("running", hand.children.keep(spec).state().state());
    }

    @Test
    void a_name_that_would_lead_to_other_files_is_refused() {
        for (String name : List.of("", "../a", "a/b", "A", "a".repeat(61))) {
            assertThrows(IllegalArgumentException.class, () -> hand.spec(name, "sleep", "60"));
        }
    }
}
