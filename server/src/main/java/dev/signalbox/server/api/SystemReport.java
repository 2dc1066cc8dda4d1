package dev.signalbox.server.api;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the program can say about itself; given by the wiring, which alone knows all parts.
public interface SystemReport {
    String version();

    Instant startedAt();

    /// `sqlite` or `postgresql`.
    String storeKind();

    /// `ok`, or what is wrong.
    String storeCheck();

    long rowsWritten();

    Duration pollInterval();

    long taskFailures();

    /// A program that runs beside ours.
    ///
    /// @param detail what it is, or why it is not there
    record ProcessLine(
            String name,
            String state,
            @Nullable Long pid,
            @Nullable Instant since,
            int restarts,
            @Nullable String detail) {}

    List<ProcessLine> processes();
}
