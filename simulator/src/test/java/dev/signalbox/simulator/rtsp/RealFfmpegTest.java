package dev.signalbox.simulator.rtsp;

import static dev.signalbox.simulator.Eventually.eventually;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.signalbox.simulator.One;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The real ffmpeg publishes, the real ffprobe reads.
@Tag("real")
class RealFfmpegTest {

    @TempDir Path directory = Path.of(".");

    @Test
    void ffmpeg_publishes_and_ffprobe_reads() throws IOException, InterruptedException {
        if (!onPath("ffmpeg") || !onPath("ffprobe")) {
            System.out.println("ffmpeg or ffprobe is not on the PATH: this was not tried");
            return;
        }
        try (var one = One.of(One.settings("1.20.1").rtspPort(0))) {
            one.node().configPath("cam1", "{}");
            var url = "rtsp://127.0.0.1:" + one.node().rtspPort() + "/cam1";
            var publisher = ffmpeg(url);
            try {
                eventually("ffmpeg publishes", () -> one.node().isAvailable("cam1"));
                var path = one.api().path("cam1");
                var video = path.path("tracks2").get(0).path("codecProps");
                assertEquals(320, video.path("width").asInt(), path.toString());
                assertEquals(240, video.path("height").asInt());
                assertEquals("[\"H264\",\"MPEG-4 Audio\"]", path.path("tracks").toString());
                assertEquals(List.of("h264|320|240", "aac"), probed(url));
                assertTrue(one.api().path("cam1").path("inboundBytes").asLong() > 10_000);
            } finally {
                publisher.destroyForcibly();
            }
            eventually("the path is empty again", () -> !one.node().isAvailable("cam1"));
        }
    }

    private Process ffmpeg(String url) throws IOException {
        var command =
                List.of(
                        "ffmpeg -nostdin -loglevel error -re -f lavfi -i testsrc2=size=320x240:rate=10",
                        "-f lavfi -i sine=sample_rate=48000 -c:v libx264 -preset ultrafast -g 10",
                        "-pix_fmt yuv420p -c:a aac -t 60 -f rtsp -rtsp_transport tcp",
                        url);
        return start(directory.resolve("ffmpeg.txt"), command);
    }

    private List<String> probed(String url) throws IOException, InterruptedException {
        var output = directory.resolve("ffprobe.txt");
        var probe =
                start(
                        output,
                        List.of(
                                "ffprobe -v error -rtsp_transport tcp -of csv=p=0:s=|",
                                "-show_entries stream=codec_name,width,height",
                                url));
        assertTrue(probe.waitFor(30, TimeUnit.SECONDS), "ffprobe does not end");
        return Files.readString(output, StandardCharsets.UTF_8).lines().toList();
    }

    /// Output goes to a file: pipes of child processes do not go well with virtual threads.
    private Process start(Path output, List<String> parts) throws IOException {
        var words = new ArrayList<String>();
        parts.forEach(part -> words.addAll(Arrays.asList(part.split(" "))));
        return new ProcessBuilder(words)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
    }

    private static boolean onPath(String program) {
        return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(":"))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }
}
