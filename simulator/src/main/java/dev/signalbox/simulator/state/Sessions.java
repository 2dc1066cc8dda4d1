package dev.signalbox.simulator.state;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// All connections and sessions of a node, by kind, oldest first.
public final class Sessions {

    private final Map<SessionKind, Map<UUID, Session>> byKind = new EnumMap<>(SessionKind.class);
    private final RandomGenerator random;
    private int clients;

    Sessions(RandomGenerator random) {
        this.random = random;
        for (var kind : SessionKind.values()) {
            byKind.put(kind, new LinkedHashMap<>());
        }
    }

    /// A random identifier that follows the node's seed.
    UUID nextId() {
        long high = (random.nextLong() & 0xffff_ffff_ffff_0fffL) | 0x4000L;
        long low = (random.nextLong() & 0x3fff_ffff_ffff_ffffL) | 0x8000_0000_0000_0000L;
        return new UUID(high, low);
    }

    /// Adds a session.
    ///
    /// @param remoteAddress host and port; null for a made-up client
    Session add(SessionKind kind, Instant created, @Nullable String remoteAddress) {
        var session =
                new Session(
                        kind,
                        nextId(),
                        created,
                        remoteAddress == null ? madeUpAddress() : remoteAddress);
        of(kind).put(session.id(), session);
        return session;
    }

    /// Takes a session off its list. Whoever belongs to it is not told.
    ///
    /// @return whether it was there
    boolean remove(Session session) {
        return of(session.kind()).remove(session.id()) != null;
    }

    /// The session of an identifier, or null.
    public @Nullable Session get(SessionKind kind, UUID id) {
        return of(kind).get(id);
    }

    /// All sessions of a kind, oldest first.
    public Collection<Session> list(SessionKind kind) {
        return of(kind).values();
    }

    /// All sessions of all kinds.
    List<Session> all() {
        var all = new ArrayList<Session>();
        byKind.values().forEach(sessions -> all.addAll(sessions.values()));
        return all;
    }

    private Map<UUID, Session> of(SessionKind kind) {
        var sessions = byKind.get(kind);
        if (sessions == null) {
            throw new IllegalStateException("no list for " + kind);
        }
        return sessions;
    }

    private String madeUpAddress() {
        int n = clients++;
        return "10."
                + (n >> 16 & 255)
                + "."
                + (n >> 8 & 255)
                + "."
                + (n & 255)
                + ":"
                + (40_000 + n % 20_000);
    }
}
