package dev.signalbox.server.main;

import static dev.signalbox.testkit.Eventually.eventually;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.signalbox.testkit.Children;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {
    private final Path temporary;
    private final Path folder;

    DataFolderTest(@TempDir Path temporary) {
        this.temporary = temporary;
        this.folder = temporary.resolve("some/data");
    }

    private void assertTaken() {
        IOException taken = assertThrows(IOException.class, () -> DataFolder.claim(folder));
        String message = String.valueOf(taken.getMessage());
        assertTrue(message.contains(folder.toString()), message);
        assertTrue(message.contains("Another Signalbox"), message);
        assertTrue(message.contains("--data"), message);
    }

    @Test
    void a_folder_that_is_not_there_is_made_and_is_for_its_owner_only() throws IOException {
        try (DataFolder _ = DataFolder.claim(folder)) {
            assertEquals(
                    "rwx------",
                    PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)));
        }
    }

    @Test
    void a_folder_that_is_there_keeps_what_its_owner_decided() throws IOException {
        Files.createDirectories(folder);
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-x---"));
        Files.writeString(folder.resolve("notes"), "mine");
        try (DataFolder _ = DataFolder.claim(folder)) {
            assertEquals(
                    "rwxr-x---",
                    PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)));
            assertEquals("mine", Files.readString(folder.resolve("notes")));
        }
    }

    @Test
    void a_folder_is_claimed_once_and_free_when_the_claim_ends() throws IOException {
        try (DataFolder _ = DataFolder.claim(folder)) {
            assertTaken();
            assertTaken();
            DataFolder.claim(temporary.resolve("other")).close();
        }
        DataFolder.claim(folder).close();
        DataFolder.claim(folder).close();
    }

    @Test
    void another_program_that_has_it_is_respected_until_it_ends_however_it_ends()
            throws IOException {
        Path output = temporary.resolve("output");
        Process program =
                Children.start(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-XX:TieredStopAtLevel=1",
                                "-cp",
                                System.getProperty("java.class.path"),
                                Claim.class.getName(),
                                folder.toString()),
                        output);
        try {
            eventually(
                    "it has claimed the folder",
                    () -> Files.readString(output),
                    text -> text.contains("claimed"));
            assertTaken();
        } finally {
            Children.kill(program);
        }
        DataFolder.claim(folder).close();
    }

    @Test
    void a_file_in_its_place_is_refused() throws IOException {
        Files.createDirectories(temporary.resolve("some"));
        Files.writeString(folder, "a file");
        assertThrows(IOException.class, () -> DataFolder.claim(folder));
        assertEquals("a file", Files.readString(folder));
    }
}
