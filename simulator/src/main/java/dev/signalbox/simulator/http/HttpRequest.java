package dev.signalbox.simulator.http;

import dev.signalbox.mediamtx.wire.Bytes;
import java.net.InetAddress;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A request as it came, with the path decoded.
///
/// @param method in capitals, as sent
/// @param path decoded, without the query
/// @param query what follows the question mark, undecoded; empty when there is none
/// @param headers by name in small letters
/// @param body empty when there is none
/// @param tooLarge whether the body was longer than the limit, and was cut
/// @param remote who asks
public record HttpRequest(
        String method,
        String path,
        String query,
        Map<String, List<String>> headers,
        Bytes body,
        boolean tooLarge,
        InetAddress remote) {

    /// The longest body that is read, as in MediaMTX.
    public static final int MAX_BODY = 10 * 1024 * 1024;

    /// The first value of a header, or null.
    public @Nullable String header(String name) {
        var values = headers.get(name.toLowerCase(Locale.ROOT));
        return values == null ? null : values.getFirst();
    }

    /// All values of a header.
    public List<String> headers(String name) {
        return headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of());
    }

    /// The first value of a query parameter, decoded; empty when it is missing, as in Go.
    public String parameter(String name) {
        for (var pair : query.split("&", -1)) {
            int equals = pair.indexOf('=');
            var key = Percent.decodeQuery(equals < 0 ? pair : pair.substring(0, equals));
            if (name.equals(key) && pair.indexOf(';') < 0) { // as in Go, which drops such pairs
                var value = Percent.decodeQuery(equals < 0 ? "" : pair.substring(equals + 1));
                return value == null ? "" : value;
            }
        }
        return "";
    }
}
