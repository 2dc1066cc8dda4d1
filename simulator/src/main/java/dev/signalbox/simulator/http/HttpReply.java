package dev.signalbox.simulator.http;

import dev.signalbox.mediamtx.wire.Bytes;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An answer, and the way it goes out.
///
/// @param status such as 200
/// @param contentType null for no header
/// @param headers complete lines such as `Location: /x`, besides the ones that every answer has
/// @param body possibly empty
/// @param delivery normally [Delivery#WHOLE]
/// @param close whether the connection ends after this answer
public record HttpReply(
        int status,
        @Nullable String contentType,
        List<String> headers,
        Bytes body,
        Delivery delivery,
        boolean close) {

    private static final String JSON = "application/json; charset=utf-8";

    /// An answer in JSON.
    public static HttpReply json(int status, Bytes body) {
        return new HttpReply(status, JSON, List.of(), body, Delivery.WHOLE, false);
    }

    /// An answer of another content type.
    public static HttpReply text(int status, String contentType, String body) {
        return new HttpReply(status, contentType, List.of(), Bytes.of(body), Delivery.WHOLE, false);
    }

    /// An answer with nothing in it.
    public static HttpReply empty(int status) {
        return new HttpReply(status, null, List.of(), new Bytes(0), Delivery.WHOLE, false);
    }

    /// The same with one more header line.
    public HttpReply with(String headerLine) {
        var more = new ArrayList<>(headers);
        more.add(headerLine);
        return new HttpReply(status, contentType, more, body, delivery, close);
    }

    /// The same, going out in another way.
    public HttpReply delivered(Delivery how) {
        return new HttpReply(status, contentType, headers, body, how, close);
    }

    /// The same, as the last one of its connection.
    public HttpReply closing() {
        return new HttpReply(status, contentType, headers, body, delivery, true);
    }
}
