package dev.signalbox.cli.api;

/// Ends a command with its failure; caught in one place, where it is printed and becomes the exit
/// code.
public final class Failed extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient Failure failure;

    /// Ends the command with this.
    public Failed(Failure failure) {
        super(failure.detail(), null, false, false);
        this.failure = failure;
    }

    /// Ends the command with a failure that this program found by itself.
    public Failed(Exit exit, String code, String detail, Failure.Point... points) {
        this(Failure.here(exit, code, detail, points));
    }

    /// Why.
    public Failure failure() {
        return failure;
    }
}
