package dev.signalbox.model;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Where and how the control API of a node is reached.
///
/// @param apiUrl `http` or `https`, a host, perhaps a port; no credentials, path, query or fragment
/// @param tlsFingerprint SHA-256 of the one certificate to trust, in lower-case hex without colons
public record NodeAddress(
        URI apiUrl, @Nullable Credentials credentials, @Nullable String tlsFingerprint) {

    /// MediaMTX's own default port of the control API.
    public static final int DEFAULT_PORT = 9997;

    private static final Pattern AUTHORITY =
            Pattern.compile("(\\[[^]]+]|[\\p{Alnum}._-]+)(?::(.*))?");

    /// Why a text is not an address of a control API.
    public enum Flaw {
        NOT_A_URL,
        SCHEME,
        NO_HOST,
        PORT,
        CREDENTIALS,
        PATH;

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// What reading an address gave: an address, or why it is none.
    public sealed interface Reading {
        record Good(URI url) implements Reading {}

        record Bad(Flaw flaw) implements Reading {}
    }

    /// The host as it stands in a URL, an IPv6 address in brackets. The URI class itself knows no
    /// host with an underscore, which container names have.
    public String host() {
        String authority = apiUrl.getRawAuthority();
        Matcher matcher = AUTHORITY.matcher(authority == null ? "" : authority);
        return matcher.matches() ? matcher.group(1) : "";
    }

    /// Reads what a person typed. A missing port is the scheme's own when it is `https`, else
    /// MediaMTX's; a trailing slash is dropped.
    public static Reading read(String text) {
        URI uri;
        try {
            uri = new URI(text.strip());
        } catch (URISyntaxException e) {
            return new Reading.Bad(Flaw.NOT_A_URL);
        }
        String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        if (!scheme.equals("http") && !scheme.equals("https")) {
            return new Reading.Bad(Flaw.SCHEME);
        }
        String authority = uri.getRawAuthority() == null ? "" : uri.getRawAuthority();
        if (authority.contains("@")) {
            return new Reading.Bad(Flaw.CREDENTIALS);
        }
        Matcher matcher = AUTHORITY.matcher(authority);
        if (!matcher.matches()) {
            return new Reading.Bad(Flaw.NO_HOST);
        }
        String path = uri.getRawPath();
        boolean bare = path == null || path.isEmpty() || path.equals("/");
        if (!bare || uri.getRawQuery() != null || uri.getRawFragment() != null) {
            return new Reading.Bad(Flaw.PATH);
        }
        int port = port(matcher.group(2), scheme);
        return port < 1 || port > 65_535
                ? new Reading.Bad(Flaw.PORT)
                : new Reading.Good(
                        URI.create(
                                scheme
                                        + "://"
                                        + matcher.group(1).toLowerCase(Locale.ROOT)
                                        + ":"
                                        + port));
    }

    private static int port(@Nullable String text, String scheme) {
        if (text == null || text.isEmpty()) {
            return scheme.equals("https") ? 443 : DEFAULT_PORT;
        }
        return text.matches("\\d{1,9}") ? Integer.parseInt(text) : -1;
    }

    @Override
    public String toString() {
        return apiUrl.toString();
    }
}
