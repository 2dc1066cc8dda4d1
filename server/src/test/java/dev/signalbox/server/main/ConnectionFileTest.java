package dev.signalbox.server.main;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.signalbox.model.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConnectionFileTest {
    private final Path folder;

    ConnectionFileTest(@TempDir Path folder) {
        this.folder = folder;
    }

    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> String.valueOf(file.getFileName())).toList();
        }
    }

    @Test
    void commands_of_the_same_user_find_us_and_nobody_else_does() throws IOException {
        try (ConnectionFile file =
                ConnectionFile.write(folder, "http://127.0.0.1:8080", Secret.of("key \"1\""))) {
            assertEquals(
                    Map.of("url", "http://127.0.0.1:8080", "key", "key \"1\""),
                    new ObjectMapper().readValue(file.file().toFile(), Map.class));
            assertEquals(
                    "rw-------",
                    PosixFilePermissions.toString(Files.getPosixFilePermissions(file.file())));
            assertEquals(List.of("connection.json"), files());
        }
        assertEquals(List.of(), files());
    }

    @Test
    void what_an_earlier_life_left_is_replaced() throws IOException {
        ConnectionFile.write(folder, "http://127.0.0.1:1", Secret.of("old"));
        try (ConnectionFile file =
                ConnectionFile.write(folder, "http://127.0.0.1:2", Secret.of("new"))) {
            assertEquals(
                    Map.of("url", "http://127.0.0.1:2", "key", "new"),
                    new ObjectMapper().readValue(file.file().toFile(), Map.class));
            assertEquals(List.of("connection.json"), files());
        }
    }
}
