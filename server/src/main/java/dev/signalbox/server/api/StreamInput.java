package dev.signalbox.server.api;

import dev.signalbox.model.Masked;
import dev.signalbox.model.StreamSettings;
import dev.signalbox.server.problems.Flaw;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reads what people enter about a stream.
final class StreamInput {
    private StreamInput() {}

    /// A path name that every MediaMTX from 1.9 on takes: newer versions allow fewer characters.
    static String path(Fields fields) {
        String path = fields.text("path", 1, 512).orElse("");
        if (path.startsWith("/") || path.endsWith("/")) {
            fields.flaw("path", Flaw.PATH_SLASH, Map.of());
        } else if (!path.matches("[0-9A-Za-z_\\-/.]*")) {
            fields.flaw("path", Flaw.PATH_CHARACTERS, Map.of());
        } else if (path.matches("(.*/)?\\.{1,2}(/.*)?")) {
            fields.flaw("path", Flaw.PATH_DOTS, Map.of());
        }
        return path;
    }

    /// What a stream has, with what the input changes.
    static StreamSettings over(Fields fields, StreamSettings before) {
        return new StreamSettings(
                fields.has("name") ? orNull(fields.textOrNull("name", 255)) : before.name(),
                fields.labels("labels").orElse(before.labels()),
                sourceUrl(fields, before.sourceUrl()),
                fields.has("protocol")
                        ? orNull(fields.textOrNull("protocol", 50))
                        : before.protocol(),
                fields.bool("auto_remediate").orElse(before.autoRemediate()),
                fields.bool("recording_enabled").orElse(before.recordingEnabled()));
    }

    /// Whoever sends back what was shown sends stars, and means what was there.
    private static @Nullable String sourceUrl(Fields fields, @Nullable String before) {
        if (!fields.has("source_url")) {
            return before;
        }
        String given = orNull(fields.textOrNull("source_url", 1024));
        boolean shown = given != null && before != null && given.equals(Masked.url(before));
        return shown ? before : given;
    }

    private static @Nullable String orNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
