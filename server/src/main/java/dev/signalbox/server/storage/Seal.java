package dev.signalbox.server.storage;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.signalbox.model.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/// Seals what must not lie open in the database: AES-256-GCM with a key that is not in it.
public final class Seal {
    private static final String FILE = "secret.key";
    private static final int IV_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final SecretKeySpec key;
    private final SecureRandom random = new SecureRandom();

    private Seal(byte[] key) {
        this.key = new SecretKeySpec(key, "AES");
    }

    /// Opens the seal with the key that was given, or with the one in the data folder, which is
    /// made at the first start and readable by its owner only.
    public static Seal open(Optional<Secret> given, Path data) throws IOException {
        if (given.isPresent()) {
            return new Seal(Base64.getDecoder().decode(given.get().reveal()));
        }
        Path file = data.resolve(FILE);
        if (!Files.exists(file)) {
            byte[] fresh = new byte[32];
            new SecureRandom().nextBytes(fresh);
            Files.createFile(
                    file,
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rw-------")));
            Files.writeString(
                    file,
                    Base64.getEncoder().encodeToString(fresh) + "\n",
                    StandardOpenOption.WRITE,
                    StandardOpenOption.SYNC);
        }
        byte[] key = Base64.getDecoder().decode(Files.readString(file).strip());
        if (key.length != 32) {
            throw new IOException(file + " does not hold a key of 32 bytes");
        }
        return new Seal(key);
    }

    @Nullable String seal(@Nullable String open) {
        if (open == null) {
            return null;
        }
        try {
            byte[] iv = new byte[IV_BYTES];
            random.nextBytes(iv);
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(Cipher.ENCRYPT_MODE, key, new GCMParameterSpec(TAG_BITS, iv));
            byte[] sealed = cipher.doFinal(open.getBytes(UTF_8));
            byte[] both = Arrays.copyOf(iv, iv.length + sealed.length);
            System.arraycopy(sealed, 0, both, iv.length, sealed.length);
            return Base64.getEncoder().encodeToString(both);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JVM cannot seal", e);
        }
    }

    @Nullable String unseal(@Nullable String sealed) {
        if (sealed == null) {
            return null;
        }
        try {
            byte[] both = Base64.getDecoder().decode(sealed);
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            GCMParameterSpec iv = new GCMParameterSpec(TAG_BITS, both, 0, IV_BYTES);
            cipher.init(Cipher.DECRYPT_MODE, key, iv);
            return new String(cipher.doFinal(both, IV_BYTES, both.length - IV_BYTES), UTF_8);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(
                    "a stored secret cannot be opened with this key; was " + FILE + " replaced?",
                    e);
        }
    }
}
