package dev.signalbox.mediamtx.config;

import dev.signalbox.mediamtx.wire.BadValue;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.regex.Pattern;

/// A user name or password of the configuration: plain or as a SHA-256 hash. Argon2 hashes are
/// stored but never match.
final class Credential {

    private static final String SHA256 = "sha256:";
    private static final String ARGON2 = "argon2:";
    private static final Pattern PLAIN = Pattern.compile("[a-zA-Z0-9!$()*+.;<=>\\[\\]^_\\-{}@#&]+");
    private static final Pattern BASE64 = Pattern.compile("[a-zA-Z0-9+/=]+");
    private static final String SUPPORTED = "A-Z,0-9,!,$,(,),*,+,.,;,<,=,>,[,],^,_,-,\",\",@,#,&";

    private Credential() {}

    /// @throws BadValue when it has characters that MediaMTX does not take
    static String checked(String text) throws BadValue {
        if (text.isEmpty() || text.startsWith(ARGON2)) {
            return text;
        }
        if (text.startsWith(SHA256)) {
            if (!BASE64.matcher(text.substring(SHA256.length())).matches()) {
                throw new BadValue(
                        "credential contains unsupported characters, sha256 hash must be base64"
                                + " encoded");
            }
        } else if (!PLAIN.matcher(text).matches()) {
            throw new BadValue(
                    "credential contains unsupported characters. Supported are: " + SUPPORTED);
        }
        return text;
    }

    static boolean hashed(String stored) {
        return stored.startsWith(SHA256) || stored.startsWith(ARGON2);
    }

    static boolean check(String stored, String guess) {
        if (stored.isEmpty()) {
            return true;
        }
        if (stored.startsWith(SHA256)) {
            return stored.substring(SHA256.length()).equals(hash(guess));
        }
        return !stored.startsWith(ARGON2) && stored.equals(guess);
    }

    private static String hash(String guess) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            return Base64.getEncoder()
                    .encodeToString(digest.digest(guess.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every JDK has SHA-256
        }
    }
}
