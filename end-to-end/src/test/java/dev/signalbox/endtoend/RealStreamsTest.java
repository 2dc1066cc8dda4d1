package dev.signalbox.endtoend;

import static dev.signalbox.testkit.Eventually.eventually;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.signalbox.model.Version.Capability;
import dev.signalbox.testkit.Api;
import dev.signalbox.testkit.Children;
import dev.signalbox.testkit.Ffmpeg;
import dev.signalbox.testkit.LiveEar;
import dev.signalbox.testkit.MediaMtxBinary;
import dev.signalbox.testkit.RealMediaMtx;
import dev.signalbox.testkit.SignalboxProcess;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Real FFmpeg publishes to every real MediaMTX of this machine, and Signalbox tells.
@Tag("slow")
class RealStreamsTest {
    @TempDir Path folder = Path.of("");

    static Stream<MediaMtxBinary> servers() {
        List<MediaMtxBinary> present = MediaMtxBinary.present();
        boolean possible = Ffmpeg.find().isPresent();
        System.out.println(
                "real streams: MediaMTX " + present + (possible ? "" : ", but no FFmpeg"));
        return possible ? present.stream() : Stream.of();
    }

    @ParameterizedTest(allowZeroInvocations = true)
    @MethodSource("servers")
    void a_stream_is_healthy_with_codec_size_and_bitrate_and_unhealthy_when_its_publisher_dies(
            MediaMtxBinary binary) throws Exception {
        Path data = Files.createDirectory(folder.resolve("data"));
        try (RealMediaMtx server = RealMediaMtx.start(binary, folder);
                SignalboxProcess signalbox = SignalboxProcess.start(data, Map.of())) {
            Api api = signalbox.api();
            long node = api.addNode("real", server.apiUrl());
            try (LiveEar ear =
                    LiveEar.open(api, SignalboxProcess.KEY, "{\"subscribe\":[\"streams\"]}")) {
                Process publisher =
                        Ffmpeg.publish(
                                server.rtspUrl() + "/site/cam1",
                                640,
                                360,
                                folder.resolve("ffmpeg.log"));
                try {
                    JsonNode stream =
                            eventually(
                                    "it is healthy with a bitrate",
                                    () -> api.stream(node, "site/cam1"),
                                    found ->
                                            found.path("status").asText().equals("healthy")
                                                    && found.path("bitrate").asLong() > 50_000);
                    looksRight(stream, binary);
                    withinTwoPolls(api, stream);
                } finally {
                    Children.kill(publisher);
                }
                JsonNode dead =
                        eventually(
                                "it is unhealthy",
                                () -> api.stream(node, "site/cam1"),
                                found -> found.path("status").asText().equals("unhealthy"));
                assertEquals("path_missing", dead.path("reason").asText());
                assertEquals(false, dead.path("present").asBoolean());
                eventually(
                        "the page heard of it",
                        () -> ear.events("stream.status_changed"),
                        events ->
                                events.stream()
                                        .anyMatch(
                                                event ->
                                                        event.path("data")
                                                                .path("to")
                                                                .asText()
                                                                .equals("unhealthy")));
                eventually(
                        "there is one incident",
                        () -> api.get("/api/incidents?state=open").path("total").asInt() == 1);
            }
        }
    }

    private static void looksRight(JsonNode stream, MediaMtxBinary binary) {
        assertEquals("playable", stream.path("reason").asText());
        assertEquals("rtsp", stream.path("protocol").asText());
        assertEquals("H264", stream.path("tracks").path(0).path("codec").asText());
        assertEquals("MPEG-4 Audio", stream.path("tracks").path(1).path("codec").asText());
        if (binary.version().can(Capability.TRACKS2)) {
            assertEquals(640, stream.path("tracks").path(0).path("width").asInt());
            assertEquals(360, stream.path("tracks").path(0).path("height").asInt());
        }
    }

    /// The poll in which it was found live and the one after that are enough for all of it.
    private static void withinTwoPolls(Api api, JsonNode stream) {
        JsonNode events = api.get("/api/streams/" + stream.path("id").asLong() + "/events");
        List<String> kinds =
                events.path("events")
                        .valueStream()
                        .map(event -> event.path("kind").asText())
                        .toList();
        assertTrue(kinds.contains("stream.appeared"), kinds.toString());
    }
}
