package dev.signalbox.mediamtx;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.signalbox.model.Track;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// Reads one entry of `tracks2` (MediaMTX 1.17 on).
final class TrackReader {
    private final JsonParser json;
    private final Words words;

    private String codec = "";
    private @Nullable Integer width;
    private @Nullable Integer height;
    private @Nullable Integer channels;
    private @Nullable Integer sampleRate;
    private @Nullable String profile;
    private @Nullable String level;

    private TrackReader(JsonParser json, Words words) {
        this.json = json;
        this.words = words;
    }

    static Track read(JsonParser json, Words words) throws IOException, AskFailed {
        TrackReader reader = new TrackReader(json, words);
        Shapes.object(json, "a track");
        while (json.nextToken() != JsonToken.END_OBJECT) {
            String field = json.currentName();
            json.nextToken();
            switch (field) {
                case "codec" -> reader.codec = words.word(Shapes.text(json));
                case "codecProps" -> reader.properties();
                default -> json.skipChildren();
            }
        }
        return words.track(
                new Track(
                        reader.codec,
                        reader.width,
                        reader.height,
                        reader.channels,
                        reader.sampleRate,
                        reader.profile,
                        reader.level));
    }

    private void properties() throws IOException, AskFailed {
        if (json.currentToken() == JsonToken.VALUE_NULL) {
            return;
        }
        Shapes.object(json, "codecProps");
        while (json.nextToken() != JsonToken.END_OBJECT) {
            String field = json.currentName();
            json.nextToken();
            switch (field) {
                case "width" -> width = positive();
                case "height" -> height = positive();
                case "channelCount" -> channels = positive();
                case "sampleRate" -> sampleRate = positive();
                // AV1 has numbers here, H264 and H265 have words.
                case "profile" -> profile = words.word(json.getValueAsString(""));
                case "level" -> level = words.word(json.getValueAsString(""));
                default -> json.skipChildren();
            }
        }
    }

    /// 0 is sent until the first parameter set has been seen.
    private @Nullable Integer positive() throws IOException {
        int value = json.getValueAsInt();
        return value > 0 ? value : null;
    }
}
