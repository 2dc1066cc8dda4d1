package dev.signalbox.server.main;

import dev.signalbox.server.settings.Settings;
import dev.signalbox.server.work.Pacer;
import dev.signalbox.server.work.Time;
import java.time.Duration;
import java.time.Instant;

/// Takes away what is too old, a little at a time.
final class Janitor {
    private static final Duration EVERY = Duration.ofMinutes(10);
    private static final int AT_ONCE = 5_000;

    private final Rooms rooms;
    private final Settings.Keeping keeping;
    private final Time time;
    private final Pacer pacer;

    Janitor(Rooms rooms, Settings.Keeping keeping, Time time, Pacer pacer) {
        this.rooms = rooms;
        this.keeping = keeping;
        this.time = time;
        this.pacer = pacer;
    }

    void start() {
        pacer.in(Duration.ofMinutes(1), this, this::clean);
    }

    private void clean() {
        Duration again = EVERY;
        try {
            Instant before = time.instant().minus(keeping.events());
            int events = rooms.stores.events().prune(before, keeping.mostEvents(), AT_ONCE);
            int incidents = rooms.stores.incidents().prune(before, AT_ONCE);
            rooms.access.prune();
            rooms.idempotency.prune();
            rooms.nodes.purge();
            if (events == AT_ONCE || incidents == AT_ONCE) {
                again = Duration.ofSeconds(1);
            }
        } finally {
            pacer.in(again, this, this::clean);
        }
    }

    @Override
    public String toString() {
        return "janitor";
    }
}
