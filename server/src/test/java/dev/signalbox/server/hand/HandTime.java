package dev.signalbox.server.hand;

import dev.signalbox.model.Poll.Moment;
import dev.signalbox.server.work.Time;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

/// Time that stands still until a test moves it.
public final class HandTime implements Time {
    /// When it begins, unless the test says otherwise.
    public static final Instant BEGIN = Instant.parse("2026-03-01T12:00:00Z");

    private final AtomicReference<Instant> wall = new AtomicReference<>(BEGIN);

    // Shortly before the clock runs over, as that of a real machine may be.
    private final AtomicLong nanos =
            new AtomicLong(Long.MAX_VALUE - Duration.ofSeconds(30).toNanos());

    @Override
    public Instant instant() {
        return wall.get();
    }

    @Override
    public long nanos() {
        return nanos.get();
    }

    /// Both clocks, as a poll notes them.
    public Moment moment() {
        return new Moment(instant(), nanos());
    }

    public void forward(Duration duration) {
        wall.updateAndGet(now -> now.plus(duration));
        nanos.addAndGet(duration.toNanos());
    }

    /// Sets the wall clock, as a person or a time server does; the other clock does not notice.
    public void set(Instant instant) {
        wall.set(instant);
    }
}
