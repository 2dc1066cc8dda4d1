package dev.signalbox.server.access;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Who is asking.
public sealed interface Principal {
    /// For the log of what was done by whom.
    String name();

    Role role();

    @Nullable Instant expiresAt();

    /// What tells it apart from all others, also from those of the same name.
    String key();

    /// A person with a session of the page.
    ///
    /// @param tokenHash of the session
    /// @param csrfToken has to come with writes
    record User(
            long id, String name, Role role, String tokenHash, String csrfToken, Instant expiresAt)
            implements Principal {
        @Override
        public String key() {
            return "user:" + id;
        }
    }

    /// A program with an API key.
    ///
    /// @param id 0 for the key that was given from outside
    record Key(long id, String name, Role role, @Nullable Instant expiresAt) implements Principal {
        @Override
        public String key() {
            return "key:" + id;
        }
    }
}
