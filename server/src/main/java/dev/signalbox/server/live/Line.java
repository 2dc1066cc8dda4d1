package dev.signalbox.server.live;

/// A connection to a client, as far as sending goes.
public interface Line {
    /// Sends a text; one at a time.
    ///
    /// @param done is called once, when the next may be sent or when it failed
    void send(String text, Done done);

    void close(int code, String reason);

    /// What came of sending.
    interface Done {
        void sent(boolean ok);
    }
}
