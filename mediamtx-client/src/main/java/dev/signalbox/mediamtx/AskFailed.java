package dev.signalbox.mediamtx;

import dev.signalbox.model.Trouble;

/// A question that got no usable answer. It stays inside this package, but for the calls that are
/// not polls; a poll turns it into [dev.signalbox.model.Poll.Failed].
public final class AskFailed extends Exception {
    private static final long serialVersionUID = 1L;

    private final Trouble trouble;
    private final String evidence;

    AskFailed(Trouble trouble, String evidence) {
        super(trouble.code() + ": " + evidence, null, false, false);
        this.trouble = trouble;
        this.evidence = evidence;
    }

    public Trouble trouble() {
        return trouble;
    }

    /// What was seen, for people.
    public String evidence() {
        return evidence;
    }
}
