package dev.signalbox.server.api;

import dev.signalbox.server.storage.Stores;
import dev.signalbox.server.work.Tasks;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// What the wiring of the tests says about itself.
record TestReport(Stores stores, Tasks tasks, Instant startedAt) implements SystemReport {
    @Override
    public String version() {
        return "0.0.0-test";
    }

    @Override
    public String storeKind() {
        return stores.kind();
    }

    @Override
    public String storeCheck() {
        return stores.check();
    }

    @Override
    public long rowsWritten() {
        return stores.rowsWritten();
    }

    @Override
    public Duration pollInterval() {
        return TestRooms.INTERVAL;
    }

    @Override
    public long taskFailures() {
        return tasks.failures();
    }

    @Override
    public List<ProcessLine> processes() {
        return List.of(
                new ProcessLine("mediamtx", "running", 4711L, startedAt, 2, null),
                new ProcessLine("simulator", "stopped", null, null, 0, "nobody asked for it"));
    }
}
