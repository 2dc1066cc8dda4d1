package dev.signalbox.simulator.state;

/// A publisher or reader that a path does not take. The message is MediaMTX's own.
public final class PathRefusal extends Exception {

    private static final long serialVersionUID = 1L;

    private final boolean missing;

    private PathRefusal(String message, boolean missing) {
        super(message, null, false, false);
        this.missing = missing;
    }

    /// Nothing is there to read.
    static PathRefusal noStream(String path) {
        return new PathRefusal("no stream is available on path '" + path + "'", true);
    }

    /// Any other reason.
    static PathRefusal because(String message) {
        return new PathRefusal(message, false);
    }

    /// Whether the answer is "not found" rather than "bad request".
    public boolean missing() {
        return missing;
    }

    /// MediaMTX's message.
    public String text() {
        var message = getMessage();
        return message == null ? "" : message;
    }
}
