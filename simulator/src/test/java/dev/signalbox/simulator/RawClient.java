package dev.signalbox.simulator;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/// A bare socket, for what a proper HTTP client would not show.
public final class RawClient implements AutoCloseable {

    private final Socket socket;
    private final InputStream in;
    private final OutputStream out;

    public RawClient(URI url) {
        this(url.getPort());
    }

    public RawClient(int port) {
        try {
            socket = new Socket(InetAddress.getLoopbackAddress(), port);
            socket.setSoTimeout(10_000);
            in = socket.getInputStream();
            out = socket.getOutputStream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Sends text as it is.
    public RawClient send(String text) {
        return send(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    /// Sends bytes as they are.
    public RawClient send(byte[] bytes) {
        try {
            out.write(bytes);
            out.flush();
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Sends a request without body that lets the connection go on.
    public RawClient get(String path) {
        return send("GET " + path + " HTTP/1.1\r\nHost: node\r\n\r\n");
    }

    /// One answer with a `Content-Length`, head and body.
    public String answer() {
        var head = head();
        int length = length(head);
        return head + new String(exactly(length), StandardCharsets.ISO_8859_1);
    }

    /// The head of an answer, with the empty line at its end.
    public String head() {
        var head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            head.append((char) byteOrFail());
        }
        return head.toString();
    }

    /// Everything until the far end closes the connection, or breaks it.
    public String rest() {
        var rest = new StringBuilder();
        try {
            for (int c = in.read(); c >= 0; c = in.read()) {
                rest.append((char) c);
            }
        } catch (SocketTimeoutException e) {
            throw new AssertionError("the connection stays open after: " + rest, e);
        } catch (IOException e) {
            return rest.toString(); // reset instead of closed
        }
        return rest.toString();
    }

    /// Whether the far end has closed the connection; waits a moment for it.
    public boolean ended() {
        try {
            socket.setSoTimeout(5);
            return in.read() < 0;
        } catch (SocketTimeoutException e) {
            return false;
        } catch (IOException e) {
            return true;
        }
    }

    /// Exactly so many bytes.
    public byte[] exactly(int count) {
        try {
            return in.readNBytes(count);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
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

    private int byteOrFail() {
        try {
            int c = in.read();
            if (c < 0) {
                throw new AssertionError("the connection ended early");
            }
            return c;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int length(String head) {
        for (var line : head.split("\r\n")) {
            if (line.startsWith("Content-Length: ")) {
                return Integer.parseInt(line.substring("Content-Length: ".length()));
            }
        }
        throw new AssertionError("no Content-Length in " + head);
    }
}
