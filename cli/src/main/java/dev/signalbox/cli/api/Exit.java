package dev.signalbox.cli.api;

/// How the program ends, for scripts. The numbers are a promise; they are in `docs/cli.md` and in
/// `--help`.
public enum Exit {
    /// Done, and well.
    OK(0),
    /// Done, and the answer is that something is not well.
    NOT_WELL(1),
    /// The words were wrong.
    USAGE(2),
    /// Signalbox cannot be reached, or what answers is not Signalbox.
    UNREACHABLE(3),
    /// Not signed in, or not allowed.
    DENIED(4),
    /// No such thing.
    NOT_FOUND(5),
    /// Refused: a conflict, or what was given is not valid.
    REFUSED(6),
    /// Signalbox, or this program, failed.
    FAILED(7);

    private final int code;

    Exit(int code) {
        this.code = code;
    }

    /// The exit code.
    public int code() {
        return code;
    }

    /// The exit for a status of HTTP that is an error. A failing node is not a failure of
    /// Signalbox: it is the answer.
    public static Exit ofStatus(int status, boolean ofNode) {
        if (ofNode && (status == 502 || status == 504)) {
            return NOT_WELL;
        }
        return switch (status) {
            case 401, 403 -> DENIED;
            case 404 -> NOT_FOUND;
            default -> status >= 500 ? FAILED : REFUSED;
        };
    }
}
