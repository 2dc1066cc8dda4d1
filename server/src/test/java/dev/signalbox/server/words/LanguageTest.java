package dev.signalbox.server.words;

import static dev.signalbox.server.words.Language.CHINESE_TRADITIONAL;
import static dev.signalbox.server.words.Language.ENGLISH;
import static dev.signalbox.server.words.Language.GERMAN;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class LanguageTest {
    @Test
    void without_a_wish_it_is_english() {
        assertEquals(ENGLISH, Language.best(null));
        assertEquals(ENGLISH, Language.best(""));
        assertEquals(ENGLISH, Language.best("  "));
        assertEquals(ENGLISH, Language.best("*"));
    }

    @Test
    void a_language_of_ours_is_found_in_every_region_and_case() {
        for (String german : List.of("de", "de-AT", "DE-ch")) {
            assertEquals(GERMAN, Language.best(german), german);
        }
        for (String chinese : List.of("zh-TW", "zh-Hant-HK", "zh", "ZH-tw", "zh-CN")) {
            assertEquals(CHINESE_TRADITIONAL, Language.best(chinese), chinese);
        }
        for (String english : List.of("en", "en-GB")) {
            assertEquals(ENGLISH, Language.best(english + ", de;q=0.5"), english);
        }
    }

    @Test
    void the_wish_that_weighs_most_wins_wherever_it_stands() {
        assertEquals(GERMAN, Language.best("en;q=0.3, zh;q=0.2, de;q=0.9"));
        assertEquals(CHINESE_TRADITIONAL, Language.best("zh-TW, de;q=0.9, en;q=0.8"));
        assertEquals(GERMAN, Language.best("de, en"), "of equal ones the first");
    }

    @Test
    void what_we_do_not_speak_is_passed_over() {
        assertEquals(GERMAN, Language.best("fr-FR, fr;q=0.9, de;q=0.4, en;q=0.2"));
        assertEquals(GERMAN, Language.best("*;q=0.1, de;q=0.5"));
        assertEquals(ENGLISH, Language.best("fr, es"));
        assertEquals(ENGLISH, Language.best("dex, zhx"), "no German and no Chinese");
    }

    @Test
    void a_language_that_is_refused_is_not_spoken() {
        assertEquals(ENGLISH, Language.best("fr, de;q=0"));
        assertEquals(CHINESE_TRADITIONAL, Language.best("de;q=0, zh;q=0.1"));
    }

    @Test
    void an_odd_header_is_taken_for_none() {
        assertEquals(ENGLISH, Language.best("de;q=much"));
        assertEquals(ENGLISH, Language.best(";;,,"));
        assertEquals(ENGLISH, Language.best("\u4e2d\u6587"));
        assertEquals(ENGLISH, Language.best("de," + "x".repeat(500)));
    }
}
