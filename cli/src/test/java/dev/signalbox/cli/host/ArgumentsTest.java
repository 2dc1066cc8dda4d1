package dev.signalbox.cli.host;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class ArgumentsTest {
    @Test
    void words_that_java_could_read_are_left_alone() {
        assertEquals(List.of("nodes", "台北"), Arguments.of(new String[] {"nodes", "台北"}));
    }

    @Test
    void letters_that_java_lost_are_taken_from_what_was_typed() {
        var typed = "java\0-jar\0signalbox.jar\0nodes\0show\0台北\0";

        assertEquals(
                List.of("nodes", "show", "台北"),
                Arguments.mended(List.of("nodes", "show", "\uFFFD\uFFFD"), typed));
    }

    @Test
    void an_empty_word_keeps_its_place_and_too_few_words_change_nothing() {
        assertEquals(
                List.of("台", "", "b"),
                Arguments.mended(List.of("\uFFFD", "", "b"), "java\0台\0\0b\0"));
        assertEquals(List.of("\uFFFD", "b"), Arguments.mended(List.of("\uFFFD", "b"), "x\0"));
    }
}
