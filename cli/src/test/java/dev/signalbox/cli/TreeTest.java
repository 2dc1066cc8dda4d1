package dev.signalbox.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.signalbox.cli.api.Exit;
import dev.signalbox.cli.show.Width;
import dev.signalbox.cli.words.Language;
import dev.signalbox.cli.words.Words;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import picocli.CommandLine;

/// Every command and option is described in every language, and `docs/cli.md` knows them all.
class TreeTest {
    private static final Path DOCS =
            Path.of(System.getProperty("signalbox.root", "..")).resolve("docs/cli.md");

    private static List<CommandLine> all(CommandLine root) {
        var all = new ArrayList<CommandLine>();
        all.add(root);
        root.getSubcommands().values().forEach(child -> all.addAll(all(child)));
        return all;
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void everything_is_described_in_every_language(Language language) {
        var missing = new TreeSet<String>();
        for (var command : all(Tree.whole(Words.of(language)))) {
            var spec = command.getCommandSpec();
            if (spec.usageMessage().header().length == 0) {
                missing.add(spec.qualifiedName(" "));
            }
            spec.args()
                    .forEach(
                            argument -> {
                                if (argument.description().length == 0) {
                                    missing.add(spec.qualifiedName(" ") + " " + argument);
                                }
                            });
        }
        assertEquals(new TreeSet<String>(), missing);
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void every_help_can_be_drawn_and_fits_a_terminal(Language language) {
        for (var command : all(Tree.whole(Words.of(language)))) {
            var help = command.setUsageHelpWidth(80).getUsageMessage();
            assertFalse(help.contains("null"), help);
            for (var line : help.lines().toList()) {
                assertTrue(line.contains("Usage") || Width.of(line) <= 80, line);
            }
        }
    }

    @Test
    void no_description_is_left_of_an_option_that_is_gone() {
        var words = Words.of(Language.ENGLISH);
        var known = new TreeSet<String>();
        for (var command : all(Tree.whole(words))) {
            var name = command.getCommandSpec().qualifiedName(".");
            known.add(name + ".usage.header");
            command.getCommandSpec()
                    .args()
                    .forEach(
                            argument -> {
                                known.add(argument.descriptionKey());
                                known.add(name + "." + argument.descriptionKey());
                            });
        }
        var left = new TreeSet<String>();
        for (var key : words.bundle().keySet()) {
            boolean ours =
                    key.startsWith("option.")
                            || key.startsWith("argument.")
                            || key.startsWith("signalbox.");
            if (ours && !known.contains(key) && !key.contains("usage.footer")) {
                left.add(key);
            }
        }
        assertEquals(new TreeSet<String>(), left);
    }

    @Test
    void the_docs_know_every_command_and_option_and_no_other() throws IOException {
        var docs = Files.readString(DOCS);
        var missing = new TreeSet<String>();
        var options = new TreeSet<String>();
        for (var command : all(Tree.whole(Words.of(Language.ENGLISH)))) {
            var spec = command.getCommandSpec();
            var name = spec.qualifiedName(" ").replaceFirst("^signalbox ?", "");
            if (!name.isEmpty() && spec.subcommands().isEmpty() && !docs.contains("`" + name)) {
                missing.add(name);
            }
            spec.optionsMap()
                    .keySet()
                    .forEach(
                            option -> {
                                options.add(option);
                                if (option.startsWith("--") && !docs.contains(option)) {
                                    missing.add(option);
                                }
                            });
        }
        assertEquals(new TreeSet<String>(), missing);
        var unknown = new TreeSet<String>();
        var named = Pattern.compile("(?<![\\w-])--[a-z][a-z-]+").matcher(docs);
        while (named.find()) {
            if (!options.contains(named.group()) && !named.group().equals("--password")) {
                unknown.add(named.group());
            }
        }
        assertEquals(new TreeSet<String>(), unknown);
    }

    @Test
    void the_docs_know_every_exit_code() throws IOException {
        var docs = Files.readString(DOCS);
        for (var exit : Exit.values()) {
            assertTrue(docs.contains("| " + exit.code() + " |"), exit.toString());
        }
    }

    @Test
    void a_run_builds_only_what_its_words_can_mean() {
        var tree = Tree.build(Words.of(Language.ENGLISH), List.of("nodes", "list"));

        assertEquals(Tree.NAMES.keySet(), tree.getSubcommands().keySet());
        assertTrue(child(tree, "streams").getSubcommands().isEmpty());
        var nodes = child(tree, "nodes");
        assertTrue(child(nodes, "add").getCommandSpec().options().isEmpty());
        assertFalse(child(nodes, "list").getCommandSpec().options().isEmpty());
    }

    private static CommandLine child(CommandLine parent, String name) {
        return Objects.requireNonNull(parent.getSubcommands().get(name), name);
    }
}
