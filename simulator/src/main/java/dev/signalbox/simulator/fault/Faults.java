package dev.signalbox.simulator.fault;

import dev.signalbox.simulator.time.Timeline;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/// The faults that a node has at the moment. Thread-safe.
public final class Faults {

    private final Timeline timeline;
    private final Runnable onChange;
    private volatile List<Fault> active = List.of();
    private volatile CountDownLatch end = new CountDownLatch(1);

    /// No faults.
    ///
    /// @param onChange told after every change, such as to open and close the port
    public Faults(Timeline timeline, Runnable onChange) {
        this.timeline = timeline;
        this.onChange = onChange;
    }

    /// Puts a fault into force, in place of one of the same kind and scope.
    public void set(Fault fault) {
        change(
                faults -> {
                    faults.removeIf(old -> old.replacedBy(fault));
                    faults.add(fault);
                });
    }

    /// Puts a fault into force for a while.
    public void set(Fault fault, Duration duration) {
        set(fault);
        timeline.after(duration, () -> remove(fault));
    }

    /// Takes a fault back. Does nothing when another one took its place.
    public void remove(Fault fault) {
        change(faults -> faults.remove(fault));
    }

    /// Takes back all faults of a kind.
    public void clear(FaultKind kind) {
        change(faults -> faults.removeIf(fault -> fault.kind() == kind));
    }

    /// Takes back all faults.
    public void clear() {
        change(List::clear);
    }

    /// All faults in force.
    public List<Fault> active() {
        return active;
    }

    /// Whether any fault of a kind is in force.
    public boolean has(FaultKind kind) {
        return active.stream().anyMatch(fault -> fault.kind() == kind);
    }

    /// The fault of a kind that concerns a request, or null.
    ///
    /// @param url the decoded path of the URL
    public @Nullable Fault concerning(FaultKind kind, String url) {
        for (var fault : active) {
            if (fault.kind() == kind && fault.concerns(url)) {
                return fault;
            }
        }
        return null;
    }

    /// Opens when the faults change, so that nobody who waits because of one waits for ever.
    public CountDownLatch untilChange() {
        return end;
    }

    /// A change of the list.
    private interface Change {
        void apply(List<Fault> faults);
    }

    private void change(Change change) {
        synchronized (this) {
            var faults = new ArrayList<>(active);
            change.apply(faults);
            if (faults.equals(active)) {
                return;
            }
            active = List.copyOf(faults);
            var before = end;
            end = new CountDownLatch(1);
            before.countDown();
        }
        onChange.run();
    }
}
