package dev.signalbox.model;

/// The number of a stream, as given by the store.
public record StreamId(long value) implements Comparable<StreamId> {
    public StreamId {
        if (value < 1) {
            throw new IllegalArgumentException("a stream id is 1 or more, not " + value);
        }
    }

    @Override
    public int compareTo(StreamId other) {
        return Long.compare(value, other.value);
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
