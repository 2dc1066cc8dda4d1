package dev.signalbox.simulator.rtsp;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reads what comes on an RTSP connection: requests, and between them interleaved packets.
final class RtspReader {

    private static final int MAX_HEAD = 16 * 1024;
    private static final int MAX_BODY = 128 * 1024;

    private final InputStream in;
    private long bytes;

    RtspReader(InputStream raw) {
        in = new BufferedInputStream(raw, 64 * 1024);
    }

    /// What can come.
    sealed interface Incoming {

        /// A request.
        record Request(RtspRequest request) implements Incoming {}

        /// An interleaved packet.
        record Packet(int channel, Payload payload) implements Incoming {}
    }

    /// The bytes of a packet.
    static final class Payload {

        final byte[] bytes;

        Payload(byte[] bytes) {
            this.bytes = bytes;
        }
    }

    /// The next request or packet, or null at the end.
    @Nullable Incoming next() throws IOException {
        int first = in.read();
        while (first == '\r' || first == '\n') {
            first = in.read();
        }
        if (first < 0) {
            return null;
        }
        bytes++;
        return first == '$' ? packet() : request((char) first);
    }

    /// How many bytes came so far.
    long bytes() {
        return bytes;
    }

    private Incoming packet() throws IOException {
        int channel = in.read();
        int length = in.read() << 8 | in.read();
        if (length < 0) {
            throw new EOFException();
        }
        byte[] payload = in.readNBytes(length);
        if (payload.length < length) {
            throw new EOFException();
        }
        bytes += 3L + length;
        return new Incoming.Packet(channel, new Payload(payload));
    }

    private Incoming request(char first) throws IOException {
        var words = (first + line()).split(" ");
        if (words.length != 3 || !words[2].startsWith("RTSP/")) {
            throw new IOException("not an RTSP request");
        }
        Map<String, String> headers = new HashMap<>();
        for (var line = line(); !line.isEmpty(); line = line()) {
            int colon = line.indexOf(':');
            if (colon > 0) {
                headers.put(
                        line.substring(0, colon).strip().toLowerCase(Locale.ROOT),
                        line.substring(colon + 1).strip());
            }
        }
        int length = length(headers.getOrDefault("content-length", "0"));
        var body = new String(in.readNBytes(length), StandardCharsets.UTF_8);
        bytes += length;
        return new Incoming.Request(new RtspRequest(words[0], words[1], headers, body));
    }

    private static int length(String text) throws IOException {
        try {
            int length = Integer.parseInt(text);
            if (length >= 0 && length <= MAX_BODY) {
                return length;
            }
        } catch (NumberFormatException e) {
            // said below
        }
        throw new IOException("bad content length");
    }

    private String line() throws IOException {
        var line = new StringBuilder();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new EOFException();
            }
            if (line.length() > MAX_HEAD) {
                throw new IOException("line too long");
            }
            bytes++;
            if (c != '\r') {
                line.append((char) c);
            }
        }
        return line.toString();
    }
}
