package dev.signalbox.simulator.state;

import java.util.concurrent.atomic.LongAdder;

/// A byte counter. Streams without media have one that is a function of time, so that it costs
/// nothing until somebody asks; streams with media have one that counts.
public sealed interface Meter {

    /// A meter that stands still at a value.
    static Meter still(long bytes) {
        return new Clocked(bytes, 0, 0, 0);
    }

    /// The bytes so far.
    ///
    /// @param now nanoseconds since 1970
    long bytes(long now);

    /// Grows with time.
    ///
    /// @param base the bytes at the start
    /// @param since nanoseconds since 1970
    /// @param bytesPerSecond on average
    /// @param wobble how far the rate strays from its average, from 0 to 0.9
    record Clocked(long base, long since, double bytesPerSecond, double wobble) implements Meter {

        private static final double PERIOD_SECONDS = 20;
        private static final double OMEGA = 2 * Math.PI / PERIOD_SECONDS;

        @Override
        public long bytes(long now) {
            if (bytesPerSecond == 0 || now <= since) {
                return base;
            }
            double seconds = (now - since) / 1e9;
            double swing = wobble == 0 ? 0 : wobble / OMEGA * Math.sin(OMEGA * seconds);
            return base + (long) (bytesPerSecond * (seconds + swing));
        }

        /// The same count, going on at another rate.
        Clocked at(long now, double newRate) {
            return new Clocked(bytes(now), now, newRate, wobble);
        }
    }

    /// Goes on from a count that there was before.
    ///
    /// @param base the bytes at the start
    /// @param inner what is added to them
    record Continued(long base, Meter inner) implements Meter {

        @Override
        public long bytes(long now) {
            return base + inner.bytes(now);
        }
    }

    /// Counts what is added. Thread-safe.
    final class Counted implements Meter {

        private final LongAdder sum = new LongAdder();

        /// Adds bytes that went through.
        public void add(long bytes) {
            sum.add(bytes);
        }

        @Override
        public long bytes(long now) {
            return sum.sum();
        }
    }
}
