package dev.signalbox.simulator.state;

import dev.signalbox.mediamtx.config.ConfigState;
import dev.signalbox.mediamtx.release.MediaMtxVersion;

/// The lists of connections and sessions that the API has.
public enum SessionKind {
    /// `rtspconns`, which cannot be kicked.
    RTSP_CONN("rtspconns", "connection", false),
    /// `rtspsessions`.
    RTSP_SESSION("rtspsessions", "session", true),
    /// `rtspsconns`, which cannot be kicked.
    RTSPS_CONN("rtspsconns", "connection", false),
    /// `rtspssessions`.
    RTSPS_SESSION("rtspssessions", "session", true),
    /// `rtmpconns`.
    RTMP_CONN("rtmpconns", "connection", true),
    /// `rtmpsconns`.
    RTMPS_CONN("rtmpsconns", "connection", true),
    /// `srtconns`.
    SRT_CONN("srtconns", "connection", true),
    /// `webrtcsessions`.
    WEBRTC_SESSION("webrtcsessions", "session", true),
    /// `hlssessions`, since 1.18.0.
    HLS_SESSION("hlssessions", "session", true),
    /// `moqsessions`, since 1.19.0.
    MOQ_SESSION("moqsessions", "session", true);

    private final String endpoint;
    private final String noun;
    private final boolean kickable;

    SessionKind(String endpoint, String noun, boolean kickable) {
        this.endpoint = endpoint;
        this.noun = noun;
        this.kickable = kickable;
    }

    /// The part of the URL after `/v3/`.
    public String endpoint() {
        return endpoint;
    }

    /// `session` or `connection`, as error messages call it.
    public String noun() {
        return noun;
    }

    /// Whether there is a kick.
    public boolean kickable() {
        return kickable;
    }

    /// Whether the API of a node has this list: the release knows it and the protocol is on.
    public boolean present(ConfigState config) {
        MediaMtxVersion version = config.version();
        return switch (this) {
            case RTSP_CONN, RTSP_SESSION -> plain(config, "rtsp", "rtspEncryption");
            case RTSPS_CONN, RTSPS_SESSION -> encrypted(config, "rtsp", "rtspEncryption");
            case RTMP_CONN -> plain(config, "rtmp", "rtmpEncryption");
            case RTMPS_CONN -> encrypted(config, "rtmp", "rtmpEncryption");
            case SRT_CONN -> config.flag("srt");
            case WEBRTC_SESSION -> config.flag("webrtc");
            case HLS_SESSION -> config.flag("hls") && version.atLeast(18, 0);
            case MOQ_SESSION -> config.flag("moq") && version.atLeast(19, 0);
        };
    }

    private static boolean plain(ConfigState config, String protocol, String encryption) {
        return config.flag(protocol) && !mode(config, encryption).equals("strict");
    }

    private static boolean encrypted(ConfigState config, String protocol, String encryption) {
        return config.flag(protocol) && !mode(config, encryption).equals("no");
    }

    /// Before 1.11.0 the encryption of RTSP was plainly called `encryption`.
    private static String mode(ConfigState config, String key) {
        boolean old = key.equals("rtspEncryption") && config.version().before(11, 0);
        return config.text(old ? "encryption" : key);
    }
}
