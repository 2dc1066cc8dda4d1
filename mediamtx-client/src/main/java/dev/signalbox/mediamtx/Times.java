package dev.signalbox.mediamtx;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;

/// Times as Go writes them: RFC 3339 with the server's zone and up to nanoseconds.
final class Times {
    private Times() {}

    /// To the millisecond, which is what is kept: a time that went through a store has to be equal
    /// to itself.
    static Instant read(String text) {
        return OffsetDateTime.parse(text).toInstant().truncatedTo(ChronoUnit.MILLIS);
    }
}
