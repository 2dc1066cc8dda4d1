package dev.signalbox.server.api;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;

/// Reads times that people send: RFC 3339, any offset.
final class Times {
    private Times() {}

    static Instant read(String text) {
        OffsetDateTime time = OffsetDateTime.parse(text);
        // RFC 3339 has four digits, and what is beyond them cannot be kept as milliseconds.
        if (time.getYear() < 0 || time.getYear() > 9_998) {
            throw new DateTimeException("a year of four digits is needed");
        }
        return time.toInstant();
    }
}
