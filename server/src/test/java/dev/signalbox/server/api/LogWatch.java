package dev.signalbox.server.api;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.core.AppenderBase;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.LoggerFactory;

/// Reads along in the log, all of ours and what others find worth a warning.
final class LogWatch implements AutoCloseable {
    private final Logger root = logger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    private final Logger ours = logger("dev.signalbox");
    private final Level before = ours.getLevel();
    private final List<ILoggingEvent> events = new CopyOnWriteArrayList<>();
    private final AppenderBase<ILoggingEvent> appender =
            new AppenderBase<>() {
                @Override
                protected void append(ILoggingEvent event) {
                    events.add(event);
                }
            };

    LogWatch() {
        ours.setLevel(Level.TRACE);
        appender.setContext(root.getLoggerContext());
        appender.start();
        root.addAppender(appender);
    }

    private static Logger logger(String name) {
        return (Logger) LoggerFactory.getLogger(name);
    }

    /// All lines with their stacks.
    List<String> lines() {
        return events.stream().map(LogWatch::line).toList();
    }

    /// Lines that say that something went wrong here.
    List<String> errors() {
        return events.stream()
                .filter(event -> event.getLevel().isGreaterOrEqual(Level.WARN))
                .map(LogWatch::line)
                .toList();
    }

    private static String line(ILoggingEvent event) {
        StringBuilder line = new StringBuilder(event.getFormattedMessage());
        IThrowableProxy thrown = event.getThrowableProxy();
        while (thrown != null) {
            line.append(" | ").append(thrown.getClassName()).append(": ");
            line.append(thrown.getMessage());
            thrown = thrown.getCause();
        }
        return line.toString();
    }

    @Override
    public void close() {
        root.detachAppender(appender);
        ours.setLevel(before);
        appender.stop();
    }
}
