package dev.signalbox.model;

import java.util.Locale;
import java.util.Optional;

/// What an event is about: `noun.past_participle`.
public enum EventKind {
    SYSTEM_STARTED,
    NODE_ADDED,
    NODE_CHANGED,
    NODE_REMOVED,
    NODE_RESTORED,
    NODE_INVENTORIED,
    NODE_STATUS_CHANGED,
    NODE_RESTARTED,
    NODE_VERSION_CHANGED,
    STREAM_APPEARED,
    STREAM_STATUS_CHANGED,
    STREAM_SOURCE_CHANGED,
    STREAM_TRACKS_CHANGED,
    STREAM_EXPECTED,
    STREAM_CHANGED,
    STREAM_FORGOTTEN,
    INCIDENT_OPENED,
    INCIDENT_REOPENED,
    INCIDENT_CHANGED,
    INCIDENT_ACKNOWLEDGED,
    INCIDENT_RESOLVED;

    private final String code = name().toLowerCase(Locale.ROOT).replaceFirst("_", ".");

    /// The name in the API and the store, `stream.status_changed`.
    public String code() {
        return code;
    }

    /// The noun, `stream`.
    public String family() {
        return code.substring(0, code.indexOf('.'));
    }

    public static Optional<EventKind> of(String code) {
        for (EventKind kind : values()) {
            if (kind.code.equals(code)) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }
}
