package dev.signalbox.model;

import java.util.Locale;

/// What exactly went wrong when a node was asked. The words for people are made from the code.
public enum Trouble {
    HOST_UNKNOWN(NodeReason.NODE_UNREACHABLE),
    NO_ROUTE(NodeReason.NODE_UNREACHABLE),
    CONNECTION_REFUSED(NodeReason.NODE_UNREACHABLE),
    CONNECT_TIMEOUT(NodeReason.NODE_UNREACHABLE),
    /// Connected, but no answer within the deadline.
    NO_ANSWER(NodeReason.NODE_UNREACHABLE),
    /// Closed by the other side before it had answered.
    CONNECTION_CLOSED(NodeReason.NODE_UNREACHABLE),

    /// `/v3/info` is answered, the list of paths is not.
    BUSY(NodeReason.BUSY),

    CREDENTIALS_MISSING(NodeReason.NODE_REFUSED),
    CREDENTIALS_WRONG(NodeReason.NODE_REFUSED),
    FORBIDDEN(NodeReason.NODE_REFUSED),
    TLS_UNTRUSTED(NodeReason.NODE_REFUSED),

    TLS_FAILED(NodeReason.NODE_UNREADABLE),
    NOT_HTTP(NodeReason.NODE_UNREADABLE),
    NOT_JSON(NodeReason.NODE_UNREADABLE),
    /// The body ended before it was complete.
    CUT_OFF(NodeReason.NODE_UNREADABLE),
    WRONG_SHAPE(NodeReason.NODE_UNREADABLE),
    TOO_LARGE(NodeReason.NODE_UNREADABLE),
    SERVER_ERROR(NodeReason.NODE_UNREADABLE),

    /// Something answers, but it is not the control API of a MediaMTX from 1.9 on.
    NOT_MEDIAMTX(NodeReason.NODE_INCOMPATIBLE);

    private final NodeReason reason;
    private final String code = name().toLowerCase(Locale.ROOT);

    Trouble(NodeReason reason) {
        this.reason = reason;
    }

    public NodeReason reason() {
        return reason;
    }

    /// The word for it in the API and the store.
    public String code() {
        return code;
    }

    /// Whether one such answer settles the matter. The others are asked again first, because a
    /// MediaMTX that changes its configuration is away for up to three seconds.
    public boolean conclusive() {
        return reason == NodeReason.NODE_REFUSED || reason == NodeReason.NODE_INCOMPATIBLE;
    }
}
