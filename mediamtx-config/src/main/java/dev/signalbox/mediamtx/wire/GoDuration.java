package dev.signalbox.mediamtx.wire;

import java.util.Map;
import java.util.regex.Pattern;

/// Durations of the configuration, in nanoseconds. Since 1.11.0 they have days and an empty text
/// for zero: `1d12h0m0s`, ``. Before that they are Go's own: `36h0m0s`, `0s`.
public final class GoDuration {

    private static final long DAY = 86_400_000_000_000L;
    private static final Pattern DAYS = Pattern.compile("^(-?[0-9]+)d");
    private static final Pattern WHOLE = Pattern.compile("[-+]?(.*)", Pattern.DOTALL);
    private static final Pattern PART =
            Pattern.compile("([0-9]*\\.?[0-9]*)([^0-9.]*)", Pattern.DOTALL);
    private static final Map<String, Long> UNITS =
            Map.of(
                    "ns", 1L,
                    "us", 1_000L,
                    "µs", 1_000L,
                    "μs", 1_000L,
                    "ms", 1_000_000L,
                    "s", 1_000_000_000L,
                    "m", 60_000_000_000L,
                    "h", 3_600_000_000_000L);

    private GoDuration() {}

    /// Reads a duration.
    ///
    /// @param days whether days and the empty text are known, so whether it is 1.11.0 or later
    /// @throws BadValue with the text of Go's parser
    public static long parse(String text, boolean days) throws BadValue {
        if (!days) {
            return plain(text);
        }
        var match = DAYS.matcher(text);
        if (!match.find()) {
            return text.isEmpty() ? 0 : plain(text);
        }
        long count = Long.parseLong(match.group(1));
        var rest = text.substring(match.end());
        long nanos = Math.abs(count) * DAY + (rest.isEmpty() ? 0 : plain(rest));
        return count < 0 ? -nanos : nanos;
    }

    /// Prints a duration.
    ///
    /// @param days whether it is 1.11.0 or later
    public static String print(long nanos, boolean days) {
        if (!days) {
            return go(nanos);
        }
        var text = new StringBuilder(nanos < 0 ? "-" : "");
        long left = Math.abs(nanos);
        if (left >= DAY) {
            text.append(left / DAY).append('d');
        }
        if (left % DAY != 0) {
            text.append(go(left % DAY));
        }
        return nanos == 0 ? "" : text.toString();
    }

    private static long plain(String text) throws BadValue {
        var whole = WHOLE.matcher(text);
        var body = whole.matches() ? whole.group(1) : text;
        if (body.equals("0")) {
            return 0;
        }
        if (body.isEmpty()) {
            throw invalid(text);
        }
        double nanos = 0;
        for (int at = 0; at < body.length(); ) {
            var part = PART.matcher(body).region(at, body.length());
            if (!part.lookingAt() || part.group(1).isEmpty() || part.group(1).equals(".")) {
                throw invalid(text);
            }
            var unit = part.group(2);
            if (unit.isEmpty()) {
                throw new BadValue("time: missing unit in duration " + GoQuote.quote(text));
            }
            var factor = UNITS.get(unit);
            if (factor == null) {
                throw new BadValue(
                        "time: unknown unit "
                                + GoQuote.quote(unit)
                                + " in duration "
                                + GoQuote.quote(text));
            }
            nanos += Double.parseDouble(part.group(1)) * factor;
            at = part.end();
        }
        if (nanos > Long.MAX_VALUE) {
            throw invalid(text);
        }
        return text.startsWith("-") ? -Math.round(nanos) : Math.round(nanos);
    }

    private static BadValue invalid(String text) {
        return new BadValue("time: invalid duration " + GoQuote.quote(text));
    }

    private static String go(long nanos) {
        if (nanos == 0) {
            return "0s";
        }
        if (nanos < 0) {
            return "-" + go(-nanos);
        }
        if (nanos < 1_000) {
            return nanos + "ns";
        }
        if (nanos < 1_000_000) {
            return decimal(nanos, 1_000) + "µs";
        }
        if (nanos < 1_000_000_000) {
            return decimal(nanos, 1_000_000) + "ms";
        }
        long minutes = nanos / 60_000_000_000L;
        var seconds = decimal(nanos % 60_000_000_000L, 1_000_000_000) + "s";
        if (minutes == 0) {
            return seconds;
        }
        return minutes < 60
                ? minutes + "m" + seconds
                : minutes / 60 + "h" + minutes % 60 + "m" + seconds;
    }

    /// A quotient with as many decimals as it has.
    private static String decimal(long value, long unit) {
        return java.math.BigDecimal.valueOf(value)
                .divide(java.math.BigDecimal.valueOf(unit))
                .stripTrailingZeros()
                .toPlainString();
    }
}
