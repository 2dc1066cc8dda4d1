package dev.signalbox.server.access;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Keeps users, sessions and keys. Of passwords, session tokens and keys it sees hashes only.
public interface AccessStore {

    /// Somebody who signs in with a password.
    record User(long id, String name, Role role, String passwordHash) {}

    /// A sign-in of the page.
    record SessionRow(String tokenHash, User user, String csrfToken, Instant expiresAt) {}

    /// A key for programs.
    ///
    /// @param hint its first characters, to tell keys apart
    /// @param lastUsedAt to the hour
    record KeyRow(
            long id,
            String name,
            Role role,
            String keyHash,
            String hint,
            Instant createdAt,
            @Nullable Instant expiresAt,
            @Nullable Instant lastUsedAt) {}

    /// Another key has the name.
    final class NameTaken extends Exception {
        private static final long serialVersionUID = 1L;

        public NameTaken() {
            super("", null, false, false);
        }
    }

    Optional<User> user(String name);

    /// Adds a user unless there is one of that name; tells whether it did.
    boolean addUser(String name, Role role, String passwordHash, Instant at);

    /// Changes a password and ends all sessions of the user but one.
    void changePassword(long user, String passwordHash, String keptTokenHash, Instant at);

    void addSession(SessionRow session, Instant at);

    Optional<SessionRow> session(String tokenHash);

    void endSession(String tokenHash);

    /// Forgets sessions that ended before this time.
    int pruneSessions(Instant before);

    KeyRow addKey(
            String name,
            Role role,
            String keyHash,
            String hint,
            Instant at,
            @Nullable Instant expiresAt)
            throws NameTaken;

    Optional<KeyRow> key(String keyHash);

    List<KeyRow> keys();

    boolean removeKey(long id);

    void touchKey(long id, Instant at);
}
