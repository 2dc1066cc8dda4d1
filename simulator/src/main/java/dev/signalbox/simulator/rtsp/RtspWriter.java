package dev.signalbox.simulator.rtsp;

import dev.signalbox.simulator.state.Meter;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;

/// Writes answers and packets to one connection, one after another.
final class RtspWriter {

    private static final Map<Integer, String> REASONS =
            Map.of(
                    200, "OK",
                    302, "Found",
                    400, "Bad Request",
                    401, "Unauthorized",
                    404, "Not Found",
                    454, "Session Not Found",
                    461, "Unsupported Transport",
                    501, "Not Implemented");

    private final OutputStream out;
    private final Meter.Counted total;
    private final ReentrantLock lock = new ReentrantLock();

    /// A writer.
    ///
    /// @param total counts everything that is sent
    RtspWriter(OutputStream raw, Meter.Counted total) {
        out = new BufferedOutputStream(raw, 64 * 1024);
        this.total = total;
    }

    /// Sends an answer.
    ///
    /// @param headers besides `CSeq`, `Server` and `Content-Length`
    void answer(int status, String sequence, Map<String, String> headers, String body)
            throws IOException {
        var head = new StringBuilder("RTSP/1.0 ").append(status).append(' ');
        head.append(REASONS.getOrDefault(status, "Status")).append("\r\n");
        head.append("CSeq: ").append(sequence).append("\r\n");
        head.append("Server: gortsplib\r\nX-Simulated: signalbox\r\n");
        headers.forEach(
                (name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        if (bytes.length > 0) {
            head.append("Content-Length: ").append(bytes.length).append("\r\n");
        }
        head.append("\r\n");
        begin();
        try {
            byte[] headBytes = head.toString().getBytes(StandardCharsets.UTF_8);
            total.add(headBytes.length + bytes.length);
            out.write(headBytes);
            out.write(bytes);
            out.flush();
        } finally {
            end();
        }
    }

    /// Keeps others from writing until [#end()].
    void begin() {
        lock.lock();
    }

    void end() {
        lock.unlock();
    }

    void packet(int channel, byte[] payload) throws IOException {
        out.write('$');
        out.write(channel);
        out.write(payload.length >> 8);
        out.write(payload.length & 0xff);
        out.write(payload);
        total.add(payload.length + 4L);
    }

    void flush() throws IOException {
        out.flush();
    }
}
