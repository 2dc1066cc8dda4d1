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
                case "profile" -> profile = said();
                case "level" -> level = said();
                default -> json.skipChildren();
            }
        }
    }

    /// 0 is sent until the first parameter set has been seen. What has another form than today is
    /// not worth losing the whole answer for.
    private @Nullable Integer positive() throws IOException, AskFailed {
        if (json.currentToken() != JsonToken.VALUE_NUMBER_INT) {
            json.skipChildren();
            return null;
        }
        long value = Shapes.number(json);
        return value > 0 && value <= Integer.MAX_VALUE ? (int) value : null;
    }

    private @Nullable String said() throws IOException {
        boolean word = json.currentToken() == JsonToken.VALUE_STRING;
        if (!word && !json.currentToken().isNumeric()) {
            json.skipChildren();
            return null;
        }
        return json.getTextLength() == 0 ? null : words.word(json.getText());
    }
}
