package dev.signalbox.cli.words;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LanguageTest {
    @ParameterizedTest
    @CsvSource({
        "de,GERMAN", "de_DE.UTF-8,GERMAN", "de_AT@euro,GERMAN", "DE,GERMAN", "den,ENGLISH",
                "zh_TW.UTF-8,CHINESE",
        "zh-TW,CHINESE", "zh_HK,CHINESE", "zh_Hant_TW,CHINESE", "zh_CN.UTF-8,ENGLISH", "C,ENGLISH",
                "POSIX,ENGLISH",
        "fr_FR,ENGLISH", ",ENGLISH"
    })
    void a_locale_names_a_language(@Nullable String locale, Language language) {
        assertEquals(language, Language.of(locale, Map.of()));
        assertEquals(
                language, Language.of(null, locale == null ? Map.of() : Map.of("LANG", locale)));
    }

    @Test
    void what_was_asked_for_counts_before_the_variables_and_those_in_the_order_of_posix() {
        var all = Map.of("LC_ALL", "de_DE", "LC_MESSAGES", "zh_TW", "LANG", "en_US");

        assertEquals(Language.CHINESE, Language.of("zh_TW", all));
        assertEquals(Language.GERMAN, Language.of(null, all));
        assertEquals(
                Language.CHINESE,
                Language.of(null, Map.of("LC_ALL", "", "LC_MESSAGES", "zh_TW", "LANG", "de")));
        assertEquals(Language.ENGLISH, Language.of(null, Map.of("LC_ALL", "C", "LANG", "de")));
    }
}
