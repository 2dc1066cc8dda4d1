package dev.signalbox.simulator.time;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Follows the clock of the machine with one daemon thread.
final class RealTimeline implements Timeline {

    private static final Logger log = LoggerFactory.getLogger(RealTimeline.class);

    private final ScheduledThreadPoolExecutor thread;

    RealTimeline() {
        thread =
                new ScheduledThreadPoolExecutor(
                        1,
                        task ->
                                Thread.ofPlatform()
                                        .name("simulator-timeline")
                                        .daemon(true)
                                        .unstarted(task));
        thread.setRemoveOnCancelPolicy(true);
        thread.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    @Override
    public Instant now() {
        return Instant.now();
    }

    @Override
    public Scheduled after(Duration delay, Runnable task) {
        try {
            var due = thread.schedule(() -> guarded(task), delay.toNanos(), TimeUnit.NANOSECONDS);
            return () -> due.cancel(false);
        } catch (RejectedExecutionException e) {
            return () -> {}; // closed meanwhile: nothing happens any more
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }

    /// One faulty task must not stop the others.
    private static void guarded(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException e) {
            log.error("A scheduled step of the simulation failed", e);
        }
    }
}
