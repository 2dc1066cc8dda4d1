package dev.signalbox.server.api;

import dev.signalbox.server.access.Principal;
import dev.signalbox.server.work.Time;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// Who was let in lately, so that those who look on can go on looking while the store is away and
/// cannot be asked. It forgets everybody whenever a key or a session is ended.
final class LatelySeen {
    private static final Duration LATELY = Duration.ofMinutes(10);
    private static final int MOST = 1_000;

    private final Time time;
    private final Map<String, Seen> byHash =
            new LinkedHashMap<>(16, 0.75f, true) {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Seen> eldest) {
                    return size() > MOST;
                }
            };

    private record Seen(Principal principal, long nanos) {}

    LatelySeen(Time time) {
        this.time = time;
    }

    /// Notes what the store said of a key or a session token.
    synchronized void note(String secret, Optional<? extends Principal> known) {
        String hash = Hashes.of(secret);
        if (known.isPresent()) {
            byHash.put(hash, new Seen(known.get(), time.nanos()));
        } else {
            byHash.remove(hash);
        }
    }

    /// Whom the key or token belonged to when the store was last asked.
    synchronized Optional<Principal> find(String secret) {
        Seen seen = byHash.get(Hashes.of(secret));
        if (seen == null || time.nanos() - seen.nanos() > LATELY.toNanos()) {
            return Optional.empty();
        }
        Instant until = seen.principal().expiresAt();
        return until == null || until.isAfter(time.instant())
                ? Optional.of(seen.principal())
                : Optional.empty();
    }

    synchronized void forget() {
        byHash.clear();
    }
}
