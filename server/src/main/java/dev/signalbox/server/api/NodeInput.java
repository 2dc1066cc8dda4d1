package dev.signalbox.server.api;

import dev.signalbox.model.Credentials;
import dev.signalbox.model.NodeAddress;
import dev.signalbox.model.PublicUrls;
import dev.signalbox.model.Secret;
import dev.signalbox.server.nodes.NodeDraft;
import dev.signalbox.server.problems.Flaw;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Reads what people enter about a node.
final class NodeInput {
    private static final String DEFAULT_ENVIRONMENT = "production";

    /// Stands where an address could not be read; the input is refused before it is used.
    private static final URI NOWHERE = URI.create("http://invalid:1");

    private final Fields fields;

    NodeInput(Fields fields) {
        this.fields = fields;
    }

    /// A new node.
    NodeDraft create() {
        fields.require("name").require("api_url");
        NodeDraft blank =
                new NodeDraft(
                        "",
                        new NodeAddress(NOWHERE, null, null),
                        PublicUrls.NONE,
                        DEFAULT_ENVIRONMENT,
                        Map.of(),
                        true,
                        null,
                        null);
        return over(blank);
    }

    /// What a node has, with what the input changes; ends the call if anything is wrong.
    NodeDraft over(NodeDraft before) {
        NodeAddress address = address(before.address());
        NodeDraft draft =
                new NodeDraft(
                        fields.text("name", 1, 255).map(String::strip).orElse(before.name()),
                        address,
                        urls(before.urls()),
                        fields.text("environment", 1, 50)
                                .map(String::strip)
                                .orElse(before.environment()),
                        fields.labels("labels").orElse(before.labels()),
                        fields.bool("is_active").orElse(before.active()),
                        fields.has("metadata")
                                ? fields.jsonOrNull("metadata", 16_384)
                                : before.metadata(),
                        interval(before.pollInterval()));
        fields.check();
        return draft;
    }

    /// Address and credentials alone.
    NodeAddress address(NodeAddress before) {
        Optional<String> url = fields.text("api_url", 1, 512);
        URI apiUrl = before.apiUrl();
        if (url.isPresent()) {
            apiUrl =
                    switch (NodeAddress.read(url.get())) {
                        case NodeAddress.Reading.Good(URI good) -> good;
                        case NodeAddress.Reading.Bad(NodeAddress.Flaw flaw) -> bad(flaw);
                    };
        }
        return new NodeAddress(
                apiUrl,
                credentials(before.credentials(), apiUrl.equals(before.apiUrl())),
                fingerprint(before.tlsFingerprint()));
    }

    private URI bad(NodeAddress.Flaw flaw) {
        Flaw ours =
                switch (flaw) {
                    case NOT_A_URL -> Flaw.URL_INVALID;
                    case SCHEME -> Flaw.URL_SCHEME;
                    case NO_HOST -> Flaw.URL_HOST;
                    case PORT -> Flaw.URL_PORT;
                    case CREDENTIALS -> Flaw.URL_CREDENTIALS;
                    case PATH -> Flaw.URL_PATH;
                };
        fields.flaw("api_url", ours, Map.of("allowed", "http:// https://"));
        return NOWHERE;
    }

    /// A stored password is never sent to an address it was not entered for.
    private @Nullable Credentials credentials(@Nullable Credentials before, boolean sameAddress) {
        String username =
                fields.has("username")
                        ? blankToNull(fields.textOrNull("username", 255))
                        : before == null ? null : before.username();
        String password = fields.textOrNull("password", 1024);
        if (fields.has("password")) {
            password = blankToNull(password);
        } else if (before != null && sameAddress) {
            password = before.password().reveal();
        }
        if (username == null && !fields.has("password")) {
            return null;
        }
        if (username == null && password == null) {
            return null;
        }
        if (username == null) {
            fields.flaw("username", Flaw.CREDENTIALS_INCOMPLETE, Map.of());
            return null;
        }
        if (password == null) {
            // Taking the password away takes the user away.
            if (fields.has("password") && !fields.has("username")) {
                return null;
            }
            fields.flaw("password", Flaw.CREDENTIALS_INCOMPLETE, Map.of());
            return null;
        }
        return new Credentials(username, Secret.of(password));
    }

    private @Nullable String fingerprint(@Nullable String before) {
        if (!fields.has("tls_fingerprint")) {
            return before;
        }
        String text = blankToNull(fields.textOrNull("tls_fingerprint", 95));
        if (text == null) {
            return null;
        }
        String hex = text.replace(":", "").toLowerCase(Locale.ROOT);
        if (!hex.matches("[0-9a-f]{64}")) {
            fields.flaw("tls_fingerprint", Flaw.FINGERPRINT, Map.of());
        }
        return hex;
    }

    private PublicUrls urls(PublicUrls before) {
        return new PublicUrls(
                url("rtsp_url", before.rtsp(), "rtsp", "rtsps"),
                url("rtmp_url", before.rtmp(), "rtmp", "rtmps"),
                url("hls_url", before.hls(), "http", "https"),
                url("webrtc_url", before.webrtc(), "http", "https"),
                url("srt_url", before.srt(), "srt"));
    }

    private @Nullable String url(String name, @Nullable String before, String... schemes) {
        if (!fields.has(name)) {
            return before;
        }
        String text = blankToNull(fields.textOrNull(name, 512));
        if (text == null) {
            return null;
        }
        try {
            URI uri = new URI(text.strip());
            String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
            if (!List.of(schemes).contains(scheme)) {
                String allowed = String.join(":// ", schemes) + "://";
                fields.flaw(name, Flaw.URL_SCHEME, Map.of("allowed", allowed));
            } else if (uri.getRawUserInfo() != null) {
                fields.flaw(name, Flaw.URL_CREDENTIALS, Map.of());
            } else if (uri.getHost() == null) {
                fields.flaw(name, Flaw.URL_HOST, Map.of());
            }
        } catch (URISyntaxException _) {
            fields.flaw(name, Flaw.URL_INVALID, Map.of());
        }
        return text.strip().replaceAll("/+$", "");
    }

    private @Nullable Duration interval(@Nullable Duration before) {
        if (!fields.has("poll_interval_seconds")) {
            return before;
        }
        Double seconds = fields.decimalOrNull("poll_interval_seconds", 1, 3600);
        return seconds == null ? null : Duration.ofMillis(Math.round(seconds * 1000));
    }

    private static @Nullable String blankToNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text;
    }
}
