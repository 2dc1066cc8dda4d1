package dev.signalbox.server.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// A live connection frame by frame, for a client that reads only when it is told to and whose
/// machine keeps next to nothing for it meanwhile.
final class RawLive implements AutoCloseable {
    private static final int TEXT = 1;
    private static final int CLOSE = 8;
    private static final int PING = 9;

    private final Socket socket = new Socket();
    private final DataInputStream in;
    private final List<JsonNode> heard = new ArrayList<>();
    private int batches;
    private int closeCode;

    RawLive(int port) throws IOException {
        socket.setReceiveBufferSize(4_096);
        socket.setSoTimeout(20_000);
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        String request =
                RawHttp.lines(
                        "GET /api/live HTTP/1.1",
                        "Host: 127.0.0.1:" + port,
                        "X-API-Key: " + TestServer.ADMIN_KEY,
                        "Upgrade: websocket",
                        "Connection: Upgrade",
                        "Sec-WebSocket-Version: 13",
                        "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==");
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        in = new DataInputStream(new BufferedInputStream(socket.getInputStream(), 4_096));
        String line = line();
        if (!line.startsWith("HTTP/1.1 101")) {
            throw new AssertionError("not let in: " + line);
        }
        while (!line().isEmpty()) {
            // The other headers do not matter.
        }
    }

    private String line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        int next = in.read();
        while (next != '\n') {
            if (next < 0) {
                throw new AssertionError("it ended after " + line);
            }
            line.write(next);
            next = in.read();
        }
        return line.toString(StandardCharsets.US_ASCII).strip();
    }

    /// Sends a text; its mask is all zeros, which is allowed.
    RawLive send(String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream frame = new ByteArrayOutputStream(bytes.length + 14);
        frame.write(0x80 | TEXT);
        if (bytes.length < 126) {
            frame.write(0x80 | bytes.length);
        } else if (bytes.length < 65_536) {
            frame.write(0x80 | 126);
            frame.write(bytes.length >> 8);
            frame.write(bytes.length);
        } else {
            frame.write(0x80 | 127);
            for (int shift = 56; shift >= 0; shift -= 8) {
                frame.write((int) ((long) bytes.length >> shift));
            }
        }
        frame.writeBytes(new byte[4]);
        frame.writeBytes(bytes);
        socket.getOutputStream().write(frame.toByteArray());
        return this;
    }

    /// Reads frames until one has a type, or the other side closes.
    RawLive readUntil(String type) throws IOException {
        int from = heard.size();
        while (closeCode == 0 && heard.stream().skip(from).noneMatch(one -> is(one, type))) {
            frame();
        }
        return this;
    }

    /// Reads everything until the other side closes, and returns the code with which it does; 1006
    /// if it just breaks off.
    int readToTheEnd() {
        try {
            while (closeCode == 0) {
                frame();
            }
        } catch (IOException _) {
            closeCode = 1006;
        }
        return closeCode;
    }

    private static boolean is(JsonNode message, String type) {
        return message.path("type").asText().equals(type);
    }

    private void frame() throws IOException {
        int kind = in.readUnsignedByte() & 0x0f;
        long length = in.readUnsignedByte();
        if (length == 126) {
            length = in.readUnsignedShort();
        } else if (length == 127) {
            length = in.readLong();
        }
        byte[] payload = in.readNBytes((int) length);
        if (kind == CLOSE) {
            closeCode = ((payload[0] & 0xff) << 8) | (payload[1] & 0xff);
        } else if (kind == TEXT) {
            JsonNode message = Json.read(new String(payload, StandardCharsets.UTF_8));
            if (is(message, "batch")) {
                batches++;
                message.path("messages").forEach(heard::add);
            } else {
                heard.add(message);
            }
        } else if (kind != PING) {
            throw new AssertionError("a frame of kind " + kind);
        }
    }

    int batches() {
        return batches;
    }

    List<JsonNode> heard(String type) {
        return heard.stream().filter(message -> is(message, type)).toList();
    }

    List<Long> sequences() {
        return heard("event").stream().map(event -> event.path("sequence").asLong()).toList();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
