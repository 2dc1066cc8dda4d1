package dev.signalbox.server.hand;

import dev.signalbox.server.work.Pacer;
import dev.signalbox.server.work.Tasks;
import java.time.Duration;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/// The real pacer and the real tasks without threads of their own: what is due is started when the
/// test lets time pass, and has ended when that returns.
public final class HandWork {
    public final HandTime time = new HandTime();
    public final Tasks tasks;
    public final Pacer pacer;

    public HandWork() {
        this(Runnable::run);
    }

    /// Runs tasks wherever the test says.
    public HandWork(Executor executor) {
        this.tasks = Tasks.on(executor);
        this.pacer = new Pacer(time, tasks);
    }

    /// Lets time pass; everything that gets due meanwhile is started at its own moment.
    public void pass(Duration duration) {
        long left = duration.toNanos();
        while (true) {
            @Nullable Duration next = pacer.runDue();
            if (next == null || next.toNanos() > left) {
                break;
            }
            time.forward(next);
            left -= next.toNanos();
        }
        time.forward(Duration.ofNanos(left));
        pacer.runDue();
    }
}
