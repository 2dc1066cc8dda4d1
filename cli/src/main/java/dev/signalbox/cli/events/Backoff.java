package dev.signalbox.cli.events;

import java.time.Duration;

/// How long to wait before the next try: doubling from half a second to half a minute, less up to
/// half of it by chance, so that a thousand programs that lost the same server do not come back in
/// the same moment.
final class Backoff {
    private static final Duration FIRST = Duration.ofMillis(500);
    private static final Duration LONGEST = Duration.ofSeconds(30);
    private static final int DOUBLINGS = 6;

    private Backoff() {}

    /// @param failures in a row before this try, from 1
    /// @param chance from 0 to 1
    static Duration before(int failures, double chance) {
        var whole = FIRST.multipliedBy(1L << Math.min(failures - 1, DOUBLINGS));
        var capped = whole.compareTo(LONGEST) > 0 ? LONGEST : whole;
        return Duration.ofMillis((long) (capped.toMillis() * (1 - chance / 2)));
    }
}
