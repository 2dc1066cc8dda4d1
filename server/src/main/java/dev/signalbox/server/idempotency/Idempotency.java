package dev.signalbox.server.idempotency;

import dev.signalbox.server.idempotency.AnswerStore.Kept;
import dev.signalbox.server.problems.Code;
import dev.signalbox.server.problems.Problem;
import dev.signalbox.server.work.Time;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/// Carries out a command once, however often it is sent with the same key.
public final class Idempotency {
    /// How long answers are kept.
    public static final Duration KEPT = Duration.ofDays(1);

    private final AnswerStore store;
    private final Time time;

    public Idempotency(AnswerStore store, Time time) {
        this.store = store;
        this.time = time;
    }

    /// Carries out the command, or returns its first answer.
    ///
    /// @param request a hash of what is asked; the same key for something else is refused
    public Kept once(String principal, String key, String request, Supplier<Kept> command) {
        Optional<Kept> before = store.begin(principal, key, request, time.instant());
        if (before.isPresent()) {
            Kept kept = before.get();
            if (!kept.request().equals(request)) {
                throw Problem.of(Code.IDEMPOTENCY_REUSED).exception();
            }
            if (kept.status() == 0) {
                throw Problem.of(Code.IDEMPOTENCY_RUNNING).exception();
            }
            return kept;
        }
        boolean done = false;
        try {
            Kept answer = command.get();
            store.finish(principal, key, answer);
            done = true;
            return answer;
        } finally {
            if (!done) {
                store.forget(principal, key);
            }
        }
    }

    /// At the start: commands that never ended may be sent again.
    public void recover() {
        store.forgetUnfinished();
    }

    /// Forgets what is too old.
    public int prune() {
        return store.prune(time.instant().minus(KEPT));
    }
}
