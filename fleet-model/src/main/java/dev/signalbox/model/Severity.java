package dev.signalbox.model;

import java.util.Locale;

/// How soon a person should look.
public enum Severity {
    INFO,
    WARNING,
    ERROR,
    CRITICAL;

    private final String code = name().toLowerCase(Locale.ROOT);

    /// The word for it in the API and the store.
    public String code() {
        return code;
    }

    /// The severity with this code; an unknown code reads as [#INFO].
    public static Severity of(String code) {
        for (Severity severity : values()) {
            if (severity.code.equals(code)) {
                return severity;
            }
        }
        return INFO;
    }
}
