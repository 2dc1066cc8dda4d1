package dev.signalbox.server.work;

import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Runs tasks, each on its own virtual thread, and is the one place where a programming error ends:
/// it ends its task, is counted and logged, and nothing else stops.
public final class Tasks implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Tasks.class);

    private final Executor executor;
    private final @Nullable ExecutorService own;
    private final AtomicLong failures = new AtomicLong();

    private Tasks(Executor executor, @Nullable ExecutorService own) {
        this.executor = executor;
        this.own = own;
    }

    /// One virtual thread per task.
    public static Tasks virtual() {
        ExecutorService service =
                Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("task-", 0).factory());
        return new Tasks(service, service);
    }

    /// Runs tasks wherever it is told to; for tests, at once.
    public static Tasks on(Executor executor) {
        return new Tasks(executor, null);
    }

    /// Starts a task.
    ///
    /// @param name for the log, should it fail
    public void start(String name, Task task) {
        try {
            executor.execute(() -> run(name, task));
        } catch (RejectedExecutionException _) {
            // Closing: whatever would have run now is not needed any more.
            log.debug("not started while closing: {}", name);
        }
    }

    /// A loop for the whole life of the program, on a thread of its own.
    static Thread loop(String name, Runnable body) {
        return Thread.ofPlatform().daemon().name(name).start(body);
    }

    @SuppressWarnings("CatchingUnchecked") // The one catch-all.
    private void run(String name, Task task) {
        try {
            task.run();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } catch (Exception | StackOverflowError | AssertionError e) {
            failures.incrementAndGet();
            log.error("task {} failed", name, e);
        }
    }

    /// How many tasks ended with an error that nobody expected.
    public long failures() {
        return failures.get();
    }

    /// Interrupts what still runs and waits a moment for it.
    @Override
    public void close() {
        if (own == null) {
            return;
        }
        own.shutdownNow();
        try {
            if (!own.awaitTermination(Duration.ofSeconds(5).toMillis(), TimeUnit.MILLISECONDS)) {
                log.warn("some tasks did not end in time");
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /// Something to run.
    public interface Task {
        void run() throws Exception;
    }
}
