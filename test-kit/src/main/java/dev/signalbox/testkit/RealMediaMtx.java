package dev.signalbox.testkit;

import static dev.signalbox.testkit.Eventually.eventually;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A real MediaMTX on free ports of the loopback interface, started for a test.
public final class RealMediaMtx implements AutoCloseable {
    private final MediaMtxBinary binary;
    private final Path folder;
    private final int apiPort;
    private final int rtspPort;
    private final int hlsPort;
    private @Nullable Process process;

    private RealMediaMtx(MediaMtxBinary binary, Path folder, List<Integer> ports) {
        this.binary = binary;
        this.folder = folder;
        this.apiPort = ports.get(0);
        this.rtspPort = ports.get(1);
        this.hlsPort = ports.get(2);
    }

    /// Starts a server.
    ///
    /// @param paths the lines below `paths:`, indented by two spaces
    /// @param more further lines of the configuration
    public static RealMediaMtx start(
            MediaMtxBinary binary, Path folder, String paths, String more) {
        RealMediaMtx server = new RealMediaMtx(binary, folder, Ports.free(3));
        server.write(paths, more);
        server.up();
        return server;
    }

    public static RealMediaMtx start(MediaMtxBinary binary, Path folder) {
        return start(binary, folder, "  all_others:\n", "");
    }

    /// Writes the configuration file as an editor would: whole, in one move.
    public void write(String paths, String more) {
        String transports = binary.version().minor() >= 11 ? "rtspTransports" : "protocols";
        String yaml =
                """
                logLevel: warn
                api: yes
                apiAddress: 127.0.0.1:%d
                rtspAddress: 127.0.0.1:%d
                %s: [tcp]
                hls: yes
                hlsAddress: 127.0.0.1:%d
                rtmp: no
                webrtc: no
                srt: no
                %s%s
                paths:
                %s
                """
                        .formatted(
                                apiPort,
                                rtspPort,
                                transports,
                                hlsPort,
                                binary.version().minor() >= 19 ? "moq: no\n" : "",
                                more,
                                paths);
        try {
            Path fresh = folder.resolve("mediamtx.yml.new");
            Files.writeString(fresh, yaml);
            Files.move(
                    fresh,
                    folder.resolve("mediamtx.yml"),
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public void up() {
        process =
                Children.start(
                        List.of(
                                binary.path().toString(),
                                folder.resolve("mediamtx.yml").toString()),
                        folder.resolve("mediamtx.log"));
        eventually(
                "the API of " + binary + " answers; see " + folder.resolve("mediamtx.log"),
                () -> listens(apiPort) && listens(rtspPort));
    }

    public void down() {
        if (process != null) {
            Children.end(process);
        }
    }

    public void restart() {
        down();
        up();
    }

    public MediaMtxBinary binary() {
        return binary;
    }

    public URI apiUrl() {
        return URI.create("http://127.0.0.1:" + apiPort);
    }

    public String rtspUrl() {
        return "rtsp://127.0.0.1:" + rtspPort;
    }

    public String hlsUrl() {
        return "http://127.0.0.1:" + hlsPort;
    }

    private static boolean listens(int port) {
        try (Socket _ = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return true;
        } catch (IOException _) {
            return false;
        }
    }

    @Override
    public void close() {
        down();
    }
}
