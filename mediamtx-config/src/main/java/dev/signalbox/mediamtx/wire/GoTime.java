package dev.signalbox.mediamtx.wire;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;

/// Times as Go's `time.Time` marshals them: RFC 3339 with the offset of the node's zone and as many
/// fractional digits as are needed, none when the fraction is zero.
public final class GoTime {

    /// What Go prints for a time that was never set.
    public static final String ZERO = "0001-01-01T00:00:00Z";

    private GoTime() {}

    /// Prints a moment in a zone, such as `2026-03-01T20:00:00.25+08:00`.
    public static String print(Instant moment, ZoneId zone) {
        var time = OffsetDateTime.ofInstant(moment, zone);
        var text = new StringBuilder(36);
        pad(text, time.getYear(), 4).append('-');
        pad(text, time.getMonthValue(), 2).append('-');
        pad(text, time.getDayOfMonth(), 2).append('T');
        pad(text, time.getHour(), 2).append(':');
        pad(text, time.getMinute(), 2).append(':');
        pad(text, time.getSecond(), 2);
        fraction(text, time.getNano());
        offset(text, time.getOffset());
        return text.toString();
    }

    /// Reads RFC 3339.
    ///
    /// @throws DateTimeParseException when it is something else
    public static OffsetDateTime parse(String text) {
        return OffsetDateTime.parse(text);
    }

    private static StringBuilder pad(StringBuilder text, int value, int width) {
        var digits = Integer.toString(value);
        text.repeat('0', Math.max(0, width - digits.length()));
        return text.append(digits);
    }

    private static void fraction(StringBuilder text, int nanos) {
        if (nanos == 0) {
            return;
        }
        text.append('.');
        pad(text, nanos, 9);
        while (text.charAt(text.length() - 1) == '0') {
            text.setLength(text.length() - 1);
        }
    }

    private static void offset(StringBuilder text, ZoneOffset offset) {
        int minutes = offset.getTotalSeconds() / 60;
        if (minutes == 0) {
            text.append('Z');
            return;
        }
        text.append(minutes < 0 ? '-' : '+');
        pad(text, Math.abs(minutes) / 60, 2).append(':');
        pad(text, Math.abs(minutes) % 60, 2);
    }
}
