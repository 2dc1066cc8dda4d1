package dev.signalbox.simulator.state;

import dev.signalbox.simulator.time.Timeline.Scheduled;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Carries out what [OnDemand] decides: starts and stops sources that run only while somebody
/// reads. What `runOnDemand` would start is a made-up publisher here.
final class Demand {

    private final Surroundings node;
    private final PathMachine machine;
    private final Pulling pulling;

    Demand(Surroundings node, PathMachine machine, Pulling pulling) {
        this.node = node;
        this.machine = machine;
        this.pulling = pulling;
    }

    /// Whether a path has a source that runs only while somebody reads.
    static boolean concerns(SimPath path) {
        return path.conf.pulls()
                ? path.conf.flag("sourceOnDemand")
                : !path.conf.text("runOnDemand").isEmpty();
    }

    /// Holds a reader until the source is there.
    void hold(SimPath path, SimPath.Waiting reader) {
        path.waiting.add(reader);
        signal(path, OnDemand.Signal.WANTED);
    }

    void signal(SimPath path, OnDemand.Signal signal) {
        if (!concerns(path) || path.closed) {
            return;
        }
        var step = OnDemand.step(path.phase, signal);
        path.phase = step.phase();
        for (var act : step.acts()) {
            perform(path, act);
        }
    }

    /// Lets those in who waited.
    void serveWaiting(SimPath path) {
        var held = List.copyOf(path.waiting);
        path.waiting.clear();
        held.forEach(SimPath.Waiting::ready);
    }

    /// Turns away those who waited and calls off the timers.
    void forget(SimPath path, PathRefusal why) {
        path.startTimer = cancelled(path.startTimer);
        path.closeTimer = cancelled(path.closeTimer);
        path.phase = OnDemand.Phase.INITIAL;
        turnAway(path, why);
    }

    private void turnAway(SimPath path, PathRefusal why) {
        var held = List.copyOf(path.waiting);
        path.waiting.clear();
        held.forEach(reader -> reader.failed(why));
    }

    private void perform(SimPath path, OnDemand.Act act) {
        switch (act) {
            case START -> start(path);
            case STOP -> stop(path);
            case FAIL_WAITING ->
                    turnAway(
                            path,
                            PathRefusal.because(
                                    "source of path '" + path.name() + "' has timed out"));
            case ARM_START_TIMER ->
                    path.startTimer = after(path, "StartTimeout", OnDemand.Signal.START_TIMEOUT);
            case DISARM_START_TIMER -> path.startTimer = cancelled(path.startTimer);
            case ARM_CLOSE_TIMER ->
                    path.closeTimer = after(path, "CloseAfter", OnDemand.Signal.CLOSE_TIMEOUT);
            case DISARM_CLOSE_TIMER -> path.closeTimer = cancelled(path.closeTimer);
        }
    }

    private void start(SimPath path) {
        if (path.conf.pulls()) {
            pulling.start(path);
        } else {
            node.later(node.pullDelay(), () -> appear(path));
        }
    }

    /// The program of `runOnDemand` publishes.
    private void appear(SimPath path) {
        if (path.closed || path.phase != OnDemand.Phase.WAITING || path.publisher != null) {
            return;
        }
        try {
            MadeUp.publish(node, machine, path, node.feed(path.name()));
        } catch (PathRefusal e) {
            turnAway(path, e);
        }
    }

    private void stop(SimPath path) {
        if (path.conf.pulls()) {
            pulling.stop(path);
            if (path.stream != null) {
                machine.lose(path);
            }
        } else if (path.publisher != null) {
            var publisher = path.publisher;
            machine.unpublish(path);
            machine.end(publisher);
        }
        machine.checkIdle(path);
    }

    private Scheduled after(SimPath path, String suffix, OnDemand.Signal signal) {
        var prefix = path.conf.pulls() ? "sourceOnDemand" : "runOnDemand";
        var delay = Duration.ofNanos(Math.max(0, path.conf.number(prefix + suffix)));
        return node.later(delay, () -> signal(path, signal));
    }

    private static @Nullable Scheduled cancelled(@Nullable Scheduled timer) {
        if (timer != null) {
            timer.cancel();
        }
        return null;
    }
}
