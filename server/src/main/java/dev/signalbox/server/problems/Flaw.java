package dev.signalbox.server.problems;

import java.util.Locale;

/// What can be wrong with one field of an input.
public enum Flaw {
    REQUIRED,
    UNKNOWN,
    NOT_TEXT,
    NOT_NUMBER,
    NOT_INTEGER,
    NOT_BOOLEAN,
    NOT_OBJECT,
    NOT_TIME,
    NULL,
    TOO_SHORT,
    TOO_LONG,
    TOO_SMALL,
    TOO_BIG,
    TOO_MANY,
    NOT_ONE_OF,
    REPEATED,
    CONTROL_CHARACTERS,
    URL_INVALID,
    URL_SCHEME,
    URL_CREDENTIALS,
    URL_HOST,
    URL_PORT,
    URL_PATH,
    LABEL_KEY,
    LABEL_FORM,
    FINGERPRINT,
    CREDENTIALS_INCOMPLETE,
    PATH_SLASH,
    PATH_CHARACTERS,
    PATH_DOTS,
    IN_PAST;

    private final String code = name().toLowerCase(Locale.ROOT);

    /// The stable name, `too_long`.
    public String code() {
        return code;
    }
}
