package dev.signalbox.server.polling;

import dev.signalbox.mediamtx.MediaMtxClient.Asked;
import dev.signalbox.model.Node;
import dev.signalbox.model.NodeId;
import dev.signalbox.model.Poll;
import dev.signalbox.server.work.Pacer;
import dev.signalbox.server.work.Time;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/// Asks every node when it is due.
///
/// @param <R> what taking in an answer gives
public final class Poller<R> {
    /// When to ask again if not even that can be told, because of a mistake of ours.
    private static final Duration AFTER_MISTAKE = Duration.ofSeconds(10);

    private final Asker asker;
    private final Intake<R> intake;
    private final Pacer pacer;
    private final Time time;
    private final Semaphore permits;
    private final PollStats stats = new PollStats();
    private final Map<NodeId, Beat<R>> beats = new ConcurrentHashMap<>();

    /// Takes in answers and says when to ask again.
    public interface Intake<R> {
        /// Called once per poll; for one node never twice at the same time, and not any more when
        /// [#forget] has returned.
        R take(NodeId node, Poll poll);

        /// How long to wait after that.
        Duration next(NodeId node);
    }

    /// What came of a poll that somebody asked for.
    public record Done<R>(Poll poll, R taken) {}

    public Poller(Asker asker, Intake<R> intake, Pacer pacer, Time time, int atOnce) {
        this.asker = asker;
        this.intake = intake;
        this.pacer = pacer;
        this.time = time;
        this.permits = new Semaphore(atOnce, true);
    }

    /// Begins to ask a node, or asks it differently from now on: when this returns, no answer from
    /// an earlier address is taken in any more. Inactive nodes are not asked.
    ///
    /// @param delay until the first time
    public void watch(Node node, Duration delay) {
        if (!node.active()) {
            forget(node.id());
            return;
        }
        Beat<R> beat =
                beats.compute(
                        node.id(),
                        (id, known) -> {
                            Beat<R> one = known == null ? new Beat<>(id) : known;
                            one.readdress(
                                    node.address(),
                                    again -> plan(one, again ? Duration.ZERO : delay));
                            return one;
                        });
        beat.awaitIntake();
    }

    public void forget(NodeId node) {
        Beat<R> gone = beats.remove(node);
        if (gone != null) {
            gone.abandon(() -> pacer.cancel(new Appointment(gone)));
            gone.awaitIntake();
        }
    }

    /// Asks a node now; whoever comes while it is being asked gets the same answer.
    ///
    /// @return completes with the answer, or is cancelled when the node is no longer watched
    public CompletableFuture<Done<R>> askNow(NodeId node) {
        CompletableFuture<Done<R>> answer = new CompletableFuture<>();
        Beat<R> beat = beats.get(node);
        if (beat == null || !beat.join(answer, () -> plan(beat, Duration.ZERO))) {
            answer.cancel(false);
        }
        return answer;
    }

    public PollStats stats() {
        return stats;
    }

    public int watched() {
        return beats.size();
    }

    private void plan(Beat<R> beat, Duration delay) {
        long due = time.nanos() + delay.toNanos();
        pacer.in(delay, new Appointment(beat), () -> ask(beat, due));
    }

    private void ask(Beat<R> beat, long due) throws InterruptedException {
        if (!beat.begin()) {
            // It is being asked already; when that is done it is planned anew.
            return;
        }
        try {
            permits.acquire();
            try {
                attempt(beat, due);
            } finally {
                permits.release();
            }
        } catch (InterruptedException e) {
            // The program is closing.
            beat.cancel();
            throw e;
        } catch (RuntimeException | Error e) {
            beat.fail(e);
            throw e;
        } finally {
            planNext(beat);
        }
    }

    private void planNext(Beat<R> beat) {
        Duration next = AFTER_MISTAKE;
        try {
            next = intake.next(beat.node);
        } finally {
            Duration regular = next;
            beat.end(again -> plan(beat, again ? Duration.ZERO : regular));
        }
    }

    private void attempt(Beat<R> beat, long due) {
        stats.started(time.nanos() - due);
        Beat.Question question = beat.question();
        @Nullable Asked asked = null;
        try {
            asked = asker.poll(question.address(), question.memory());
        } finally {
            stats.ended(asked == null ? null : asked.poll());
        }
        Poll poll = asked.poll();
        beat.takeIn(question, asked.memory(), () -> intake.take(beat.node, poll))
                .ifPresent(taken -> beat.answer(new Done<>(poll, taken)));
    }

    /// Of one beat, not of one node: a node that was forgotten and is watched again is another.
    private record Appointment(Beat<?> beat) {
        @Override
        public String toString() {
            return "poll of node " + beat.node;
        }
    }
}
