package dev.signalbox.simulator.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.signalbox.mediamtx.release.MediaMtxVersion;
import dev.signalbox.mediamtx.wire.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class TrackTest {

    @Test
    void the_properties_are_those_of_the_codec() {
        assertEquals(
                "{\"codec\":\"H264\",\"codecProps\":{\"width\":1920,\"height\":1080,"
                        + "\"profile\":\"High\",\"level\":\"4.1\"}}",
                printed(Track.h264(1920, 1080, "High", "4.1")));
        assertEquals(
                "{\"codec\":\"MPEG-4 Audio\",\"codecProps\":{\"sampleRate\":48000,"
                        + "\"channelCount\":2}}",
                printed(Track.aac(48_000, 2)));
        assertEquals(
                "{\"codec\":\"Opus\",\"codecProps\":{\"channelCount\":2}}", printed(Track.opus(2)));
        assertEquals(
                "{\"codec\":\"G711\",\"codecProps\":{\"muLaw\":true,\"sampleRate\":8000,"
                        + "\"channelCount\":1}}",
                printed(new Track(Codec.G711, 0, 0, "", "", 8000, 1, 1)));
        assertEquals(
                "{\"codec\":\"LPCM\",\"codecProps\":{\"bitDepth\":16,\"sampleRate\":8000,"
                        + "\"channelCount\":2}}",
                printed(Track.audio(Codec.LPCM, 8000, 2)));
        assertEquals(
                "{\"codec\":\"AV1\",\"codecProps\":{\"width\":0,\"height\":0,\"profile\":0,"
                        + "\"level\":0,\"tier\":0}}",
                printed(Track.of(Codec.AV1)));
        assertEquals(
                "{\"codec\":\"VP9\",\"codecProps\":{\"profile\":0}}", printed(Track.of(Codec.VP9)));
        assertEquals("{\"codec\":\"M-JPEG\",\"codecProps\":null}", printed(Track.of(Codec.MJPEG)));
    }

    @ParameterizedTest
    @EnumSource(Codec.class)
    void every_codec_can_be_printed(Codec codec) {
        var printed = printed(Track.of(codec));
        assertTrue(printed.startsWith("{\"codec\":\"" + codec.label() + "\""), printed);
    }

    @ParameterizedTest
    @CsvSource({
        "MJPEG, 1.17.0, MJPEG",
        "MJPEG, 1.17.1, M-JPEG",
        "MJPEG, 1.9.3, M-JPEG",
        "MPEG1_AUDIO, 1.17.0, MPEG-1 Audio",
        "MPEG1_VIDEO, 1.17.1, MPEG-1/2 Video",
        "AC3, 1.16.3, AC-3",
        "AC3, 1.17.0, AC3",
        "H264, 1.9.3, H264"
    })
    void a_few_labels_have_changed(Codec codec, String version, String label) {
        assertEquals(label, codec.label(MediaMtxVersion.parse(version)));
    }

    private static String printed(Track track) {
        var json = new Json();
        track.print(json, MediaMtxVersion.LATEST);
        return json.toString();
    }
}
