package dev.signalbox.model;

/// What feeds a path right now.
///
/// @param type MediaMTX's own word: `rtspSession`, `srtConn`, `rtspSource`, ...
/// @param id the session or connection that publishes; empty for sources that the node pulls
public record Source(String type, String id) {

    private static final String REDIRECT = "redirect";

    /// Whether the path only sends viewers elsewhere.
    public boolean redirects() {
        return type.equals(REDIRECT);
    }

    /// Whether the node fetches the stream itself. Such a source exists even while it is down.
    public boolean pulled() {
        return id.isEmpty() && !redirects();
    }

    /// The protocol in one word, for people and filters; the type itself where it is unknown.
    public String protocol() {
        return switch (type) {
            case "rtspSession", "rtspSource" -> "rtsp";
            case "rtspsSession" -> "rtsps";
            case "rtmpConn", "rtmpSource" -> "rtmp";
            case "rtmpsConn" -> "rtmps";
            case "srtConn", "srtSource" -> "srt";
            // Written with a small rtc before MediaMTX 1.11.
            case "webRTCSession", "webRTCSource", "webrtcSession", "webrtcSource" -> "webrtc";
            case "hlsSource" -> "hls";
            case "udpSource", "mpegtsSource" -> "mpegts";
            case "rtpSource" -> "rtp";
            case "moqSession", "moqSource" -> "moq";
            case "rpiCameraSource" -> "rpicamera";
            default -> type;
        };
    }
}
