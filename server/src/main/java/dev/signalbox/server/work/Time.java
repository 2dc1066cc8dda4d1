package dev.signalbox.server.work;

import java.time.Instant;
import java.time.InstantSource;

/// The only source of time. The wall clock is for people and may be set; the other one is for
/// measuring and only goes forward.
public interface Time extends InstantSource {
    /// The wall clock, to the millisecond: finer than that is neither stored nor shown.
    @Override
    Instant instant();

    /// A clock without a meaning of its own, in nanoseconds.
    long nanos();

    static Time system() {
        return new Time() {
            @Override
            public Instant instant() {
                return Instant.ofEpochMilli(System.currentTimeMillis());
            }

            @Override
            public long nanos() {
                return System.nanoTime();
            }
        };
    }
}
