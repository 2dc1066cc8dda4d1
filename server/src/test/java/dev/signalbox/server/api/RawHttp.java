package dev.signalbox.server.api;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/// Sends bytes that no decent client would, and reads what comes back.
final class RawHttp {
    private RawHttp() {}

    /// Sends a request line with the headers that are needed, and perhaps some more.
    static Answer send(int port, String requestLine, String... headers) throws IOException {
        StringBuilder request = new StringBuilder(requestLine).append("\r\nHost: 127.0.0.1\r\n");
        for (String header : headers) {
            request.append(header).append("\r\n");
        }
        return bytes(port, request.append("Connection: close\r\n\r\n").toString());
    }

    /// Sends just this and reads until the other side closes.
    static Answer bytes(int port, String text) throws IOException {
        try (Socket socket = open(port)) {
            socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
            String first = text.lines().findFirst().orElse("");
            return parse(first, all(socket.getInputStream()));
        }
    }

    static Socket open(int port) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(20_000);
        return socket;
    }

    /// A request of these lines, with an empty one at the end.
    static String lines(String... lines) {
        return String.join("\r\n", lines) + "\r\n\r\n";
    }

    private static String all(InputStream in) throws IOException {
        ByteArrayOutputStream seen = new ByteArrayOutputStream();
        in.transferTo(seen);
        return seen.toString(StandardCharsets.UTF_8);
    }

    private static Answer parse(String asked, String response) {
        int end = response.indexOf("\r\n\r\n");
        if (end < 0) {
            throw new AssertionError("no answer to " + asked + ": " + response);
        }
        List<String> head = response.substring(0, end).lines().toList();
        Map<String, List<String>> headers = new TreeMap<>();
        for (String line : head.subList(1, head.size())) {
            int colon = line.indexOf(':');
            String name = line.substring(0, colon).toLowerCase(Locale.ROOT);
            headers.put(name, List.of(line.substring(colon + 1).strip()));
        }
        int status = Integer.parseInt(head.getFirst().split(" ")[1]);
        return new Answer(asked, status, headers, response.substring(end + 4));
    }
}
