package dev.signalbox.simulator.http;

import dev.signalbox.mediamtx.wire.Bytes;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reads one request after another from a connection.
final class RequestReader {

    private static final int MAX_HEAD = 64 * 1024;
    private static final byte[] CONTINUE =
            "HTTP/1.1 100 Continue\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1);

    private final InputStream in;
    private final OutputStream out;
    private final InetAddress remote;
    private final byte[] buffer = new byte[8192];
    private int from;
    private int to;
    private int headLength;

    RequestReader(InputStream in, OutputStream out, InetAddress remote) {
        this.in = in;
        this.out = out;
        this.remote = remote;
    }

    /// A request and whether the client wants to keep the connection.
    record Read(HttpRequest request, boolean keepAlive) {}

    /// Something that is not a request. It is answered with 400 and the connection ends.
    static final class Malformed extends Exception {

        private static final long serialVersionUID = 1L;

        Malformed(String message) {
            super(message, null, false, false);
        }
    }

    /// The next request, or null at the end of the connection.
    @Nullable Read next() throws IOException, Malformed {
        headLength = 0;
        var first = line();
        while (first != null && first.isEmpty()) {
            first = line();
        }
        if (first == null) {
            return null;
        }
        var words = first.split(" ", -1);
        if (words.length != 3 || words[0].isEmpty() || !words[2].startsWith("HTTP/1.")) {
            throw new Malformed("malformed request line");
        }
        var headers = headers();
        var target = words[1];
        int question = target.indexOf('?');
        var rawPath = question < 0 ? target : target.substring(0, question);
        var path = Percent.decodePath(withoutAuthority(rawPath));
        if (path == null) {
            throw new Malformed("malformed path");
        }
        var body = body(headers);
        var request =
                new HttpRequest(
                        words[0],
                        path,
                        question < 0 ? "" : target.substring(question + 1),
                        headers,
                        body.bytes,
                        body.cut,
                        remote);
        return new Read(request, !body.cut && keepAlive(words[2], headers));
    }

    private record Body(Bytes bytes, boolean cut) {}

    private static String withoutAuthority(String target) {
        if (!target.startsWith("http://")) {
            return target;
        }
        int slash = target.indexOf('/', "http://".length());
        return slash < 0 ? "/" : target.substring(slash);
    }

    private static boolean keepAlive(String protocol, Map<String, List<String>> headers) {
        var connection =
                String.join(",", headers.getOrDefault("connection", List.of()))
                        .toLowerCase(Locale.ROOT);
        return protocol.equals("HTTP/1.1")
                ? !connection.contains("close")
                : connection.contains("keep-alive");
    }

    private Map<String, List<String>> headers() throws IOException, Malformed {
        var headers = new HashMap<String, List<String>>();
        while (true) {
            var line = line();
            if (line == null) {
                throw new Malformed("head ends early");
            }
            if (line.isEmpty()) {
                return headers;
            }
            int colon = line.indexOf(':');
            if (colon <= 0 || line.charAt(colon - 1) == ' ') {
                throw new Malformed("malformed header");
            }
            headers.computeIfAbsent(
                            line.substring(0, colon).toLowerCase(Locale.ROOT),
                            _ -> new ArrayList<>(1))
                    .add(line.substring(colon + 1).strip());
        }
    }

    private Body body(Map<String, List<String>> headers) throws IOException, Malformed {
        boolean chunked =
                headers.getOrDefault("transfer-encoding", List.of()).stream()
                        .anyMatch("chunked"::equalsIgnoreCase);
        var length = headers.getOrDefault("content-length", List.of("0")).getFirst();
        if (!chunked && length.equals("0")) {
            return new Body(new Bytes(0), false);
        }
        if (headers.containsKey("expect")) {
            out.write(CONTINUE);
        }
        return chunked ? chunks() : sized(length);
    }

    private Body sized(String length) throws IOException, Malformed {
        long announced;
        try {
            announced = Long.parseLong(length);
        } catch (NumberFormatException e) {
            throw new Malformed("malformed length");
        }
        if (announced < 0) {
            throw new Malformed("malformed length");
        }
        int wanted = (int) Math.min(announced, HttpRequest.MAX_BODY);
        return new Body(new Bytes(wanted).put(exactly(wanted)), wanted < announced);
    }

    private Body chunks() throws IOException, Malformed {
        var all = new Bytes(0);
        while (true) {
            var line = line();
            int size;
            try {
                size = line == null ? -1 : Integer.parseInt(line.split(";", 2)[0].strip(), 16);
            } catch (NumberFormatException e) {
                throw new Malformed("malformed chunk");
            }
            if (size < 0) {
                throw new Malformed("malformed chunk");
            }
            if (size == 0) {
                while (!"".equals(line)) {
                    line = line();
                    if (line == null) {
                        throw new Malformed("chunks end early");
                    }
                }
                return new Body(all, false);
            }
            if ((long) all.length() + size > HttpRequest.MAX_BODY) {
                return new Body(all, true);
            }
            all.put(exactly(size));
            line();
            headLength = 0;
        }
    }

    private byte[] exactly(int count) throws IOException, Malformed {
        byte[] bytes = new byte[count];
        int have = Math.min(count, to - from);
        System.arraycopy(buffer, from, bytes, 0, have);
        from += have;
        if (in.readNBytes(bytes, have, count - have) < count - have) {
            throw new Malformed("body ends early");
        }
        return bytes;
    }

    private @Nullable String line() throws IOException, Malformed {
        var line = new StringBuilder();
        while (true) {
            if (from == to) {
                int count = in.read(buffer);
                if (count < 0) {
                    return null;
                }
                from = 0;
                to = count;
            }
            char c = (char) (buffer[from++] & 0xff);
            if (c == '\n') {
                int end = line.length();
                return end > 0 && line.charAt(end - 1) == '\r'
                        ? line.substring(0, end - 1)
                        : line.toString();
            }
            line.append(c);
            if (++headLength > MAX_HEAD) {
                throw new Malformed("head too long");
            }
        }
    }
}
