package dev.signalbox.testkit;

import dev.signalbox.model.Version;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/// A real MediaMTX program of this machine.
public record MediaMtxBinary(Version version, Path path) {

    /// All that can be found: `SIGNALBOX_MEDIAMTX_BIN`, `PATH`, the cache folder; one of each
    /// version, oldest first.
    public static List<MediaMtxBinary> present() {
        Map<Version, MediaMtxBinary> found = new TreeMap<>();
        for (Path candidate : candidates()) {
            if (Files.isExecutable(candidate)) {
                Version version = versionOf(candidate);
                found.putIfAbsent(version, new MediaMtxBinary(version, candidate));
            }
        }
        return List.copyOf(found.values());
    }

    private static List<Path> candidates() {
        List<Path> candidates = new ArrayList<>();
        String named = System.getenv("SIGNALBOX_MEDIAMTX_BIN");
        if (named != null && !named.isEmpty()) {
            candidates.add(Path.of(named));
        }
        for (String folder : System.getenv().getOrDefault("PATH", "").split(File.pathSeparator)) {
            candidates.add(Path.of(folder, "mediamtx"));
        }
        Path cache = Path.of(System.getProperty("user.home"), ".cache/signalbox/mediamtx");
        if (Files.isDirectory(cache)) {
            try (Stream<Path> versions = Files.list(cache)) {
                versions.sorted(Comparator.reverseOrder())
                        .map(folder -> folder.resolve("mediamtx"))
                        .forEach(candidates::add);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return candidates;
    }

    private static Version versionOf(Path binary) {
        try {
            Process process =
                    new ProcessBuilder(binary.toString(), "--version")
                            .redirectErrorStream(true)
                            .start();
            String text =
                    new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                            .strip();
            return Version.parse(text)
                    .orElseThrow(() -> new IllegalStateException(binary + " says " + text));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return "MediaMTX " + version;
    }
}
