package dev.signalbox.server.main;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.signalbox.model.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;

/// Tells commands of the same user where we are, with a key that is good while we run.
record ConnectionFile(Path file) implements AutoCloseable {

    static ConnectionFile write(Path folder, String url, Secret key) throws IOException {
        Path file = folder.resolve("connection.json");
        Path fresh =
                Files.createTempFile(
                        folder,
                        "connection",
                        ".new",
                        PosixFilePermissions.asFileAttribute(
                                PosixFilePermissions.fromString("rw-------")));
        Files.writeString(
                fresh,
                new ObjectMapper().writeValueAsString(Map.of("url", url, "key", key.reveal())));
        Files.move(
                fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        return new ConnectionFile(file);
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(file);
    }
}
