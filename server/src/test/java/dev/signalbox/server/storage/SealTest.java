package dev.signalbox.server.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.signalbox.model.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SealTest {
    @TempDir private Path folder = Path.of("");

    private Seal ofFolder() throws IOException {
        return Seal.open(Optional.empty(), folder);
    }

    private static Optional<Secret> key(int first) {
        byte[] key = new byte[32];
        key[0] = (byte) first;
        return Optional.of(Secret.of(Base64.getEncoder().encodeToString(key)));
    }

    @Test
    void what_was_sealed_can_be_unsealed_after_a_restart() throws IOException {
        String sealed = ofFolder().seal("pä55 東 🎥");
        assertEquals("pä55 東 🎥", ofFolder().unseal(sealed));
        assertNull(ofFolder().seal(null));
        assertNull(ofFolder().unseal(null));
        assertEquals("", ofFolder().unseal(ofFolder().seal("")));
    }

    @Test
    void the_key_is_made_once_and_only_its_owner_can_read_it() throws IOException {
        ofFolder();
        Path file = folder.resolve("secret.key");
        String key = Files.readString(file);
        assertEquals(
                "rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
        ofFolder();
        assertEquals(key, Files.readString(file));
        try (Stream<Path> files = Files.list(folder)) {
            assertEquals(List.of(file), files.toList(), "nothing else is left");
        }
    }

    @Test
    void a_first_start_that_was_cut_off_leaves_the_next_one_free_to_make_the_key()
            throws IOException {
        Files.writeString(folder.resolve("secret.key.new"), "half a k");
        assertEquals("x", ofFolder().unseal(ofFolder().seal("x")));
    }

    @Test
    void a_damaged_key_is_refused_with_its_file_and_what_to_do() throws IOException {
        Path file = folder.resolve("secret.key");
        for (String damaged : List.of("", "c2hvcnQ=\n", "not base64 at all!")) {
            Files.writeString(file, damaged);
            String message =
                    String.valueOf(assertThrows(IOException.class, this::ofFolder).getMessage());
            assertTrue(message.contains(file.toString()), message);
            assertTrue(message.contains("Put back"), message);
            assertEquals(damaged, Files.readString(file), "it is not overwritten");
        }
    }

    @Test
    void a_given_key_is_used_and_nothing_is_written() throws IOException {
        Seal seal = Seal.open(key(1), folder);
        assertEquals("x", Seal.open(key(1), folder).unseal(seal.seal("x")));
        try (Stream<Path> files = Files.list(folder)) {
            assertEquals(0, files.count());
        }
    }

    @Test
    void another_key_or_a_changed_text_opens_nothing() throws IOException {
        String sealed = String.valueOf(Seal.open(key(1), folder).seal("secret"));
        IllegalStateException e =
                assertThrows(
                        IllegalStateException.class,
                        () -> Seal.open(key(2), folder).unseal(sealed));
        assertTrue(String.valueOf(e.getMessage()).contains("secret.key"), e.getMessage());
        byte[] bytes = Base64.getDecoder().decode(sealed);
        bytes[bytes.length - 1] ^= 1;
        String forged = Base64.getEncoder().encodeToString(bytes);
        assertNotEquals(sealed, forged);
        assertThrows(IllegalStateException.class, () -> Seal.open(key(1), folder).unseal(forged));
    }
}
