package dev.signalbox.simulator.rtsp;

import dev.signalbox.mediamtx.config.InternalUser;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Basic authentication of RTSP requests.
final class RtspAuth {

    private RtspAuth() {}

    /// The name of the caller if one of the users may do something; null when nobody may.
    static @Nullable String admit(
            List<InternalUser> users,
            RtspRequest request,
            InetAddress from,
            String action,
            String path) {
        var given = credentials(request.header("authorization"));
        int colon = given.indexOf(':');
        var name = colon < 0 ? "" : given.substring(0, colon);
        var password = given.substring(colon + 1);
        return users.stream().anyMatch(user -> user.lets(name, password, from, action, path))
                ? name
                : null;
    }

    private static String credentials(String header) {
        if (!header.regionMatches(true, 0, "Basic ", 0, 6)) {
            return "";
        }
        try {
            byte[] decoded = Base64.getDecoder().decode(header.substring(6).strip());
            return new String(decoded, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return ""; // a broken header counts as none
        }
    }
}
