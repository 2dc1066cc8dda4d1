package dev.signalbox.server.main;

import dev.signalbox.server.api.SystemReport;
import dev.signalbox.server.hand.HandTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// Says of the program what no test of the wiring looks at.
record HandReport() implements SystemReport {
    @Override
    public String version() {
        return "0.0.0-test";
    }

    @Override
    public Instant startedAt() {
        return HandTime.BEGIN;
    }

    @Override
    public String storeKind() {
        return "sqlite";
    }

    @Override
    public String storeCheck() {
        return "ok";
    }

    @Override
    public long rowsWritten() {
        return 0;
    }

    @Override
    public Duration pollInterval() {
        return Duration.ofHours(1);
    }

    @Override
    public long taskFailures() {
        return 0;
    }

    @Override
    public List<ProcessLine> processes() {
        return List.of();
    }
}
