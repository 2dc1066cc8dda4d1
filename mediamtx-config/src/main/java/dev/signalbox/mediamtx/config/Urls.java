package dev.signalbox.mediamtx.config;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Checks URLs the way Go's parser does, as far as a configuration can tell the difference.
final class Urls {

    private static final Pattern SHAPE =
            Pattern.compile("([a-zA-Z][a-zA-Z0-9+.\\-]*)://([^/?#]*)(.*)", Pattern.DOTALL);
    private static final Pattern PORT = Pattern.compile(".*(:[0-9]*)|[^:]*|\\[[^\\]]*\\]");

    private Urls() {}

    /// What is wrong with a URL, or null.
    ///
    /// @param url with placeholders filled in
    /// @param shown how the message calls it
    static @Nullable String fault(String url, String shown) {
        var match = SHAPE.matcher(url);
        if (!match.matches() || hasControls(url)) {
            return invalid(shown);
        }
        var authority = match.group(2);
        int at = authority.lastIndexOf('@');
        var host = authority.substring(at + 1);
        if (host.isEmpty() || host.contains(" ") || !PORT.matcher(host).matches()) {
            return invalid(shown);
        }
        return at < 0 ? null : userFault(authority.substring(0, at));
    }

    /// What is wrong with the user part of a URL, or null.
    static @Nullable String userFault(String user) {
        int colon = user.indexOf(':');
        boolean hasName = colon != 0 && !user.isEmpty();
        boolean hasPassword = colon >= 0 && colon < user.length() - 1;
        return hasName == hasPassword ? null : "username and password must be both provided";
    }

    /// The user part of a URL, or null when it has none.
    static @Nullable String user(String url) {
        var match = SHAPE.matcher(url);
        int at = match.matches() ? match.group(2).lastIndexOf('@') : -1;
        return at < 0 ? null : match.group(2).substring(0, at);
    }

    /// Whether host and port are both there.
    static boolean hasPort(String url) {
        var match = SHAPE.matcher(url);
        if (!match.matches()) {
            return false;
        }
        var authority = match.group(2);
        int colon = authority.lastIndexOf(':');
        return colon > authority.lastIndexOf(']') && colon >= 0;
    }

    static String invalid(String shown) {
        return "'" + shown + "' is not a valid URL";
    }

    private static boolean hasControls(String url) {
        return url.chars().anyMatch(c -> c < ' ' || c == 0x7f);
    }
}
