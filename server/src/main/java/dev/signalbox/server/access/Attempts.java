package dev.signalbox.server.access;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// Counts failed sign-ins per address, so that passwords cannot be tried one after the other.
final class Attempts {
    private static final int ALLOWED = 10;
    private static final Duration WINDOW = Duration.ofMinutes(10);
    private static final int ADDRESSES = 10_000;

    private final Map<String, ArrayDeque<Long>> failures =
            new LinkedHashMap<>(16, 0.75f, true) {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<String, ArrayDeque<Long>> eldest) {
                    return size() > ADDRESSES;
                }
            };

    /// Begins an attempt, which counts as failed until it has succeeded: many at the same time are
    /// no way around the limit.
    ///
    /// @return how long the address has to wait; empty if it may try now
    synchronized Optional<Duration> begin(String address, long nanos) {
        ArrayDeque<Long> times = failures.computeIfAbsent(address, _ -> new ArrayDeque<>());
        while (!times.isEmpty() && nanos - times.getFirst() > WINDOW.toNanos()) {
            times.removeFirst();
        }
        if (times.size() < ALLOWED) {
            times.addLast(nanos);
            return Optional.empty();
        }
        return Optional.of(Duration.ofNanos(WINDOW.toNanos() - (nanos - times.getFirst())));
    }

    synchronized void succeeded(String address) {
        failures.remove(address);
    }
}
