package dev.signalbox.mediamtx;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.signalbox.model.Version;
import java.io.IOException;
import java.io.InputStream;
import java.time.DateTimeException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The answer of `/v3/info`, MediaMTX 1.15.2 on.
///
/// @param version absent if the text is no version, as with builds from a work tree
record ServerInfo(@Nullable Version version, @Nullable Instant started) {

    static ServerInfo read(InputStream body) throws IOException, AskFailed {
        try (JsonParser json = Shapes.JSON.createParser(body)) {
            json.nextToken();
            Shapes.object(json, "the answer");
            Version version = null;
            Instant started = null;
            while (json.nextToken() != JsonToken.END_OBJECT) {
                String field = json.currentName();
                json.nextToken();
                switch (field) {
                    case "version" -> version = Version.parse(Shapes.text(json)).orElse(null);
                    case "started" -> started = time(Shapes.text(json));
                    default -> json.skipChildren();
                }
            }
            return new ServerInfo(version, started);
        }
    }

    private static @Nullable Instant time(String text) {
        try {
            return Times.read(text);
        } catch (DateTimeException _) {
            return null;
        }
    }
}
