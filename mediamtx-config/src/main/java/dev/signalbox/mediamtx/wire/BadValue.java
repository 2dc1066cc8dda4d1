package dev.signalbox.mediamtx.wire;

/// A value from outside that cannot be used. The message is what MediaMTX would answer.
public final class BadValue extends Exception {

    private static final long serialVersionUID = 1L;

    /// With the message for the caller.
    public BadValue(String message) {
        super(message, null, false, false);
    }

    /// The message for the caller.
    public String text() {
        var message = getMessage();
        return message == null ? "" : message;
    }
}
