package dev.signalbox.server.problems;

import java.util.Locale;

/// All problems a person can meet, with their HTTP status. A code never changes its meaning; each
/// has words in every language and a line in `docs/problems.md`.
public enum Code {
    INPUT_INVALID(400),
    INPUT_NOT_JSON(400),
    QUERY_UNKNOWN(400),
    AUTH_REQUIRED(401),
    AUTH_WRONG(401),
    AUTH_ENDED(401),
    AUTH_CSRF(403),
    AUTH_FORBIDDEN(403),
    ROUTE_UNKNOWN(404),
    NODE_UNKNOWN(404),
    STREAM_UNKNOWN(404),
    INCIDENT_UNKNOWN(404),
    KEY_UNKNOWN(404),
    METHOD_NOT_ALLOWED(405),
    NODE_NAME_TAKEN(409),
    NODE_LOCAL(409),
    STREAM_KNOWN(409),
    STREAM_PRESENT(409),
    KEY_NAME_TAKEN(409),
    REVISION_STALE(409),
    IDEMPOTENCY_REUSED(409),
    IDEMPOTENCY_RUNNING(409),
    BODY_TOO_LARGE(413),
    BODY_NOT_JSON_TYPE(415),
    NODE_SWITCHED_OFF(422),
    AUTH_TOO_MANY(429),
    SYSTEM_FAILED(500),
    NODE_REFUSED(502),
    NODE_UNREADABLE(502),
    NODE_INCOMPATIBLE(502),
    NODE_UNREACHABLE(502),
    NODE_TIMEOUT(504),
    STORE_AWAY(503),
    SYSTEM_STARTING(503);

    private final int status;
    private final String text = name().toLowerCase(Locale.ROOT).replaceFirst("_", ".");

    Code(int status) {
        this.status = status;
    }

    public int status() {
        return status;
    }

    /// The stable name, `node.name_taken`.
    public String text() {
        return text;
    }
}
