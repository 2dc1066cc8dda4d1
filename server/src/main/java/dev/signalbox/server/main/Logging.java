package dev.signalbox.server.main;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import org.slf4j.LoggerFactory;

/// Sets how much is logged.
final class Logging {
    private Logging() {}

    static void level(String level) {
        if (LoggerFactory.getLogger("dev.signalbox") instanceof Logger ours) {
            ours.setLevel(Level.toLevel(level));
        }
    }
}
