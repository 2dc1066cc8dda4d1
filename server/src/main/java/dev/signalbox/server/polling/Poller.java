package dev.signalbox.server.polling;

import dev.signalbox.mediamtx.MediaMtxClient.Asked;
import dev.signalbox.mediamtx.NodeMemory;
import dev.signalbox.model.Node;
import dev.signalbox.model.NodeAddress;
import dev.signalbox.model.NodeId;
import dev.signalbox.model.Poll;
import dev.signalbox.server.work.Pacer;
import dev.signalbox.server.work.Time;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/// Asks every node when it is due.
///
/// @param <R> what taking in an answer gives
public final class Poller<R> {
    private final Asker asker;
    private final Intake<R> intake;
    private final Pacer pacer;
    private final Time time;
    private final Semaphore permits;
    private final PollStats stats = new PollStats();
    private final Map<NodeId, Beat<R>> beats = new ConcurrentHashMap<>();

    /// Takes in answers and says when to ask again.
    public interface Intake<R> {
        /// Called once per poll; for one node never twice at the same time.
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
        this.permits = new Semaphore(atOnce);
    }

    /// Begins to ask a node, or asks it differently from now on. Inactive nodes are not asked.
    ///
    /// @param delay until the first time
    public void watch(Node node, Duration delay) {
        if (!node.active()) {
            forget(node.id());
            return;
        }
        Beat<R> beat = beats.computeIfAbsent(node.id(), Beat::new);
        beat.readdress(node.address());
        plan(beat, delay);
    }

    public void forget(NodeId node) {
        pacer.cancel(new Appointment(node));
        Beat<R> gone = beats.remove(node);
        if (gone != null) {
            gone.abandon();
        }
    }

    /// Asks a node now; whoever comes while it is being asked gets the same answer.
    ///
    /// @return completes with the answer, or is cancelled when the node is no longer watched
    public CompletableFuture<Done<R>> askNow(NodeId node) {
        Beat<R> beat = beats.get(node);
        if (beat == null) {
            CompletableFuture<Done<R>> never = new CompletableFuture<>();
            never.cancel(false);
            return never;
        }
        CompletableFuture<Done<R>> answer = beat.join();
        plan(beat, Duration.ZERO);
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
        pacer.in(delay, new Appointment(beat.node), () -> ask(beat, due));
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
        } catch (RuntimeException e) {
            beat.fail(e);
            throw e;
        } finally {
            boolean again = beat.end();
            if (beats.containsKey(beat.node)) {
                plan(beat, again ? Duration.ZERO : intake.next(beat.node));
            }
        }
    }

    private void attempt(Beat<R> beat, long due) {
        stats.started(time.nanos() - due);
        Beat.Question question = beat.question();
        Asked asked = asker.poll(question.address(), question.memory());
        stats.ended(asked.poll());
        // An answer from an address that is no longer the node's says nothing about the node.
        if (beat.remember(question, asked.memory())) {
            beat.answer(new Done<>(asked.poll(), intake.take(beat.node, asked.poll())));
        }
    }

    private record Appointment(NodeId node) {
        @Override
        public String toString() {
            return "poll of node " + node;
        }
    }

    /// One node being asked again and again.
    private static final class Beat<R> {
        private final NodeId node;
        private @Nullable NodeAddress address;
        private NodeMemory memory = NodeMemory.NOTHING;
        private boolean asking;
        private boolean again;
        private List<CompletableFuture<Done<R>>> waiting = new ArrayList<>();

        Beat(NodeId node) {
            this.node = node;
        }

        record Question(NodeAddress address, NodeMemory memory) {}

        synchronized void readdress(NodeAddress address) {
            if (!address.equals(this.address)) {
                this.address = address;
                this.memory = NodeMemory.NOTHING;
                this.again = asking;
            }
        }

        synchronized boolean begin() {
            if (asking) {
                return false;
            }
            asking = true;
            again = false;
            return true;
        }

        /// Returns whether it has to be asked again at once: its address changed, or somebody came
        /// too late for the answer.
        synchronized boolean end() {
            asking = false;
            return again || !waiting.isEmpty();
        }

        synchronized Question question() {
            return new Question(Objects.requireNonNull(address), memory);
        }

        synchronized boolean remember(Question question, NodeMemory learnt) {
            if (!question.address().equals(address)) {
                return false;
            }
            memory = learnt;
            return true;
        }

        synchronized CompletableFuture<Done<R>> join() {
            CompletableFuture<Done<R>> answer = new CompletableFuture<>();
            waiting.add(answer);
            return answer;
        }

        void answer(Done<R> done) {
            take().forEach(one -> one.complete(done));
        }

        void fail(RuntimeException reason) {
            take().forEach(one -> one.completeExceptionally(reason));
        }

        void abandon() {
            take().forEach(one -> one.cancel(false));
        }

        private synchronized List<CompletableFuture<Done<R>>> take() {
            List<CompletableFuture<Done<R>>> all = waiting;
            waiting = new ArrayList<>();
            return all;
        }
    }
}
