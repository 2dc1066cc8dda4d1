package dev.signalbox.cli.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Properties;

/// The version of this program, as the build wrote it down.
public final class Version {
    private Version() {}

    /// `0.1.0`.
    public static String number() {
        var properties = new Properties();
        try (var stream =
                Version.class.getResourceAsStream("/dev/signalbox/cli/version.properties")) {
            if (stream == null) {
                throw new IllegalStateException("not in the jar: version.properties");
            }
            properties.load(stream);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties.getProperty("version", "");
    }
}
