package dev.signalbox.server.work;

import java.time.Duration;

/// Brings one thing to where it should be. It reads all that it needs, and running it twice does no
/// more than running it once.
///
/// @param <K> what names the thing
public interface Reconciler<K> {
    Next reconcile(K key) throws Exception;

    /// What is to happen next.
    sealed interface Next {
        /// Nothing, until somebody wakes it.
        record Done() implements Next {}

        /// Look again after this time.
        record Again(Duration in) implements Next {}
    }
}
