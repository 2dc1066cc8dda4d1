package dev.signalbox.model;

import java.util.Locale;

/// Why a stream has its status. Each reason belongs to exactly one status.
public enum Reason {
    /// Somebody publishes, and bytes move.
    PLAYABLE(Status.HEALTHY),

    /// The source was lost or is new, and has not delivered yet.
    CONNECTING(Status.DEGRADED),
    /// On demand, and nobody watches: the source rests on purpose.
    STANDBY(Status.DEGRADED),
    /// `alwaysAvailable` without its publisher: viewers see the holding picture.
    SLATE(Status.DEGRADED),
    /// Published, but the byte counter stands still.
    STALLED(Status.DEGRADED),

    /// The path waits for a publisher, and none is there.
    NO_PUBLISHER(Status.UNHEALTHY),
    /// The node pulls the source itself, and has not reached it for a while.
    SOURCE_DOWN(Status.UNHEALTHY),
    /// The node does not list the path any more, or not yet.
    PATH_MISSING(Status.UNHEALTHY),

    /// The node has not been asked yet.
    NOT_CHECKED(Status.UNKNOWN),
    /// The path sends viewers elsewhere; this node does not see whether it plays there.
    REDIRECTED(Status.UNKNOWN),
    NODE_UNREACHABLE(Status.UNKNOWN),
    NODE_BUSY(Status.UNKNOWN),
    NODE_REFUSED(Status.UNKNOWN),
    NODE_UNREADABLE(Status.UNKNOWN),
    NODE_INCOMPATIBLE(Status.UNKNOWN),
    /// The node is switched off in Signalbox and is not asked.
    NODE_SWITCHED_OFF(Status.UNKNOWN);

    private final Status status;
    private final String code = name().toLowerCase(Locale.ROOT);

    Reason(Status status) {
        this.status = status;
    }

    public Status status() {
        return status;
    }

    /// The word for it in the API and the store.
    public String code() {
        return code;
    }

    /// The reason with this code. Codes come from our own store, so an unknown one is a newer
    /// version's and reads as [#NOT_CHECKED].
    public static Reason of(String code) {
        for (Reason reason : values()) {
            if (reason.code.equals(code)) {
                return reason;
            }
        }
        return NOT_CHECKED;
    }
}
