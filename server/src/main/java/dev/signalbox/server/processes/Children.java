package dev.signalbox.server.processes;

import dev.signalbox.server.work.Pacer;
import dev.signalbox.server.work.Time;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// All programs that run beside ours.
public final class Children implements AutoCloseable {
    private final Path folder;
    private final Time time;
    private final Pacer pacer;
    private final Map<String, Child> children = new ConcurrentHashMap<>();

    /// Keeps track of programs.
    ///
    /// @param folder for their records and their output
    public Children(Path folder, Time time, Pacer pacer) throws IOException {
        Files.createDirectories(folder);
        this.folder = folder;
        this.time = time;
        this.pacer = pacer;
    }

    /// Keeps this program running from now on.
    public Child keep(ChildSpec spec) {
        Child child = new Child(spec, folder, time, pacer);
        if (children.putIfAbsent(spec.name(), child) != null) {
            throw new IllegalStateException(spec.name() + " is kept already");
        }
        child.start();
        return child;
    }

    /// Whether the program of an earlier life of ours still runs.
    public boolean runs(ChildSpec spec) {
        return new Child(spec, folder, time, pacer).found().state().pid() != null;
    }

    /// Ends a program, whether this life of ours started it or an earlier one.
    public void end(ChildSpec spec) {
        Child child = children.remove(spec.name());
        (child == null ? new Child(spec, folder, time, pacer).found() : child).stop();
    }

    public List<Child.State> states() {
        return children.values().stream()
                .map(Child::state)
                .sorted(Comparator.comparing(Child.State::name))
                .toList();
    }

    /// Ends all of them, at the same time.
    @Override
    public void close() {
        children.values().parallelStream().forEach(Child::stop);
    }
}
