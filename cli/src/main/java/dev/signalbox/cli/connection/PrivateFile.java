package dev.signalbox.cli.connection;

import dev.signalbox.cli.json.Json;
import dev.signalbox.cli.json.JsonText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Set;

/// A file with a secret in it: JSON that only its owner may read.
public record PrivateFile(Path path) {
    private static final Set<PosixFilePermission> FOR_OTHERS =
            EnumSet.of(
                    PosixFilePermission.GROUP_READ,
                    PosixFilePermission.GROUP_WRITE,
                    PosixFilePermission.OTHERS_READ,
                    PosixFilePermission.OTHERS_WRITE);

    /// What is in it; `null` if there is no such file. Throws [IOException] if it cannot be read as
    /// JSON.
    public Json read() throws IOException {
        try {
            return JsonText.parse(Files.readAllBytes(path));
        } catch (NoSuchFileException e) {
            return Json.Null.NOTHING;
        }
    }

    /// Whether others than the owner may read or write it. Where a file system knows no such thing
    /// the answer is no.
    public boolean isOpenToOthers() {
        try {
            return Files.getPosixFilePermissions(path).stream().anyMatch(FOR_OTHERS::contains);
        } catch (IOException | UnsupportedOperationException e) {
            return false;
        }
    }

    /// Replaces it at once: it is never half written and never readable by others, not even for a
    /// moment.
    public void write(Json value) throws IOException {
        var folder = path.toAbsolutePath().getParent();
        if (folder == null) {
            throw new IOException("no folder: " + path);
        }
        boolean posix = folder.getFileSystem().supportedFileAttributeViews().contains("posix");
        Files.createDirectories(folder, posix ? mode("rwx------") : none());
        var next =
                Files.createTempFile(folder, ".new", ".json", posix ? mode("rw-------") : none());
        try {
            Files.writeString(next, JsonText.write(value) + "\n");
            Files.move(
                    next,
                    path,
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(next);
        }
    }

    private static FileAttribute<?>[] mode(String mode) {
        return new FileAttribute<?>[] {
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(mode))
        };
    }

    private static FileAttribute<?>[] none() {
        return new FileAttribute<?>[0];
    }
}
