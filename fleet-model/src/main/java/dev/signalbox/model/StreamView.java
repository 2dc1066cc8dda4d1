package dev.signalbox.model;

import org.jspecify.annotations.Nullable;

/// A stream as it is now: what is kept of it, and the newest values.
///
/// @param reading absent until the node has listed it since our start, and while it is missing
public record StreamView(StreamRecord stream, @Nullable Reading reading) {
    public StreamId id() {
        return stream.id();
    }

    public String path() {
        return stream.path();
    }
}
