package dev.signalbox.server.work;

import java.time.Duration;
import java.util.random.RandomGenerator;

/// How long to wait before the next try: anything between nothing and a bound that doubles with
/// each failure, so that many who failed together do not come back together.
///
/// @param first bound after the first failure
/// @param most bound after many
public record Backoff(Duration first, Duration most) {

    /// The longest wait after so many failures.
    ///
    /// @param failures in a row, from 1
    public Duration bound(int failures) {
        int doublings = Math.min(failures - 1, 30);
        long millis = first.toMillis() << Math.max(0, doublings);
        boolean tooFar = millis <= 0 || millis > most.toMillis();
        return tooFar ? most : Duration.ofMillis(millis);
    }

    public Duration next(int failures, RandomGenerator random) {
        return Duration.ofMillis(random.nextLong(bound(failures).toMillis() + 1));
    }
}
