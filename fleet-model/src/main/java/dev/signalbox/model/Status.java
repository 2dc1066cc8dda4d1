package dev.signalbox.model;

import java.util.Locale;

/// How well a stream or a node is.
public enum Status {
    /// It plays and moves; a node answers.
    HEALTHY,
    /// Look soon: connecting, standing by, or poor.
    DEGRADED,
    /// It should play and does not; a node cannot be used.
    UNHEALTHY,
    /// We cannot tell, and say so.
    UNKNOWN;

    private final String code = name().toLowerCase(Locale.ROOT);

    /// The word for it in the API and the store.
    public String code() {
        return code;
    }
}
