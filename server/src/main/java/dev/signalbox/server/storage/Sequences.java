package dev.signalbox.server.storage;

import org.jdbi.v3.core.Handle;

/// Gives out numbers.
final class Sequences {
    private Sequences() {}

    /// Takes so many numbers and returns the first. The row stays locked until the transaction
    /// ends, and a transaction that fails gives its numbers back.
    static long take(Handle handle, String name, int count) {
        long last =
                handle.createQuery(
                                "UPDATE sequences SET last = last + :count WHERE name = :name"
                                        + " RETURNING last")
                        .bind("count", count)
                        .bind("name", name)
                        .mapTo(Long.class)
                        .one();
        return last - count + 1;
    }
}
