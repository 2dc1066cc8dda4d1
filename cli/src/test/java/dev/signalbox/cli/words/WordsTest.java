package dev.signalbox.cli.words;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class WordsTest {
    private static final Pattern SAID =
            Pattern.compile(
                    "(?:say|wrong|column|number)\\(\\s*\"([a-z_.]+)\"|\\.(?:add|known)\\(\\s*\"([a-z_]+)\",");
    private static final Pattern PLACE = Pattern.compile("\\{\\d}");

    private final Set<String> english = Words.of(Language.ENGLISH).bundle().keySet();

    @ParameterizedTest
    @EnumSource(Language.class)
    void every_language_has_every_key_and_no_other(Language language) {
        assertEquals(new TreeSet<>(english), new TreeSet<>(Words.of(language).bundle().keySet()));
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void every_text_has_the_same_places_and_says_something(Language language) {
        var bundle = Words.of(language).bundle();
        var original = Words.of(Language.ENGLISH).bundle();
        for (var key : english) {
            assertFalse(bundle.getString(key).isBlank(), key);
            assertEquals(places(original.getString(key)), places(bundle.getString(key)), key);
        }
    }

    private static Set<String> places(String text) {
        return PLACE.matcher(text)
                .results()
                .map(found -> found.group())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void every_key_in_the_code_is_among_the_words() throws IOException {
        var missing = new TreeSet<String>();
        for (var file : sources()) {
            var found = SAID.matcher(Files.readString(file));
            while (found.find()) {
                var key = found.group(1) == null ? "fact." + found.group(2) : found.group(1);
                var whole = key.contains(".") || english.contains(key) ? key : "column." + key;
                boolean wholeKey = !whole.endsWith(".");
                if (wholeKey && !english.contains(whole)) {
                    missing.add(file.getFileName() + ": " + whole);
                }
            }
        }
        assertEquals(Set.of(), missing);
    }

    @Test
    void no_word_is_left_that_nothing_says() throws IOException {
        var code = new StringBuilder();
        for (var file : sources()) {
            code.append(Files.readString(file));
        }
        var unused = new HashSet<String>();
        for (var key : english) {
            boolean byRule =
                    key.matches(
                            "(usage|option|argument|signalbox|status|severity|state|outcome|step|fact|column)\\..*");
            if (!byRule && code.indexOf("\"" + key + "\"") < 0) {
                unused.add(key);
            }
        }
        assertEquals(Set.of(), unused);
    }

    private static Iterable<Path> sources() throws IOException {
        try (var files = Files.walk(Path.of("src/main/java"))) {
            return files.filter(file -> file.toString().endsWith(".java")).toList();
        }
    }

    @Test
    void values_are_put_in_their_places_once() {
        var words = Words.of(Language.ENGLISH);

        assertEquals("{1} of 7 shown.", words.say("list.some", "{1}", 7));
        assertTrue(words.say("wrong.pair", "--label", "{0}").contains("not \"{0}\""));
    }

    @Test
    void a_value_that_is_newer_than_this_program_is_shown_as_it_came() {
        assertEquals("sleeping", Words.of(Language.GERMAN).value("status", "sleeping"));
        assertEquals("in Ordnung", Words.of(Language.GERMAN).value("status", "healthy"));
    }
}
