package dev.signalbox.simulator.state;

import dev.signalbox.mediamtx.config.ConfigState;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;

/// What a change of the global configuration tears down, as a function of before and after.
///
/// @param allStreams whether every path is made anew, with all sessions lost
/// @param sessions the kinds of sessions that are lost because their server starts again
/// @param api whether the API itself starts again, so that its connections end
public record GlobalEffects(boolean allStreams, Set<SessionKind> sessions, boolean api) {

    private static final Set<String> EVERYTHING =
            Set.of(
                    "logLevel",
                    "logDestinations",
                    "logFile",
                    "logStructured",
                    "sysLogPrefix",
                    "dumpPackets",
                    "readTimeout",
                    "writeTimeout",
                    "authMethod",
                    "rtspAddress",
                    "rtspEncryption",
                    "encryption",
                    "writeQueueSize",
                    "udpReadBufferSize",
                    "udpMaxPayloadSize");

    /// Compares two configurations.
    static GlobalEffects of(ConfigState before, ConfigState after) {
        var changed = new HashSet<String>();
        for (var key : after.globals().keySet()) {
            if (!Objects.equals(before.globals().get(key), after.globals().get(key))) {
                changed.add(key);
            }
        }
        boolean everything =
                changed.stream()
                        .anyMatch(
                                key ->
                                        EVERYTHING.contains(key)
                                                || key.startsWith("metrics")
                                                || key.startsWith("authHTTP")
                                                || key.startsWith("authJWT"));
        var sessions = EnumSet.noneOf(SessionKind.class);
        for (var kind : SessionKind.values()) {
            if (changed.stream().anyMatch(key -> key.startsWith(prefix(kind)))) {
                sessions.add(kind);
            }
        }
        boolean api =
                everything
                        || !sessions.isEmpty()
                        || changed.stream()
                                .anyMatch(key -> key.startsWith("api") || key.startsWith("runOnC"));
        return new GlobalEffects(everything, sessions, api);
    }

    private static String prefix(SessionKind kind) {
        return switch (kind) {
            case RTSP_CONN, RTSP_SESSION, RTSPS_CONN, RTSPS_SESSION -> "rtsp";
            case RTMP_CONN, RTMPS_CONN -> "rtmp";
            case SRT_CONN -> "srt";
            case WEBRTC_SESSION -> "webrtc";
            case HLS_SESSION -> "hls";
            case MOQ_SESSION -> "moq";
        };
    }
}
