package dev.signalbox.server.words;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.junit.jupiter.api.Test;

class SayTest {
    private static final String WAIT = "problem.auth.too_many.detail";
    private static final String ADDED = "event.node.added";

    private final Words words = new Words();

    private String wait(Language language, Object seconds) {
        return words.say(language, WAIT, Map.of("seconds", seconds));
    }

    @Test
    void values_stand_where_their_names_are() {
        String said = words.say(Language.ENGLISH, ADDED, Map.of("node", "hub", "by", "ann"));
        assertEquals("hub was added by ann", said);
    }

    @Test
    void one_has_a_form_of_its_own_and_all_else_another_with_the_number() {
        assertTrue(wait(Language.ENGLISH, 1).endsWith("in one second."));
        assertTrue(wait(Language.ENGLISH, 2L).endsWith("in 2 seconds."));
        assertTrue(wait(Language.ENGLISH, 0).endsWith("in 0 seconds."));
        assertTrue(wait(Language.ENGLISH, 11).endsWith("in 11 seconds."));
        assertNotEquals(
                wait(Language.GERMAN, 1).replace("1", ""),
                wait(Language.GERMAN, 2).replace("2", ""));
    }

    @Test
    void a_missing_value_leaves_nothing_of_its_name_behind() {
        for (Language language : Language.values()) {
            String said = words.say(language, ADDED, Map.of("node", "hub"));
            assertTrue(said.contains("hub"), said);
            assertFalse(said.matches(".*[{}#|].*"), said);
            String count = words.say(language, WAIT);
            assertFalse(count.matches(".*[{}#|].*"), count);
        }
    }

    @Test
    void a_value_is_shown_as_it_is_whatever_it_looks_like() {
        String odd = "{by} $1 \\ {seconds|one|many} #";
        String said = words.say(Language.ENGLISH, ADDED, Map.of("node", odd, "by", "ann"));
        assertEquals(odd + " was added by ann", said);
        assertTrue(wait(Language.ENGLISH, "$0").endsWith("in $0 seconds."));
    }

    @Test
    void each_language_has_its_own_texts() {
        Map<String, String> values = Map.of("node", "hub", "by", "ann");
        String english = words.say(Language.ENGLISH, ADDED, values);
        String german = words.say(Language.GERMAN, ADDED, values);
        String chinese = words.say(Language.CHINESE_TRADITIONAL, ADDED, values);
        assertNotEquals(english, german);
        assertNotEquals(english, chinese);
        assertTrue(chinese.codePoints().anyMatch(Character::isIdeographic), chinese);
        assertFalse(german.codePoints().anyMatch(Character::isIdeographic), german);
    }

    @Test
    void a_key_without_a_text_is_shown_rather_than_nothing() {
        assertFalse(words.has(Language.ENGLISH, "no.such.key"));
        assertTrue(words.has(Language.ENGLISH, ADDED));
        assertEquals("no.such.key", words.say(Language.ENGLISH, "no.such.key"));
    }
}
