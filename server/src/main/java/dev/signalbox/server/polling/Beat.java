package dev.signalbox.server.polling;

import dev.signalbox.mediamtx.NodeMemory;
import dev.signalbox.model.NodeAddress;
import dev.signalbox.model.NodeId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// One node being asked again and again, and who waits for its answer. What is planned for it is
/// planned under its lock, so that no plan undoes a later one.
final class Beat<R> {
    final NodeId node;

    /// Held while an answer is taken in, which may take as long as a write.
    private final Object intake = new Object();

    private @Nullable NodeAddress address;
    private NodeMemory memory = NodeMemory.NOTHING;
    private boolean asking;
    private boolean again;
    private boolean gone;
    private List<CompletableFuture<Poller.Done<R>>> waiting = new ArrayList<>();

    Beat(NodeId node) {
        this.node = node;
    }

    /// What a poll is asked with.
    record Question(NodeAddress address, NodeMemory memory) {}

    /// Says when the next time is.
    interface Plan {
        /// Plans it.
        ///
        /// @param again at once: the address changed, or somebody came too late for the answer
        void next(boolean again);
    }

    /// Asks at this address from now on; plans unless it is being asked, which plans in the end.
    synchronized void readdress(NodeAddress address, Plan plan) {
        if (!address.equals(this.address)) {
            this.address = address;
            this.memory = NodeMemory.NOTHING;
            this.again = asking;
        }
        if (!asking) {
            plan.next(!waiting.isEmpty());
        }
    }

    /// Adds somebody who waits for an answer; false if there will not be one.
    synchronized boolean join(CompletableFuture<Poller.Done<R>> answer, Runnable plan) {
        if (gone) {
            return false;
        }
        waiting.add(answer);
        if (!asking) {
            plan.run();
        }
        return true;
    }

    synchronized boolean begin() {
        if (asking || gone) {
            return false;
        }
        asking = true;
        again = false;
        return true;
    }

    synchronized void end(Plan plan) {
        asking = false;
        if (!gone) {
            plan.next(again || !waiting.isEmpty());
        }
    }

    synchronized Question question() {
        return new Question(Objects.requireNonNull(address), memory);
    }

    /// Takes in an answer; empty if it came from an address that is no longer the node's, so that
    /// it says nothing about the node.
    Optional<R> takeIn(Question question, NodeMemory learnt, Supplier<R> take) {
        synchronized (intake) {
            return remember(question, learnt) ? Optional.of(take.get()) : Optional.empty();
        }
    }

    private synchronized boolean remember(Question question, NodeMemory learnt) {
        if (gone || !question.address().equals(address)) {
            return false;
        }
        memory = learnt;
        return true;
    }

    /// Returns when no answer is being taken in.
    @SuppressWarnings("EmptyBlock") // Having held the lock is all there is to it.
    void awaitIntake() {
        synchronized (intake) {
        }
    }

    void answer(Poller.Done<R> done) {
        take().forEach(one -> one.complete(done));
    }

    void fail(Throwable reason) {
        take().forEach(one -> one.completeExceptionally(reason));
    }

    /// Is not asked any more.
    void abandon(Runnable cancel) {
        synchronized (this) {
            gone = true;
            cancel.run();
        }
        cancel();
    }

    void cancel() {
        take().forEach(one -> one.cancel(false));
    }

    private synchronized List<CompletableFuture<Poller.Done<R>>> take() {
        List<CompletableFuture<Poller.Done<R>>> all = waiting;
        waiting = new ArrayList<>();
        return all;
    }
}
