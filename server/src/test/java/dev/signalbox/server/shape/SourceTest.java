package dev.signalbox.server.shape;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The shape of the Java source of all modules: short files and methods, and docs where somebody
/// looks for them.
class SourceTest {
    private static final Path ROOT = Path.of(System.getProperty("signalbox.root", ".."));
    private static final int LONGEST_FILE = 300;
    private static final int LONGEST_METHOD = 60;

    /// One short method for each thing that can be done to a pretended node, and nothing to cut
    /// along.
    private static final Map<String, Integer> LONGER =
            Map.of("SimulatedNode.java", 500, "NodeState.java", 500);

    private static final Pattern PUBLIC_TYPE =
            Pattern.compile(
                    "\\s*public (?:static |final |abstract |sealed |non-sealed )*"
                            + "(?:class|interface|record|enum|@interface) (\\w+).*");
    private static final Pattern OWN_DEPENDENCY =
            Pattern.compile(
                    "<dependency>\\s*<groupId>dev\\.signalbox</groupId>\\s*"
                            + "<artifactId>signalbox-([a-z-]+)</artifactId>"
                            + "(\\s*<scope>test</scope>)?");

    /// What each module may be compiled against, of ours.
    private static final Map<String, Set<String>> MODULES =
            Map.of(
                    "fleet-model", Set.of(),
                    "mediamtx-client", Set.of("fleet-model"),
                    "server", Set.of("fleet-model", "mediamtx-client"),
                    "cli", Set.of(),
                    "simulator", Set.of("mediamtx-config"),
                    "mediamtx-config", Set.of(),
                    "test-kit", Set.of("mediamtx-client", "simulator"),
                    "end-to-end", Set.of(),
                    "benchmarks", Set.of("mediamtx-client", "simulator", "server", "test-kit"));

    @Test
    void no_file_is_long() throws IOException {
        Map<String, Integer> tooLong = new TreeMap<>();
        for (Path file : sources()) {
            int lines = Files.readAllLines(file).size();
            if (lines > LONGER.getOrDefault(file.getFileName().toString(), LONGEST_FILE)) {
                tooLong.put(name(file), lines);
            }
        }
        assertEquals(Map.of(), tooLong, "Cut these: a file has " + LONGEST_FILE + " lines at most");
    }

    @Test
    void no_method_is_long() throws IOException {
        List<String> tooLong = new ArrayList<>();
        for (Path file : sources()) {
            List<String> lines = Files.readAllLines(file);
            for (int i = 0; i < lines.size(); i++) {
                int length = lengthOfBlock(lines, i);
                if (length > LONGEST_METHOD) {
                    tooLong.add(name(file) + ":" + (i + 1) + " has " + length + " lines");
                }
            }
        }
        assertEquals(List.of(), tooLong, "Cut these methods");
    }

    /// How long the method is whose signature ends in this line; 0 if none does. The formatter
    /// closes a block where its first line began.
    private static int lengthOfBlock(List<String> lines, int from) {
        String line = lines.get(from);
        if (!line.endsWith(" {") || !line.contains(")")) {
            return 0;
        }
        int first = from;
        // A long signature takes several lines, and the first of them says how far it stands in.
        while (first > 0 && Pattern.matches(" {12,}\\S.*", lines.get(first))) {
            first--;
        }
        String start = lines.get(first);
        String margin = start.substring(0, start.length() - start.stripLeading().length());
        boolean member = margin.length() == 4 || (margin.length() == 8 && start.contains(" void "));
        if (!member || start.strip().matches("(?:if|for|while|switch|try|record)\\b.*")) {
            return 0;
        }
        int end = lines.subList(from, lines.size()).indexOf(margin + "}");
        return end < 0 ? 0 : from + end - first + 1;
    }

    @Test
    void every_package_says_what_it_is_for() throws IOException {
        Set<Path> silent = new TreeSet<>();
        for (Path file : sources()) {
            Path folder = file.resolveSibling("");
            Path main = Path.of(folder.toString().replace("/src/test/", "/src/main/"));
            if (!says(folder) && !says(main)) {
                silent.add(ROOT.relativize(folder));
            }
        }
        assertEquals(Set.of(), silent, "Give these a package-info with a doc and @NullMarked");
    }

    private static boolean says(Path folder) throws IOException {
        Path file = folder.resolve("package-info.java");
        if (!Files.exists(file)) {
            return false;
        }
        String text = Files.readString(file);
        return text.startsWith("/// ") && text.contains("@NullMarked");
    }

    @Test
    void every_public_type_says_what_it_is() throws IOException {
        List<String> silent = new ArrayList<>();
        for (Path file : sources()) {
            List<String> lines = Files.readAllLines(file);
            for (int i = 0; i < lines.size(); i++) {
                if (PUBLIC_TYPE.matcher(lines.get(i)).matches() && !documented(lines, i)) {
                    silent.add(name(file) + ":" + (i + 1));
                }
            }
        }
        assertEquals(List.of(), silent, "Give these a doc that begins with ///");
    }

    private static boolean documented(List<String> lines, int type) {
        int above = type - 1;
        while (above >= 0 && lines.get(above).strip().startsWith("@")) {
            above--;
        }
        return above >= 0 && lines.get(above).strip().startsWith("///");
    }

    @Test
    void modules_are_built_on_no_more_of_ours_than_they_may() throws IOException {
        Map<String, Set<String>> breaches = new TreeMap<>();
        for (Map.Entry<String, Set<String>> module : MODULES.entrySet()) {
            String pom = Files.readString(ROOT.resolve(module.getKey()).resolve("pom.xml"));
            Set<String> used = new TreeSet<>();
            OWN_DEPENDENCY
                    .matcher(pom)
                    .results()
                    .filter(found -> found.group(2) == null)
                    .forEach(found -> used.add(found.group(1)));
            used.removeAll(module.getValue());
            if (!used.isEmpty()) {
                breaches.put(module.getKey(), used);
            }
        }
        assertEquals(Map.of(), breaches);
    }

    private static List<Path> sources() throws IOException {
        List<Path> all = new ArrayList<>();
        for (String module : new TreeSet<>(MODULES.keySet())) {
            try (Stream<Path> files = Files.walk(ROOT.resolve(module).resolve("src"))) {
                files.filter(file -> file.toString().endsWith(".java")).sorted().forEach(all::add);
            }
        }
        return all;
    }

    private static String name(Path file) {
        return ROOT.relativize(file).toString();
    }
}
