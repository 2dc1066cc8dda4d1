package dev.signalbox.cli.connection;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;

/// Where Signalbox answers: scheme, host, port and, behind a proxy, a folder. Two ways to write the
/// same place are equal.
///
/// @param url without a slash at the end
public record ServerAddress(String url) {

    /// Reads what a person wrote; `http://` may be left out. Nothing if it is no address, or has
    /// credentials in it.
    public static Optional<ServerAddress> parse(String text) {
        var whole = text.strip();
        if (!whole.contains("://")) {
            whole = "http://" + whole;
        }
        try {
            var uri = new URI(whole);
            var scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
            boolean http = scheme.equals("http") || scheme.equals("https");
            if (!http
                    || uri.getHost() == null
                    || uri.getRawUserInfo() != null
                    || uri.getRawQuery() != null) {
                return Optional.empty();
            }
            var host = uri.getHost().toLowerCase(Locale.ROOT);
            boolean usual =
                    uri.getPort() < 0 || uri.getPort() == (scheme.equals("https") ? 443 : 80);
            var path = uri.getRawPath().replaceFirst("/+$", "");
            return Optional.of(
                    new ServerAddress(
                            scheme + "://" + host + (usual ? "" : ":" + uri.getPort()) + path));
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return url;
    }
}
