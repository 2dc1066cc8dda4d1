package dev.signalbox.cli.fake;

import dev.signalbox.cli.json.Fields;
import dev.signalbox.cli.json.Json;
import dev.signalbox.cli.json.JsonText;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;

/// The server's end of one WebSocket (RFC 6455), as far as the tests need it: whole text frames,
/// close, and breaking off.
public final class LiveServer {
    private static final String ACCEPT = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
    private static final int TEXT = 0x1;
    private static final int CLOSE = 0x8;

    private final Socket socket;
    private final DataInputStream in;
    private final OutputStream out;
    private final Seen request;

    private LiveServer(Socket socket, InputStream in, Seen request) throws IOException {
        this.socket = socket;
        this.in = new DataInputStream(in);
        this.out = socket.getOutputStream();
        this.request = request;
    }

    static LiveServer open(Socket socket, InputStream in, Seen request) throws IOException {
        var server = new LiveServer(socket, in, request);
        var key = request.header("sec-websocket-key").orElseThrow();
        server.raw(
                "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                        + "Sec-WebSocket-Accept: "
                        + accept(key)
                        + "\r\n\r\n");
        return server;
    }

    private static String accept(String key) {
        try {
            var sha1 = MessageDigest.getInstance("SHA-1");
            return Base64.getEncoder()
                    .encodeToString(sha1.digest((key + ACCEPT).getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private void raw(String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    /// The request it began with.
    public Seen request() {
        return request;
    }

    /// Says hello and gives the subscription that comes back.
    public Json welcome(long sequence) throws IOException {
        send(
                new Fields()
                        .put("type", "hello")
                        .put("sequence", sequence)
                        .put("version", "0.1.0")
                        .put("server_time", "2026-11-20T10:00:00Z")
                        .done());
        return read();
    }

    /// Sends a message.
    public void send(Json message) throws IOException {
        frame(TEXT, JsonText.write(message).getBytes(StandardCharsets.UTF_8));
    }

    /// The next text message of the client.
    public Json read() throws IOException {
        while (true) {
            int opcode = in.readUnsignedByte() & 0x0F;
            long length = in.readUnsignedByte() & 0x7F;
            if (length == 126) {
                length = in.readUnsignedShort();
            } else if (length == 127) {
                length = in.readLong();
            }
            var mask = in.readNBytes(4);
            var payload = in.readNBytes((int) length);
            for (int i = 0; i < payload.length; i++) {
                payload[i] ^= mask[i % 4];
            }
            if (opcode == TEXT) {
                return JsonText.parse(payload);
            }
            if (opcode == CLOSE) {
                throw new IOException("the client closed");
            }
        }
    }

    /// Closes with a code.
    public void close(int code) throws IOException {
        frame(CLOSE, new byte[] {(byte) (code >> 8), (byte) code});
    }

    /// Breaks the connection off without a word.
    public void drop() throws IOException {
        socket.close();
    }

    /// Waits until the client goes away.
    public void waitForEnd() {
        try {
            while (true) {
                read();
            }
        } catch (IOException e) {
            // It went.
        }
    }

    private void frame(int opcode, byte[] payload) throws IOException {
        out.write(0x80 | opcode);
        if (payload.length < 126) {
            out.write(payload.length);
        } else if (payload.length < 65_536) {
            out.write(126);
            out.write(payload.length >> 8);
            out.write(payload.length);
        } else {
            out.write(127);
            for (int shift = 56; shift >= 0; shift -= 8) {
                out.write((int) ((long) payload.length >> shift));
            }
        }
        out.write(payload);
        out.flush();
    }
}
