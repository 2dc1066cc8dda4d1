package dev.signalbox.model;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Why a node has its status, and what that means for its streams.
public enum NodeReason {
    ANSWERING(Status.HEALTHY, null),
    /// The server lives but does not get its list of paths together in time.
    BUSY(Status.DEGRADED, Reason.NODE_BUSY),
    NODE_UNREACHABLE(Status.UNHEALTHY, Reason.NODE_UNREACHABLE),
    NODE_REFUSED(Status.UNHEALTHY, Reason.NODE_REFUSED),
    NODE_UNREADABLE(Status.UNHEALTHY, Reason.NODE_UNREADABLE),
    NODE_INCOMPATIBLE(Status.UNHEALTHY, Reason.NODE_INCOMPATIBLE),
    NOT_CHECKED(Status.UNKNOWN, Reason.NOT_CHECKED),
    SWITCHED_OFF(Status.UNKNOWN, Reason.NODE_SWITCHED_OFF);

    private final Status status;
    private final @Nullable Reason veil;
    private final String code = name().toLowerCase(Locale.ROOT);

    NodeReason(Status status, @Nullable Reason veil) {
        this.status = status;
        this.veil = veil;
    }

    public Status status() {
        return status;
    }

    /// The word for it in the API and the store.
    public String code() {
        return code;
    }

    /// What a stream of such a node is shown with: its own reason while the node answers, otherwise
    /// that we cannot tell, and why.
    public Reason over(Reason own) {
        return veil == null ? own : veil;
    }

    /// Whether streams of such a node are shown as they are.
    public boolean clear() {
        return veil == null;
    }

    /// The reason with this code; an unknown code reads as [#NOT_CHECKED].
    public static NodeReason of(String code) {
        for (NodeReason reason : values()) {
            if (reason.code.equals(code)) {
                return reason;
            }
        }
        return NOT_CHECKED;
    }
}
