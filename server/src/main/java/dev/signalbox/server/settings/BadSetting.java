package dev.signalbox.server.settings;

/// A setting that cannot be used. The message names it, says where it came from and what would do.
public final class BadSetting extends Exception {
    private static final long serialVersionUID = 1L;

    public BadSetting(String message) {
        super(message, null, false, false);
    }
}
