package dev.signalbox.simulator.http;

import dev.signalbox.mediamtx.wire.Bytes;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Writes answers, whole or damaged.
final class ReplyWriter {

    private static final Map<Integer, String> REASONS =
            Map.of(
                    200, "OK",
                    204, "No Content",
                    301, "Moved Permanently",
                    307, "Temporary Redirect",
                    400, "Bad Request",
                    401, "Unauthorized",
                    404, "Not Found",
                    409, "Conflict",
                    500, "Internal Server Error");

    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH);

    private final OutputStream out;
    private final List<String> everyAnswer;

    ReplyWriter(OutputStream out, List<String> everyAnswer) {
        this.out = out;
        this.everyAnswer = everyAnswer;
    }

    /// Sends an answer.
    ///
    /// @param bodyless whether the request was a HEAD
    /// @param keepAlive whether the client wants to go on
    /// @return whether the connection can go on
    boolean write(HttpReply reply, boolean bodyless, boolean keepAlive)
            throws IOException, InterruptedException {
        boolean goOn = keepAlive && !reply.close();
        var body = bodyless ? new Bytes(0) : reply.body();
        return switch (reply.delivery()) {
            case Delivery.Whole _ -> {
                whole(head(reply, goOn, false), body);
                yield goOn;
            }
            case Delivery.Chunked _ -> {
                chunked(head(reply, goOn, true), body);
                yield goOn;
            }
            case Delivery.Half _ -> {
                byte[] bytes = body.toArray();
                head(reply, false, false).put(bytes, 0, bytes.length / 2).writeTo(out);
                yield false;
            }
            case Delivery.Trickle(var pause, var end) -> {
                head(reply, goOn, false).writeTo(out);
                yield trickle(body.toArray(), pause, end) && goOn;
            }
            case Delivery.Raw(var bytes) -> {
                bytes.writeTo(out);
                yield false;
            }
        };
    }

    private void whole(Bytes head, Bytes body) throws IOException {
        if (body.length() < 64 * 1024) {
            head.put(body).writeTo(out);
        } else {
            head.writeTo(out);
            body.writeTo(out);
        }
    }

    private void chunked(Bytes head, Bytes body) throws IOException {
        if (body.length() > 0) {
            head.text(Integer.toHexString(body.length())).text("\r\n");
            head.writeTo(out);
            body.writeTo(out);
            out.write(Bytes.ascii("\r\n0\r\n\r\n"));
        } else {
            head.text("0\r\n\r\n").writeTo(out);
        }
    }

    private boolean trickle(byte[] bytes, Duration pause, CountDownLatch end)
            throws IOException, InterruptedException {
        for (byte b : bytes) {
            if (end.await(pause.toNanos(), TimeUnit.NANOSECONDS)) {
                return false;
            }
            out.write(b);
        }
        return true;
    }

    private Bytes head(HttpReply reply, boolean goOn, boolean chunked) {
        var head = new Bytes(512);
        head.text("HTTP/1.1 ").number(reply.status()).put(' ');
        head.text(REASONS.getOrDefault(reply.status(), "Status")).text("\r\n");
        for (var line : everyAnswer) {
            head.text(line).text("\r\n");
        }
        for (var line : reply.headers()) {
            head.text(line).text("\r\n");
        }
        if (reply.contentType() != null) {
            head.text("Content-Type: ").text(reply.contentType()).text("\r\n");
        }
        head.text("Date: ").text(ZonedDateTime.now(ZoneOffset.UTC).format(DATE)).text("\r\n");
        if (chunked) {
            head.text("Transfer-Encoding: chunked\r\n");
        } else if (reply.status() != 204) {
            head.text("Content-Length: ").number(reply.body().length()).text("\r\n");
        }
        if (!goOn) {
            head.text("Connection: close\r\n");
        }
        return head.text("\r\n");
    }
}
