package dev.signalbox.cli.show;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.signalbox.cli.json.Json;
import dev.signalbox.cli.words.Language;
import dev.signalbox.cli.words.Words;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnitsTest {
    private final Units units = new Units(Words.of(Language.ENGLISH));

    @ParameterizedTest
    @CsvSource({
        "0,0 bit/s",
        "999,999 bit/s",
        "1000,1.0 kbit/s",
        "4100000,4.1 Mbit/s",
        "99940000,99.9 Mbit/s",
        "99960000,100 Mbit/s",
        "999499999,999 Mbit/s",
        "999500000,1.0 Gbit/s",
        "1200000000000000,1200 Tbit/s"
    })
    void rates_have_a_unit_for_people(String bits, String shown) {
        assertEquals(shown, units.rate(new Json.Num(bits)));
    }

    @Test
    void sizes_and_decimals_follow_the_language() {
        var german = new Units(Words.of(Language.GERMAN));

        assertEquals("1,2 GB", german.size(new Json.Num("1234567890")));
        assertEquals("0,021", german.decimal(new Json.Num("0.0213"), 3));
        assertEquals("25", units.decimal(new Json.Num("25.00"), 2));
        assertEquals("100", units.decimal(new Json.Num("100"), 0));
    }

    @Test
    void what_is_not_known_is_not_zero() {
        assertEquals("", units.rate(Json.Null.NOTHING));
        assertEquals("", units.decimal(Json.Null.NOTHING, 1));
    }
}
