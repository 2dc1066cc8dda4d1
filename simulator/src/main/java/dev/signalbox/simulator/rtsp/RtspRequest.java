package dev.signalbox.simulator.rtsp;

import java.util.Locale;
import java.util.Map;

/// An RTSP request.
///
/// @param method such as `DESCRIBE`
/// @param url as sent
/// @param headers by name in small letters
/// @param body empty when there is none
record RtspRequest(String method, String url, Map<String, String> headers, String body) {

    String header(String name) {
        return headers.getOrDefault(name.toLowerCase(Locale.ROOT), "");
    }

    /// What comes after the host, without the query.
    String path() {
        int host = url.indexOf("://");
        int slash = host < 0 ? 0 : url.indexOf('/', host + 3);
        if (slash < 0) {
            return "";
        }
        int query = url.indexOf('?', slash);
        var path = query < 0 ? url.substring(slash) : url.substring(slash, query);
        var plain = path.startsWith("/") ? path.substring(1) : path;
        return plain.endsWith("/") ? plain.substring(0, plain.length() - 1) : plain;
    }

    /// What comes after the question mark.
    String query() {
        int question = url.indexOf('?');
        if (question < 0) {
            return "";
        }
        var rest = url.substring(question + 1);
        int slash = rest.indexOf('/'); // some clients add the track behind the query
        return slash < 0 ? rest : rest.substring(0, slash);
    }
}
