package dev.signalbox.simulator.api;

import dev.signalbox.mediamtx.config.InternalUser;
import dev.signalbox.simulator.http.HttpRequest;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/// Decides whether a caller may use the API, with the internal users of MediaMTX.
final class Gatekeeper {

    /// What a caller gave.
    ///
    /// @param user empty when nothing was given
    /// @param password empty when nothing was given
    /// @param token a bearer token that is not `user:password`
    record Credentials(String user, String password, String token) {

        boolean none() {
            return user.isEmpty() && password.isEmpty() && token.isEmpty();
        }
    }

    private Gatekeeper() {}

    /// Whether one of the users may do something.
    static boolean admits(
            List<InternalUser> users, Credentials given, InetAddress from, String action) {
        return users.stream()
                .anyMatch(user -> user.lets(given.user(), given.password(), from, action, ""));
    }

    /// Reads `Authorization: Basic …` and `Authorization: Bearer user:password`.
    static Credentials credentials(HttpRequest request) {
        for (var value : request.headers("authorization")) {
            if (value.startsWith("Bearer ")) {
                var token = value.substring("Bearer ".length());
                var parts = token.split(":", -1);
                return parts.length == 2
                        ? new Credentials(parts[0], parts[1], "")
                        : new Credentials("", "", token);
            }
        }
        var basic = request.header("authorization");
        if (basic == null || !basic.regionMatches(true, 0, "Basic ", 0, 6)) {
            return new Credentials("", "", "");
        }
        try {
            var decoded =
                    new String(
                            Base64.getDecoder().decode(basic.substring(6).strip()),
                            StandardCharsets.UTF_8);
            int colon = decoded.indexOf(':');
            return colon < 0
                    ? new Credentials("", "", "")
                    : new Credentials(
                            decoded.substring(0, colon), decoded.substring(colon + 1), "");
        } catch (IllegalArgumentException e) {
            return new Credentials("", "", ""); // as in Go: a broken header counts as none
        }
    }
}
