package dev.signalbox.testkit;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The FFmpeg of this machine, as the launcher found it.
public final class Ffmpeg {
    private Ffmpeg() {}

    /// `SIGNALBOX_FFMPEG_BIN`, then `PATH`.
    public static Optional<Path> find() {
        return find("ffmpeg", "SIGNALBOX_FFMPEG_BIN");
    }

    public static Optional<Path> findProbe() {
        return find("ffprobe", "SIGNALBOX_FFPROBE_BIN");
    }

    private static Optional<Path> find(String name, String variable) {
        List<Path> candidates = new ArrayList<>();
        String named = System.getenv(variable);
        if (named != null && !named.isEmpty()) {
            candidates.add(Path.of(named));
        }
        for (String folder : System.getenv().getOrDefault("PATH", "").split(File.pathSeparator)) {
            candidates.add(Path.of(folder, name));
        }
        return candidates.stream().filter(Files::isExecutable).findFirst();
    }

    /// Publishes a test pattern with sound by RTSP over TCP until it is ended.
    public static Process publish(String url, int width, int height, Path log) {
        String ffmpeg = find().orElseThrow(() -> new IllegalStateException("no ffmpeg")).toString();
        return Children.start(
                List.of(
                        ffmpeg,
                        "-hide_banner",
                        "-loglevel",
                        "warning",
                        "-re",
                        "-f",
                        "lavfi",
                        "-i",
                        "testsrc2=size=" + width + "x" + height + ":rate=10",
                        "-f",
                        "lavfi",
                        "-i",
                        "sine=frequency=440:sample_rate=48000",
                        "-c:v",
                        "libx264",
                        "-preset",
                        "ultrafast",
                        "-tune",
                        "zerolatency",
                        "-pix_fmt",
                        "yuv420p",
                        "-g",
                        "10",
                        "-b:v",
                        "300k",
                        "-c:a",
                        "aac",
                        "-b:a",
                        "64k",
                        "-f",
                        "rtsp",
                        "-rtsp_transport",
                        "tcp",
                        url),
                log);
    }
}
