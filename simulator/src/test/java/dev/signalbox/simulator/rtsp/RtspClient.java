package dev.signalbox.simulator.rtsp;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/// A small RTSP client for tests, over interleaved TCP.
final class RtspClient implements AutoCloseable {

    private final Socket socket;
    private final InputStream in;
    private final OutputStream out;
    private final String base;
    private String authorization = "";
    private String session = "";
    private int sequence;

    RtspClient(int port) {
        try {
            socket = new Socket();
            socket.setReceiveBufferSize(16 * 1024);
            socket.connect(new java.net.InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            socket.setSoTimeout(10_000);
            in = new BufferedInputStream(socket.getInputStream());
            out = socket.getOutputStream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        base = "rtsp://127.0.0.1:" + port;
    }

    /// An answer.
    record Answer(int status, Map<String, String> headers, String body) {

        String header(String name) {
            return headers.getOrDefault(name.toLowerCase(Locale.ROOT), "");
        }
    }

    /// A packet.
    record Packet(int channel, String payload) {}

    RtspClient as(String user, String password) {
        var plain = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
        authorization = "Basic " + Base64.getEncoder().encodeToString(plain);
        return this;
    }

    Answer ask(String method, String path) {
        return ask(method, path, Map.of(), "");
    }

    Answer ask(String method, String path, Map<String, String> headers, String body) {
        var text = new StringBuilder(method).append(' ').append(base).append('/').append(path);
        text.append(" RTSP/1.0\r\nCSeq: ").append(++sequence).append("\r\n");
        text.append("User-Agent: test\r\n");
        headers.forEach((name, value) -> text.append(name + ": " + value + "\r\n"));
        if (!authorization.isEmpty()) {
            text.append("Authorization: ").append(authorization).append("\r\n");
        }
        if (!session.isEmpty()) {
            text.append("Session: ").append(session).append("\r\n");
        }
        text.append("Content-Length: ").append(body.length()).append("\r\n\r\n").append(body);
        send(text.toString().getBytes(StandardCharsets.UTF_8));
        return answer();
    }

    /// ANNOUNCE, SETUP of every medium, RECORD; the last answer.
    Answer publish(String path, String sdp) {
        var announced = ask("ANNOUNCE", path, Map.of("Content-Type", "application/sdp"), sdp);
        if (announced.status() != 200) {
            return announced;
        }
        int medium = 0;
        for (var line : sdp.split("\n")) {
            if (line.startsWith("a=control:")) {
                var control = line.strip().substring("a=control:".length());
                ask("SETUP", path + "/" + control, transport(medium++), "");
            }
        }
        return ask("RECORD", path);
    }

    /// DESCRIBE, SETUP of so many media on channels from 10 on, PLAY; the last answer.
    Answer play(String path, int media) {
        var described = ask("DESCRIBE", path);
        if (described.status() != 200) {
            return described;
        }
        for (int i = 0; i < media; i++) {
            ask("SETUP", path + "/trackID=" + i, transport(5 + i), "");
        }
        return ask("PLAY", path);
    }

    /// Sends a packet.
    void packet(int channel, String payload) {
        byte[] bytes = payload.getBytes(StandardCharsets.ISO_8859_1);
        byte[] framed = new byte[bytes.length + 4];
        framed[0] = '$';
        framed[1] = (byte) channel;
        framed[2] = (byte) (bytes.length >> 8);
        framed[3] = (byte) bytes.length;
        System.arraycopy(bytes, 0, framed, 4, bytes.length);
        send(framed);
    }

    /// The next packet.
    Packet packet() {
        try {
            if (read() != '$') {
                throw new AssertionError("not a packet");
            }
            int channel = read();
            int length = read() << 8 | read();
            return new Packet(
                    channel, new String(in.readNBytes(length), StandardCharsets.ISO_8859_1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Whether the server has ended the connection; waits for it.
    boolean ended() {
        try {
            in.transferTo(OutputStream.nullOutputStream());
            return true;
        } catch (java.net.SocketTimeoutException e) {
            return false;
        } catch (IOException e) {
            return true;
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, String> transport(int medium) {
        return Map.of(
                "Transport",
                "RTP/AVP/TCP;unicast;interleaved=" + medium * 2 + "-" + (medium * 2 + 1));
    }

    private void send(byte[] bytes) {
        try {
            out.write(bytes);
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Answer answer() {
        try {
            var status = line();
            var headers = new HashMap<String, String>();
            for (var line = line(); !line.isEmpty(); line = line()) {
                int colon = line.indexOf(':');
                headers.put(
                        line.substring(0, colon).toLowerCase(Locale.ROOT),
                        line.substring(colon + 1).strip());
            }
            session = headers.getOrDefault("session", session);
            int length = Integer.parseInt(headers.getOrDefault("content-length", "0"));
            var body = new String(in.readNBytes(length), StandardCharsets.UTF_8);
            return new Answer(Integer.parseInt(status.split(" ")[1]), headers, body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String line() throws IOException {
        var line = new StringBuilder();
        for (int c = read(); c != '\n'; c = read()) {
            line.append((char) c);
        }
        return line.toString().strip();
    }

    private int read() throws IOException {
        int c = in.read();
        if (c < 0) {
            throw new IOException("the connection ended");
        }
        return c;
    }
}
