package dev.signalbox.server.idempotency;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Keeps the first answers of commands that carried an `Idempotency-Key`.
public interface AnswerStore {

    /// What was kept.
    ///
    /// @param request what was asked, as a hash
    /// @param status 0 while the first command still runs
    record Kept(String request, int status, @Nullable String location, @Nullable String body) {}

    /// Claims the key; if somebody has claimed it before, returns what was kept.
    Optional<Kept> begin(String principal, String key, String request, Instant at);

    void finish(String principal, String key, Kept answer);

    /// Gives the key back after a command that failed.
    void forget(String principal, String key);

    /// Gives back the keys of commands that were cut off by the end of the program.
    int forgetUnfinished();

    int prune(Instant before);
}
