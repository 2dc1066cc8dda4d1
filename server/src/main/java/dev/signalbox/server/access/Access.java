package dev.signalbox.server.access;

import dev.signalbox.model.Secret;
import dev.signalbox.server.access.AccessStore.KeyRow;
import dev.signalbox.server.access.AccessStore.SessionRow;
import dev.signalbox.server.problems.Code;
import dev.signalbox.server.problems.Problem;
import dev.signalbox.server.work.Time;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// Tells who is asking, and keeps the users, sessions and keys by which it can be told.
public final class Access {
    /// The user that is made at the first start.
    public static final String ADMIN = "admin";

    private static final Duration TICKET_LIFE = Duration.ofMinutes(1);
    private static final int TICKETS = 10_000;

    private final AccessStore store;
    private final Time time;
    private final Duration sessionLength;
    private final Map<String, String> outsideKeys;
    private final Tokens tokens = new Tokens();
    private final Passwords passwords = new Passwords();
    private final Attempts attempts = new Attempts();
    private final Map<String, Ticket> tickets = new ConcurrentHashMap<>();

    private record Ticket(Principal principal, long until) {}

    /// Opens access.
    ///
    /// @param outsideKeys admin keys that are not kept in the store, with their names
    public Access(
            AccessStore store, Time time, Duration sessionLength, Map<Secret, String> outsideKeys) {
        this.store = store;
        this.time = time;
        this.sessionLength = sessionLength;
        Map<String, String> hashes = new HashMap<>();
        outsideKeys.forEach((key, name) -> hashes.put(Tokens.hash(key.reveal()), name));
        this.outsideKeys = Map.copyOf(hashes);
    }

    /// Makes the admin if there is none yet.
    ///
    /// @return the password that was made up, to be shown once; empty if none was
    public Optional<Secret> ensureAdmin(Optional<Secret> given) {
        if (store.user(ADMIN).isPresent()) {
            return Optional.empty();
        }
        Secret password = given.orElseGet(() -> Secret.of(tokens.password()));
        boolean made =
                store.addUser(ADMIN, Role.ADMIN, passwords.hash(password.reveal()), time.instant());
        return made && given.isEmpty() ? Optional.of(password) : Optional.empty();
    }

    /// A session that was just opened, with its token for the cookie.
    public record Opened(Principal.User user, String token) {}

    public Opened login(String name, String password, String address) {
        Optional<AccessStore.User> user = store.user(name);
        Optional<Duration> wait = attempts.begin(address, time.nanos());
        if (wait.isPresent()) {
            throw Problem.of(
                            Code.AUTH_TOO_MANY,
                            Map.of("seconds", Math.max(1, wait.get().toSeconds())))
                    .exception();
        }
        // An unknown name takes as long as a wrong password.
        String hash = user.map(AccessStore.User::passwordHash).orElse(UNKNOWN_USER);
        if (!passwords.matches(password, hash) || user.isEmpty()) {
            throw Problem.of(Code.AUTH_WRONG).exception();
        }
        attempts.succeeded(address);
        String token = tokens.fresh();
        Instant now = time.instant();
        SessionRow session =
                new SessionRow(
                        Tokens.hash(token), user.get(), tokens.fresh(), now.plus(sessionLength));
        store.addSession(session, now);
        return new Opened(principal(session), token);
    }

    /// The hash of a password that nobody has.
    private static final String UNKNOWN_USER =
            "$argon2id$v=19$m=19456,t=2,p=1$AAAAAAAAAAAAAAAAAAAAAA"
                    + "$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

    public void logout(Principal.User user) {
        store.endSession(user.tokenHash());
    }

    public Optional<Principal.User> bySession(String token) {
        return store.session(Tokens.hash(token))
                .filter(session -> session.expiresAt().isAfter(time.instant()))
                .map(Access::principal);
    }

    private static Principal.User principal(SessionRow session) {
        AccessStore.User user = session.user();
        return new Principal.User(
                user.id(),
                user.name(),
                user.role(),
                session.tokenHash(),
                session.csrfToken(),
                session.expiresAt());
    }

