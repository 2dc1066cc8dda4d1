package dev.signalbox.server.processes;

import static dev.signalbox.testkit.Eventually.eventually;

import dev.signalbox.server.hand.HandWork;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// Real small programs, with time between their starts that passes by hand. Each life is one of
/// ours; when it is killed, nothing of it moves any more, and its programs go on.
final class HandChildren implements AutoCloseable {
    private final Path folder;
    private final List<Children> lives = new ArrayList<>();

    /// Time of the newest life.
    HandWork work;

    /// The newest life.
    Children children;

    HandChildren(Path folder) {
        this.folder = folder;
        this.work = new HandWork();
        this.children = life();
    }

    private Children life() {
        try {
            Children life = new Children(records(), work.time, work.pacer);
            lives.add(life);
            return life;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// We are killed and started again.
    void nextLife() {
        work = new HandWork();
        children = life();
    }

    Path records() {
        return folder.resolve("records");
    }

    ChildSpec spec(String name, String... command) {
        return new ChildSpec(name, List.of(command), folder);
    }

    ChildSpec shell(String name, String script) {
        return spec(name, "sh", "-c", script);
    }

    static String log(Child child) {
        try {
            return Files.exists(child.output()) ? Files.readString(child.output()) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void says(Child child, String words) {
        eventually("it says " + words, () -> log(child), text -> text.contains(words));
    }

    static void is(Child child, String state) {
        eventually("it is " + state, child::state, now -> now.state().equals(state));
    }

    static ProcessHandle process(Child child) {
        return ProcessHandle.of(Objects.requireNonNull(child.state().pid())).orElseThrow();
    }

    static void gone(ProcessHandle process) {
        eventually("pid " + process.pid() + " is gone", () -> !process.isAlive());
    }

    /// Ends it from outside and waits until that was noticed.
    static void kill(Child child) {
        long pid = process(child).pid();
        process(child).destroyForcibly();
        eventually(
                "it is noticed", child::state, state -> state.pid() == null || state.pid() != pid);
    }

    @Override
    public void close() {
        lives.reversed().forEach(Children::close);
    }
}
