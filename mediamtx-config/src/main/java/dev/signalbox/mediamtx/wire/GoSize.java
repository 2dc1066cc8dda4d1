package dev.signalbox.mediamtx.wire;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;

/// Sizes of the configuration, in bytes: `50M` is 50 · 1024².
public final class GoSize {

    private static final String UNITS = "BKMGTPE";
    private static final String ERROR =
            "byte quantity must be a positive integer with a unit of measurement like"
                    + " M, MB, MiB, G, GiB, or GB";

    private GoSize() {}

    /// Reads a size with its unit.
    ///
    /// @throws BadValue when there is no unit, or no number
    public static long parse(String text) throws BadValue {
        var upper = text.strip().toUpperCase(Locale.ROOT);
        int split = 0;
        while (split < upper.length() && !Character.isLetter(upper.charAt(split))) {
            split++;
        }
        var unit = upper.substring(split);
        int power = unit.isEmpty() ? -1 : UNITS.indexOf(unit.charAt(0));
        var suffix = unit.isEmpty() ? "" : unit.substring(1);
        boolean known =
                suffix.isEmpty() || (power > 0 && (suffix.equals("B") || suffix.equals("IB")));
        if (power < 0 || !known) {
            throw new BadValue(ERROR);
        }
        try {
            double value = Double.parseDouble(upper.substring(0, split).strip());
            if (value < 0) {
                throw new BadValue(ERROR);
            }
            return (long) (value * Math.pow(1024, power));
        } catch (NumberFormatException e) {
            throw new BadValue(ERROR);
        }
    }

    /// Prints a size with the largest unit that leaves one digit before the point.
    public static String print(long bytes) {
        int power = 0;
        while (power + 1 < UNITS.length() && bytes >= 1L << (10 * (power + 1))) {
            power++;
        }
        return BigDecimal.valueOf(bytes)
                        .divide(BigDecimal.valueOf(1L << (10 * power)), 1, RoundingMode.HALF_UP)
                        .toPlainString()
                        .replace(".0", "")
                + UNITS.charAt(power);
    }
}