    public Optional<Principal.Key> byKey(String key) {
        String hash = Tokens.hash(key);
        // Hashes of 256 bits can be compared as they are: whoever could time that would still have
        // to invert them.
        String outside = outsideKeys.get(hash);
        if (outside != null) {
            return Optional.of(new Principal.Key(0, outside, Role.ADMIN, null));
        }
        Optional<KeyRow> row = store.key(hash);
        Instant now = time.instant();
        if (row.isEmpty() || ended(row.get(), now)) {
            return Optional.empty();
        }
        touch(row.get(), now);
        KeyRow found = row.get();
        return Optional.of(
                new Principal.Key(found.id(), found.name(), found.role(), found.expiresAt()));
    }

    private static boolean ended(KeyRow key, Instant now) {
        return key.expiresAt() != null && !key.expiresAt().isAfter(now);
    }

    /// To the hour: a write per request would be one too many.
    private void touch(KeyRow key, Instant now) {
        Instant hour = now.truncatedTo(ChronoUnit.HOURS);
        if (!hour.equals(key.lastUsedAt())) {
            store.touchKey(key.id(), hour);
        }
    }

    public void changePassword(Principal.User user, String current, String fresh) {
        AccessStore.User row =
                store.user(user.name()).orElseThrow(() -> Problem.of(Code.AUTH_ENDED).exception());
        if (!passwords.matches(current, row.passwordHash())) {
            throw Problem.of(Code.AUTH_WRONG).exception();
        }
        store.changePassword(user.id(), passwords.hash(fresh), user.tokenHash(), time.instant());
    }

    /// A key that was just made, with the key itself, to be shown once.
    public record NewKey(KeyRow row, Secret key) {}

    public NewKey addKey(String name, Role role, @Nullable Instant expiresAt) {
        String key = "sbx_" + tokens.fresh();
        try {
            KeyRow row =
                    store.addKey(
                            name,
                            role,
                            Tokens.hash(key),
                            key.substring(0, 9),
                            time.instant(),
                            expiresAt);
            return new NewKey(row, Secret.of(key));
        } catch (AccessStore.NameTaken _) {
            throw Problem.of(Code.KEY_NAME_TAKEN, Map.of("name", name)).exception();
        }
    }

    public List<KeyRow> keys() {
        return store.keys();
    }

    /// Also the key of whoever asks: who is done with a key has to be able to end it.
    public void removeKey(long id) {
        if (!store.removeKey(id)) {
            throw Problem.of(Code.KEY_UNKNOWN, Map.of("id", id)).exception();
        }
    }

    /// A word that stands for the principal once, within a minute.
    public String ticket(Principal principal) {
        long now = time.nanos();
        tickets.values().removeIf(ticket -> ticket.until - now < 0);
        if (tickets.size() >= TICKETS) {
            throw Problem.of(Code.AUTH_TOO_MANY, Map.of("seconds", 60L)).exception();
        }
        String ticket = tokens.fresh();
        tickets.put(Tokens.hash(ticket), new Ticket(principal, now + TICKET_LIFE.toNanos()));
        return ticket;
    }

    public Optional<Principal> byTicket(String word) {
        Ticket ticket = tickets.remove(Tokens.hash(word));
        return ticket == null || ticket.until - time.nanos() < 0
                ? Optional.empty()
                : Optional.of(ticket.principal);
    }

    /// Whether somebody who was let in a while ago still would be.
    public boolean stillValid(Principal principal) {
        Instant expires = principal.expiresAt();
        if (expires != null && !expires.isAfter(time.instant())) {
            return false;
        }
        return switch (principal) {
            case Principal.User user -> store.session(user.tokenHash()).isPresent();
            case Principal.Key key ->
                    key.id() == 0 || store.keys().stream().anyMatch(row -> row.id() == key.id());
        };
    }

    /// Forgets sessions that have ended.
    public int prune() {
        return store.pruneSessions(time.instant());
    }
}
