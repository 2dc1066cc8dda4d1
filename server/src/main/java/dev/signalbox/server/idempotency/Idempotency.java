package dev.signalbox.server.idempotency;

import dev.signalbox.server.idempotency.AnswerStore.Kept;
import dev.signalbox.server.problems.Code;
import dev.signalbox.server.problems.Problem;
import dev.signalbox.server.problems.ProblemException;
import dev.signalbox.server.work.Time;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Carries out a command once, however often it is sent with the same key.
public final class Idempotency {
    /// How long answers are kept.
    public static final Duration KEPT = Duration.ofDays(1);

    private final AnswerStore store;
    private final Time time;
    private final Set<Claim> running = ConcurrentHashMap.newKeySet();

    private record Claim(String principal, String key) {}

    public Idempotency(AnswerStore store, Time time) {
        this.store = store;
        this.time = time;
    }

    /// Carries out the command, or returns its first answer.
    ///
    /// @param request a hash of what is asked; the same key for something else is refused
    public Kept once(String principal, String key, String request, Supplier<Kept> command) {
        Claim claim = new Claim(principal, key);
        if (!running.add(claim)) {
            throw Problem.of(Code.IDEMPOTENCY_RUNNING).exception();
        }
        try {
            Kept before = begin(claim, request);
            return before == null ? first(claim, command) : before;
        } finally {
            running.remove(claim);
        }
    }

    /// Claims the key, or returns the answer of whoever claimed it before.
    private @Nullable Kept begin(Claim claim, String request) {
        Optional<Kept> before = store.begin(claim.principal, claim.key, request, time.instant());
        if (before.isPresent() && before.get().status() == 0) {
            // It does not run, or we would know. It was cut off, and its key could not be given
            // back then.
            store.forget(claim.principal, claim.key);
            before = store.begin(claim.principal, claim.key, request, time.instant());
        }
        if (before.isPresent() && !before.get().request().equals(request)) {
            throw Problem.of(Code.IDEMPOTENCY_REUSED).exception();
        }
        return before.orElse(null);
    }

    private Kept first(Claim claim, Supplier<Kept> command) {
        Kept answer;
        boolean done = false;
        try {
            answer = command.get();
            done = true;
        } finally {
            if (!done) {
                tryTo(() -> store.forget(claim.principal, claim.key));
            }
        }
        // It is done, whether or not that can be noted: to say that it failed would be wrong.
        tryTo(() -> store.finish(claim.principal, claim.key, answer));
        return answer;
    }

    /// The store says by itself when it is away; a key that stays claimed is given back when it is
    /// used again.
    private static void tryTo(Runnable step) {
        try {
            step.run();
        } catch (ProblemException _) {
            // The command matters more than the note about it.
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
