package dev.signalbox.model;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Where and how the control API of a node is reached.
///
/// @param apiUrl `http` or `https`, a host, perhaps a port; no credentials, path, query or fragment
/// @param tlsFingerprint SHA-256 of the one certificate to trust, in lower-case hex without colons
public record NodeAddress(
        URI apiUrl, @Nullable Credentials credentials, @Nullable String tlsFingerprint) {

    /// MediaMTX's own default port of the control API.
    public static final int DEFAULT_PORT = 9997;

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
        if (uri.getRawUserInfo() != null) {
            return new Reading.Bad(Flaw.CREDENTIALS);
        }
        String host = uri.getHost();
        if (host == null || host.isEmpty()) {
            return new Reading.Bad(Flaw.NO_HOST);
        }
        if (uri.getPort() == 0 || uri.getPort() > 65_535) {
            return new Reading.Bad(Flaw.PORT);
        }
        String path = uri.getRawPath();
        boolean bare = path == null || path.isEmpty() || path.equals("/");
        if (!bare || uri.getRawQuery() != null || uri.getRawFragment() != null) {
            return new Reading.Bad(Flaw.PATH);
        }
        int port = uri.getPort();
        if (port == -1) {
            port = scheme.equals("https") ? 443 : DEFAULT_PORT;
        }
        return new Reading.Good(
                URI.create(scheme + "://" + host.toLowerCase(Locale.ROOT) + ":" + port));
    }

    @Override
    public String toString() {
        return apiUrl.toString();
    }
}
