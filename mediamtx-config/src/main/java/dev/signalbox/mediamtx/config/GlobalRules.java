package dev.signalbox.mediamtx.config;

import static dev.signalbox.mediamtx.config.PathRules.refuse;

import dev.signalbox.mediamtx.release.MediaMtxVersion;
import dev.signalbox.mediamtx.wire.BadValue;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What MediaMTX refuses in the global configuration.
final class GlobalRules {

    private static final Map<String, String> ADDRESSES =
            Map.of(
                    "api", "'apiAddress' must be set when API is enabled",
                    "metrics", "'metricsAddress' must be set when metrics are enabled",
                    "pprof", "'pprofAddress' must be set when pprof is enabled",
                    "playback", "'playbackAddress' must be set when playback is enabled",
                    "rtmp", "'rtmpAddress' must be set when RTMP is enabled",
                    "hls", "'hlsAddress' must be set when HLS is enabled",
                    "webrtc", "'webrtcAddress' must be set when WebRTC is enabled");

    private final Map<String, Object> globals;
    private final MediaMtxVersion version;

    private GlobalRules(Map<String, Object> globals, MediaMtxVersion version) {
        this.globals = globals;
        this.version = version;
    }

    /// @throws BadValue with the first thing that is wrong
    static void check(Map<String, Object> globals, MediaMtxVersion version) throws BadValue {
        var rules = new GlobalRules(globals, version);
        rules.numbers();
        rules.users();
        rules.addresses();
        rules.rtsp();
        rules.webrtc();
    }

    private void numbers() throws BadValue {
        if (version.atLeast(9, 1)) {
            for (var key : List.of("readTimeout", "writeTimeout", "writeQueueSize")) {
                refuse(number(key) <= 0, "'" + key + "' must be greater than zero");
            }
        }
        long queue = number("writeQueueSize");
        refuse((queue & (queue - 1)) != 0, "'writeQueueSize' must be a power of two");
        refuse(number("udpMaxPayloadSize") > 1472, "'udpMaxPayloadSize' must be less than 1472");
    }

    private void users() throws BadValue {
        switch (text("authMethod")) {
            case "http" -> {
                refuse(text("authHTTPAddress").isEmpty(), "'authHTTPAddress' is empty");
                refuse(
                        !text("authHTTPAddress").matches("https?://.*"),
                        "'externalAuthenticationURL' must be a HTTP URL");
            }
            case "jwt" -> {
                refuse(text("authJWTJWKS").isEmpty(), "'authJWTJWKS' is empty");
                refuse(
                        !text("authJWTJWKS").matches("https?://.*"),
                        "'authJWTJWKS' must be a HTTP URL");
                refuse(text("authJWTClaimKey").isEmpty(), "'authJWTClaimKey' is empty");
            }
            default -> {
                for (var user :
                        version.atLeast(12, 0) ? internalUsers() : List.<InternalUser>of()) {
                    refuse(user.user().isEmpty(), "empty usernames are not supported");
                    refuse(
                            user.user().equals("any") && !user.pass().isEmpty(),
                            "using a password with 'any' user is not supported");
                }
            }
        }
    }

    private void addresses() throws BadValue {
        if (version.before(16, 0)) {
            return;
        }
        for (var entry : ADDRESSES.entrySet()) {
            refuse(
                    flag(entry.getKey()) && text(entry.getKey() + "Address").isEmpty(),
                    entry.getValue());
        }
    }

    private void rtsp() throws BadValue {
        if (!flag("rtsp")) {
            return;
        }
        var methods = get("rtspAuthMethods") instanceof List<?> list ? list : List.of();
        refuse(
                version.atLeast(12, 0) && methods.isEmpty(),
                "at least one 'rtspAuthMethods' must be provided");
        if (methods.contains("digest")) {
            refuse(
                    !text("authMethod").equals("internal"),
                    "when RTSP digest is enabled, the only supported auth method is 'internal'");
            refuse(
                    internalUsers().stream()
                            .anyMatch(
                                    user ->
                                            Credential.hashed(user.user())
                                                    || Credential.hashed(user.pass())),
                    "when RTSP digest is enabled, hashed credentials cannot be used");
        }
    }

    private void webrtc() throws BadValue {
        if (!flag("webrtc")) {
            return;
        }
        var servers = get("webrtcICEServers2") instanceof List<?> list ? list : List.of();
        for (var each : servers) {
            var url = ((IceServer) each).url();
            refuse(!url.matches("(stun|turn|turns):.*"), "invalid ICE server: '" + url + "'");
        }
        boolean noAddress =
                text("webrtcLocalUDPAddress").isEmpty() && text("webrtcLocalTCPAddress").isEmpty();
        refuse(
                noAddress && servers.isEmpty(),
                "at least one between 'webrtcLocalUDPAddress', 'webrtcLocalTCPAddress' or"
                        + " 'webrtcICEServers2' must be filled");
        refuse(
                !noAddress
                        && !flag("webrtcIPsFromInterfaces")
                        && List.of().equals(get("webrtcAdditionalHosts")),
                "at least one between 'webrtcIPsFromInterfaces' or 'webrtcAdditionalHosts' must be"
                        + " filled");
    }

    private @Nullable Object get(String key) {
        return globals.get(key);
    }

    private String text(String key) {
        var value = get(key);
        return value == null ? "" : value.toString();
    }

    private boolean flag(String key) {
        return Boolean.TRUE.equals(get(key));
    }

    private long number(String key) {
        return get(key) instanceof Long number ? number : 0;
    }

    private List<InternalUser> internalUsers() {
        return get("authInternalUsers") instanceof List<?> list
                ? list.stream().map(InternalUser.class::cast).toList()
                : List.of();
    }
}
