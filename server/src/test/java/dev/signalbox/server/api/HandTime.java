package dev.signalbox.server.api;

import dev.signalbox.server.work.Time;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;

/// A clock that runs like any other and can be put forward.
final class HandTime implements Time {
    private final AtomicLong ahead = new AtomicLong();

    void forward(Duration by) {
        ahead.addAndGet(by.toNanos());
    }

    @Override
    public Instant instant() {
        return Instant.ofEpochMilli(System.currentTimeMillis() + ahead.get() / 1_000_000);
    }

    @Override
    public long nanos() {
        return System.nanoTime() + ahead.get();
    }
}
