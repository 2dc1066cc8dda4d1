package dev.signalbox.server.words;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.signalbox.model.EventKind;
import dev.signalbox.model.Incident;
import dev.signalbox.model.NodeReason;
import dev.signalbox.model.Reason;
import dev.signalbox.model.Status;
import dev.signalbox.model.Trouble;
import dev.signalbox.server.problems.Code;
import dev.signalbox.server.problems.Flaw;
import dev.signalbox.server.problems.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class WordsTest {
    private static final Path MAIN =
            Path.of(System.getProperty("signalbox.root", ".."), "server/src/main/java");
    private static final Pattern PLACE = Pattern.compile("\\{(\\w+)[^}]*}");
    private static final Pattern LITERAL = Pattern.compile("\"([a-z_]+(?:\\.[a-z_]+)*)\"");

    /// Keys that the code puts together, with all that can come after the first part.
    private static final Pattern MADE =
            Pattern.compile("(advice\\.reason|evidence)\\.(?<last>[a-z_]+)");

    private final Words words = new Words();

    private Set<String> english() {
        return new TreeSet<>(words.keys(Language.ENGLISH));
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void every_language_has_every_key_and_no_other(Language language) {
        assertEquals(english(), new TreeSet<>(words.keys(language)));
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void every_text_says_something_with_the_same_values(Language language) throws IOException {
        Map<String, String> english = texts(Language.ENGLISH);
        texts(language)
                .forEach(
                        (key, text) -> {
                            assertFalse(text.isBlank(), key);
                            assertEquals(places(english.getOrDefault(key, "")), places(text), key);
                        });
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void all_that_can_happen_has_its_words(Language language) {
        Set<String> missing = wanted();
        missing.removeAll(words.keys(language));
        assertEquals(Set.of(), missing);
    }

    private static Set<String> wanted() {
        return Stream.of(
                        all("problem.", Code.values(), Code::text)
                                .flatMap(key -> Stream.of(key + ".title", key + ".detail")),
                        all("flaw.", Flaw.values(), Flaw::code),
                        all("reason.", Reason.values(), Reason::code),
                        all("node_reason.", NodeReason.values(), NodeReason::code),
                        all("trouble.", Trouble.values(), Trouble::code),
                        all("advice.trouble.", Trouble.values(), Trouble::code),
                        all("status.", Status.values(), Status::code),
                        all("event.", EventKind.values(), EventKind::code)
                                .filter(key -> !key.equals("event.node.status_changed"))
                                .filter(key -> !key.equals("event.stream.source_changed")),
                        Stream.of(
                                "event.stream.source_changed.other",
                                "event.stream.source_changed.same"),
                        all("event.node.status_changed.", Status.values(), Status::code),
                        all("incident.", Incident.Cause.values(), Incident.Cause::code)
                                .flatMap(key -> Stream.of(key + ".title", key + ".detail")))
                .flatMap(keys -> keys)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static <T> Stream<String> all(
            String prefix, T[] values, java.util.function.Function<T, String> code) {
        return Stream.of(values).map(value -> prefix + code.apply(value));
    }

    @Test
    void nothing_is_left_that_nobody_says() throws IOException {
        Set<String> literals = literals();
        literals.addAll(wanted());
        Stream.of(Reason.values()).map(Reason::code).forEach(literals::add);
        // Put together in Texts, for a node that forgot all it had.
        literals.add("incident.streams_lost.emptied.detail");
        Set<String> spare = english();
        spare.removeIf(
                key -> {
                    var made = MADE.matcher(key);
                    return literals.contains(key)
                            || (made.matches() && literals.contains(made.group("last")));
                });

        assertEquals(Set.of(), spare);
    }

    @Test
    void every_key_in_the_code_has_its_words() throws IOException {
        Set<String> families =
                english().stream()
                        .map(key -> key.substring(0, key.indexOf('.')))
                        .filter(family -> !Set.of("event", "status", "reason").contains(family))
                        .collect(Collectors.toSet());
        Set<String> missing = literals();
        missing.removeIf(
                key ->
                        !key.contains(".")
                                || !families.contains(key.substring(0, key.indexOf('.'))));
        missing.removeAll(english());

        assertEquals(Set.of(), missing);
    }

    private static Set<String> literals() throws IOException {
        Set<String> all = new TreeSet<>();
        try (Stream<Path> files = Files.walk(MAIN)) {
            for (Path file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
                LITERAL.matcher(Files.readString(file))
                        .results()
                        .map(found -> found.group(1))
                        .forEach(all::add);
            }
        }
        return all;
    }

    private static Map<String, String> texts(Language language) throws IOException {
        String name = "words_" + language.tag().replace('-', '_') + ".properties";
        Path file = MAIN.resolveSibling("resources/dev/signalbox/server/words").resolve(name);
        List<String> lines = Files.readAllLines(file).stream().filter(l -> !l.isBlank()).toList();
        // Fails on a key that is there twice, which Properties would hide.
        return lines.stream()
                .map(line -> line.split(" = ", 2))
                .collect(Collectors.toMap(parts -> parts[0], parts -> parts[1]));
    }

    private static Set<String> places(String text) {
        return PLACE.matcher(text)
                .results()
                .map((MatchResult found) -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void what_is_wrong_with_the_fields_is_said_once_beside_the_sentence() {
        Texts texts = new Texts(words);
        Problem two =
                Problem.input(
                        List.of(
                                new Problem.FieldProblem("name", Flaw.REQUIRED, Map.of()),
                                new Problem.FieldProblem("port", Flaw.TOO_BIG, Map.of("most", 9))));

        assertEquals(
                "2 fields have to be corrected.", texts.detail(Language.ENGLISH, two, Map.of()));
        assertEquals(
                "must not be more than 9", texts.flaw(Language.ENGLISH, two.fields().getLast()));
    }
}
