package dev.signalbox.cli.show;

import dev.signalbox.cli.json.Json;
import dev.signalbox.cli.words.Words;
import java.math.BigDecimal;
import java.math.RoundingMode;

/// Numbers for people, with the decimal mark of their language. Powers of 1000, as network people
/// count.
public final class Units {
    private static final String[] RATES = {"bit/s", "kbit/s", "Mbit/s", "Gbit/s", "Tbit/s"};
    private static final String[] SIZES = {"B", "kB", "MB", "GB", "TB", "PB"};

    private final Words words;

    /// Units in a language.
    public Units(Words words) {
        this.words = words;
    }

    /// A rate in bit/s; nothing if it is not known.
    public String rate(Json value) {
        return value.present() ? scaled(value.decimal(), RATES) : "";
    }

    /// A size in bytes; nothing if it is not known.
    public String size(Json value) {
        return value.present() ? scaled(value.decimal(), SIZES) : "";
    }

    /// A number with at most that many decimals; nothing if it is not known.
    public String decimal(Json value, int decimals) {
        return value.present() ? decimal(value.decimal(), decimals) : "";
    }

    private String scaled(double value, String[] units) {
        int unit = 0;
        while (unit < units.length - 1 && Math.abs(value) >= 999.5) {
            value /= 1000;
            unit++;
        }
        boolean fine = unit > 0 && Math.abs(value) < 99.95;
        return mark(
                        BigDecimal.valueOf(value)
                                .setScale(fine ? 1 : 0, RoundingMode.HALF_UP)
                                .toPlainString())
                + " "
                + units[unit];
    }

    private String decimal(double value, int decimals) {
        var rounded = BigDecimal.valueOf(value).setScale(decimals, RoundingMode.HALF_UP);
        var plain = rounded.signum() == 0 ? BigDecimal.ZERO : rounded.stripTrailingZeros();
        return mark(plain.toPlainString());
    }

    private String mark(String number) {
        return number.replace(".", words.say("number.decimal"));
    }
}
