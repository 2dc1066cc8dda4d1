package dev.signalbox.model;

import dev.signalbox.model.Event.Subject;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Something a person has to know: one cause, however many streams it touches.
///
/// @param id 0 until the store has given one
/// @param key what makes it the same incident when it comes again: cause and subject
/// @param affected streams it touches
/// @param occurrences how often it has come; grows when it returns soon after being resolved
/// @param data for the words: the trouble, its evidence, how many streams there are in all
public record Incident(
        long id,
        String key,
        Cause cause,
        Severity severity,
        Subject subject,
        int affected,
        int occurrences,
        Instant openedAt,
        Instant lastAt,
        @Nullable Instant resolvedAt,
        @Nullable Acknowledgement acknowledged,
        Map<String, String> data) {

    public Incident {
        data = Map.copyOf(data);
    }

    /// Who said that somebody is on it.
    public record Acknowledgement(Instant at, String by, @Nullable String note) {}

    /// The kinds of causes.
    public enum Cause {
        NODE_UNREACHABLE(Severity.CRITICAL),
        NODE_BUSY(Severity.WARNING),
        NODE_REFUSED(Severity.CRITICAL),
        NODE_UNREADABLE(Severity.CRITICAL),
        NODE_INCOMPATIBLE(Severity.CRITICAL),
        /// Many streams of one node at once.
        STREAMS_LOST(Severity.CRITICAL),
        STREAM_UNHEALTHY(Severity.ERROR);

        private final Severity severity;
        private final String code = name().toLowerCase(Locale.ROOT);

        Cause(Severity severity) {
            this.severity = severity;
        }

        public Severity severity() {
            return severity;
        }

        /// The word for it in the API and the store.
        public String code() {
            return code;
        }

        public static Cause of(String code) {
            for (Cause cause : values()) {
                if (cause.code.equals(code)) {
                    return cause;
                }
            }
            return STREAM_UNHEALTHY;
        }
    }

    public boolean isOpen() {
        return resolvedAt == null;
    }

    /// The same incident with its number.
    public Incident withId(long id) {
        return new Incident(
                id,
                key,
                cause,
                severity,
                subject,
                affected,
                occurrences,
                openedAt,
                lastAt,
                resolvedAt,
                acknowledged,
                data);
    }

    /// The same incident as it looks now: its cause may have become another one.
    public Incident asNow(Incident wish, Instant at) {
        return becoming(wish, occurrences, at);
    }

    /// The same incident, come again. Somebody who was on it still is.
    public Incident reopened(Incident wish, Instant at) {
        return becoming(wish, occurrences + 1, at);
    }

    private Incident becoming(Incident wish, int times, Instant at) {
        return new Incident(
                id,
                key,
                wish.cause,
                wish.severity,
                wish.subject,
                wish.affected,
                times,
                openedAt,
                at,
                null,
                acknowledged,
                wish.data);
    }

    public Incident resolved(Instant at) {
        return new Incident(
                id,
                key,
                cause,
                severity,
                subject,
                affected,
                occurrences,
                openedAt,
                at,
                at,
                acknowledged,
                data);
    }

    public Incident acknowledged(Acknowledgement by) {
        return new Incident(
                id,
                key,
                cause,
                severity,
                subject,
                affected,
                occurrences,
                openedAt,
                lastAt,
                resolvedAt,
                by,
                data);
    }
}
