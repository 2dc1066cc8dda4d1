package dev.signalbox.server.localnode;

import dev.signalbox.model.Version;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Looks for a MediaMTX program on this machine.
final class Programs {
    private static final String NAME = "mediamtx";

    private final List<Path> searchPath;
    private final Path cache;

    /// Where to look.
    ///
    /// @param searchPath folders, as in `PATH`
    /// @param cache has a folder for each version
    Programs(List<Path> searchPath, Path cache) {
        this.searchPath = searchPath;
        this.cache = cache;
    }

    /// `PATH`, then the newest version in the cache.
    Optional<Path> find() throws IOException {
        List<Path> candidates = new ArrayList<>();
        searchPath.forEach(folder -> candidates.add(folder.resolve(NAME)));
        candidates.addAll(cached());
        return candidates.stream().filter(Programs::isProgram).findFirst();
    }

    /// A folder can be executable too.
    static boolean isProgram(Path file) {
        return Files.isRegularFile(file) && Files.isExecutable(file);
    }

    private List<Path> cached() throws IOException {
        if (!Files.isDirectory(cache)) {
            return List.of();
        }
        record Found(Version version, Path program) {}
        try (Stream<Path> folders = Files.list(cache)) {
            return folders.flatMap(
                            folder ->
                                    Version.parse(String.valueOf(folder.getFileName()))
                                            .map(
                                                    version ->
                                                            new Found(
                                                                    version, folder.resolve(NAME)))
                                            .stream())
                    .sorted(Comparator.comparing(Found::version).reversed())
                    .map(Found::program)
                    .toList();
        }
    }

    /// The folder of the cache for a version.
    Path folder(String version) {
        return cache.resolve(version);
    }
}
