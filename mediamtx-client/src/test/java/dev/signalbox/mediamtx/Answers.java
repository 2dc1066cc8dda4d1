package dev.signalbox.mediamtx;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.signalbox.mediamtx.RawServer.Answer;
import java.io.IOException;
import java.net.Socket;
import java.util.concurrent.TimeUnit;

/// What a server can say, right and wrong.
final class Answers {
    private Answers() {}

    static Answer json(String body) {
        return status("200 OK", "application/json; charset=utf-8", body);
    }

    static Answer status(String status, String type, String body) {
        byte[] bytes = body.getBytes(UTF_8);
        String head =
                "HTTP/1.1 "
                        + status
                        + "\r\nServer: mediamtx\r\nContent-Type: "
                        + type
                        + "\r\nContent-Length: "
                        + bytes.length
                        + "\r\n\r\n";
        return exchange -> {
            exchange.write(head);
            exchange.write(bytes);
        };
    }

    /// A status without a body.
    static Answer bare(String status, String header) {
        return raw("HTTP/1.1 " + status + "\r\n" + header + "\r\nContent-Length: 0\r\n\r\n");
    }

    /// JSON with one more header.
    static Answer json(String body, String header) {
        String head = "HTTP/1.1 200 OK\r\n" + header + "\r\nContent-Length: " + body.length();
        return raw(head + "\r\n\r\n" + body);
    }

    static Answer notFound() {
        return status("404 Not Found", "text/plain", "404 page not found");
    }

    static Answer error(String status, String message) {
        return status(
                status,
                "application/json; charset=utf-8",
                "{\"status\":\"error\",\"error\":\"" + message + "\"}");
    }

    /// Just these bytes, and the next request after them.
    static Answer raw(String text) {
        return exchange -> exchange.write(text);
    }

    /// These bytes, and the end of the connection.
    static Answer last(String text) {
        return exchange -> {
            exchange.write(text);
            exchange.socket().close();
        };
    }

    /// These bytes, and nothing more until somebody hangs up.
    static Answer hang(String text) {
        return exchange -> {
            exchange.write(text);
            exchange.closed().await();
        };
    }

    /// These bytes one by one, each a while after the other.
    static Answer trickle(String text, int millis) {
        return exchange -> {
            for (int i = 0; i < text.length(); i++) {
                exchange.write(text.substring(i, i + 1));
                if (exchange.closed().await(millis, TimeUnit.MILLISECONDS)) {
                    return;
                }
            }
        };
    }

    /// These bytes, and then others without end.
    static Answer endless(String text, String more) {
        byte[] block = more.repeat(8192).getBytes(UTF_8);
        return exchange -> {
            exchange.write(text);
            while (exchange.closed().getCount() > 0) {
                exchange.write(block);
            }
        };
    }

    /// Hangs up without a word, by a reset where that can be had.
    static Answer reset() {
        return exchange -> {
            Socket socket = exchange.socket();
            socket.setSoLinger(true, 0);
            socket.close();
            throw new IOException("reset");
        };
    }
}
