package dev.signalbox.simulator.scene;

import dev.signalbox.simulator.state.Codec;
import dev.signalbox.simulator.state.Track;
import java.util.ArrayList;
import java.util.List;

/// The words by which scenes call tracks.
public final class Tracks {

    private Tracks() {}

    /// The tracks that words such as `h264+aac` mean.
    ///
    /// @throws IllegalArgumentException when a word is not known
    public static List<Track> named(String words) {
        var tracks = new ArrayList<Track>();
        for (var word : words.split("\\+")) {
            tracks.add(track(word.strip()));
        }
        return List.copyOf(tracks);
    }

    private static Track track(String word) {
        return switch (word) {
            case "h264" -> Track.h264(1920, 1080, "High", "4");
            case "h264-720" -> Track.h264(1280, 720, "Main", "3.1");
            case "h264-4k" -> Track.h264(3840, 2160, "High", "5.1");
            case "h265" -> Track.h265(1920, 1080, "Main", "4");
            case "av1" -> Track.av1(1920, 1080);
            case "vp9" -> Track.of(Codec.VP9);
            case "mjpeg" -> Track.of(Codec.MJPEG);
            case "aac" -> Track.aac(48_000, 2);
            case "opus" -> Track.opus(2);
            case "g711" -> new Track(Codec.G711, 0, 0, "", "", 8000, 1, 1);
            default ->
                    throw new IllegalArgumentException(
                            "'"
                                    + word
                                    + "' is no codec of scenes; there are h264, h264-720, h264-4k,"
                                    + " h265, av1, vp9, mjpeg, aac, opus, g711");
        };
    }
}
