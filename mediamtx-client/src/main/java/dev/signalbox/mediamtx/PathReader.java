package dev.signalbox.mediamtx;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.signalbox.model.PathState;
import dev.signalbox.model.Source;
import dev.signalbox.model.Track;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads one path of `/v3/paths/list`, whatever the version: the newer field wins where a node
/// sends both, and unknown fields are passed over.
final class PathReader {
    private final JsonParser json;
    private final Words words;

    private String name = "";
    private @Nullable String confName;
    private boolean ready;
    private @Nullable Boolean available;
    private @Nullable Boolean online;
    private @Nullable String readyTime;
    private @Nullable String availableTime;
    private @Nullable Source source;
    private List<Track> tracks = List.of();
    private @Nullable List<Track> tracks2;
    private int readers;
    private @Nullable Long inbound;
    private @Nullable Long outbound;
    private long received;
    private long sent;
    private @Nullable Long framesInError;

    private PathReader(JsonParser json, Words words) {
        this.json = json;
        this.words = words;
    }

    /// @param json at the start of the path's object
    static PathState read(JsonParser json, Words words) throws IOException, AskFailed {
        PathReader reader = new PathReader(json, words);
        reader.fields();
        return reader.state();
    }

    private PathState state() throws AskFailed {
        if (name.isEmpty()) {
            throw Shapes.wrong("a path without a name");
        }
        // Only `available` and `online` together mean a live stream: `online` alone is true for
        // every pulled path, even one that never connected.
        boolean canPlay = available == null ? ready : available;
        boolean live = canPlay && (online == null || online);
        // Both say the same where both are sent; only one is worth reading.
        String text = availableTime == null ? readyTime : availableTime;
        Instant since = text == null ? null : time(text);
        return new PathState(
                name,
                conf(),
                live,
                canPlay,
                source,
                canPlay ? since : null,
                words.tracks(tracks2 == null ? tracks : tracks2),
                readers,
                inbound == null ? received : inbound,
                outbound == null ? sent : outbound,
                framesInError);
    }

    /// Most entries make one path of their own name; such a name is no word that many share.
    private @Nullable String conf() {
        if (confName == null) {
            return null;
        }
        return confName.equals(name) ? name : words.word(confName);
    }

    private void fields() throws IOException, AskFailed {
        Shapes.object(json, "a path");
        while (json.nextToken() != JsonToken.END_OBJECT) {
            String field = json.currentName();
            json.nextToken();
            field(field);
        }
    }

    private void field(String field) throws IOException, AskFailed {
        switch (field) {
            case "name" -> name = Shapes.text(json);
            case "confName" -> confName = Shapes.text(json);
            case "ready" -> ready = Shapes.bool(json);
            case "available" -> available = Shapes.bool(json);
            case "online" -> online = Shapes.bool(json);
            case "readyTime" -> readyTime = textOrNull();
            case "availableTime" -> availableTime = textOrNull();
            case "source" -> source = source();
            case "tracks" -> tracks = labels();
            case "tracks2" -> tracks2 = trackObjects();
            case "readers" -> readers = count();
            case "inboundBytes" -> inbound = Shapes.number(json);
            case "outboundBytes" -> outbound = Shapes.number(json);
            case "bytesReceived" -> received = Shapes.number(json);
            case "bytesSent" -> sent = Shapes.number(json);
            case "inboundFramesInError" -> framesInError = Shapes.number(json);
            default -> json.skipChildren();
        }
    }

    private static @Nullable Instant time(String text) throws AskFailed {
        try {
            Instant instant = Times.read(text);
            // Go's zero time stands for "never".
            return instant.getEpochSecond() < 0 ? null : instant;
        } catch (DateTimeException _) {
            throw Shapes.wrong("a time that is none: " + text);
        }
    }

    private @Nullable String textOrNull() throws IOException, AskFailed {
        return json.currentToken() == JsonToken.VALUE_NULL ? null : Shapes.text(json);
    }

    private @Nullable Source source() throws IOException, AskFailed {
        if (json.currentToken() == JsonToken.VALUE_NULL) {
            return null;
        }
        Shapes.object(json, "a source");
        String type = "";
        String id = "";
        while (json.nextToken() != JsonToken.END_OBJECT) {
            String field = json.currentName();
            json.nextToken();
            switch (field) {
                case "type" -> type = words.word(Shapes.text(json));
                case "id" -> id = Shapes.text(json);
                default -> json.skipChildren();
            }
        }
        return new Source(type, id);
    }

    private int count() throws IOException, AskFailed {
        if (json.currentToken() == JsonToken.VALUE_NULL) {
            return 0;
        }
        Shapes.array(json, "readers");
        int count = 0;
        while (json.nextToken() != JsonToken.END_ARRAY) {
            json.skipChildren();
            count++;
        }
        return count;
    }

    private List<Track> labels() throws IOException, AskFailed {
        if (json.currentToken() == JsonToken.VALUE_NULL) {
            return List.of();
        }
        Shapes.array(json, "tracks");
        List<Track> all = new ArrayList<>(2);
        while (json.nextToken() != JsonToken.END_ARRAY) {
            all.add(Track.of(words.word(Shapes.text(json))));
        }
        return all;
    }

    private List<Track> trackObjects() throws IOException, AskFailed {
        if (json.currentToken() == JsonToken.VALUE_NULL) {
            return List.of();
        }
        Shapes.array(json, "tracks2");
        List<Track> all = new ArrayList<>(2);
        while (json.nextToken() != JsonToken.END_ARRAY) {
            all.add(TrackReader.read(json, words));
        }
        return all;
    }
}
