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

    /// How long the address has to wait; empty if it may try now.
    synchronized Optional<Duration> wait(String address, long nanos) {
        ArrayDeque<Long> times = failures.get(address);
        if (times == null) {
            return Optional.empty();
        }
        while (!times.isEmpty() && nanos - times.getFirst() > WINDOW.toNanos()) {
            times.removeFirst();
        }
        if (times.size() < ALLOWED) {
            return Optional.empty();
        }
        return Optional.of(Duration.ofNanos(WINDOW.toNanos() - (nanos - times.getFirst())));
    }

    synchronized void failed(String address, long nanos) {
        failures.computeIfAbsent(address, _ -> new ArrayDeque<>()).addLast(nanos);
    }

    synchronized void succeeded(String address) {
        failures.remove(address);
    }
}
