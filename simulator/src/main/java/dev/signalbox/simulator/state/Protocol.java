package dev.signalbox.simulator.state;

import dev.signalbox.mediamtx.release.MediaMtxVersion;
import java.util.Locale;

/// How a publisher or a reader talks to the node.
public enum Protocol {
    /// RTSP in the clear.
    RTSP("rtspSession"),
    /// RTSP over TLS.
    RTSPS("rtspsSession"),
    /// RTMP in the clear.
    RTMP("rtmpConn"),
    /// RTMP over TLS.
    RTMPS("rtmpsConn"),
    /// SRT.
    SRT("srtConn"),
    /// WebRTC.
    WEBRTC("webRTCSession"),
    /// HLS; for readers only.
    HLS("hlsSession"),
    /// Media over QUIC, since 1.19.0.
    MOQ("moqSession");

    private final String typeName;

    Protocol(String typeName) {
        this.typeName = typeName;
    }

    /// The protocol that a word such as `webrtc` means.
    ///
    /// @throws IllegalArgumentException when there is none
    public static Protocol named(String word) {
        for (var protocol : values()) {
            if (protocol.name().toLowerCase(Locale.ROOT).equals(word)) {
                return protocol;
            }
        }
        throw new IllegalArgumentException(
                "There is no protocol '"
                        + word
                        + "'; there are rtsp, rtsps, rtmp, rtmps, srt, webrtc, hls, moq");
    }

    /// What `source.type` and `readers[].type` say in a release.
    public String typeName(MediaMtxVersion version) {
        if (this == WEBRTC && version.before(11, 0)) {
            return "webrtcSession";
        }
        if (this == HLS && version.before(18, 0)) {
            return "hlsMuxer";
        }
        return typeName;
    }

    /// The kind of session that it makes.
    SessionKind sessions() {
        return switch (this) {
            case RTSP -> SessionKind.RTSP_SESSION;
            case RTSPS -> SessionKind.RTSPS_SESSION;
            case RTMP -> SessionKind.RTMP_CONN;
            case RTMPS -> SessionKind.RTMPS_CONN;
            case SRT -> SessionKind.SRT_CONN;
            case WEBRTC -> SessionKind.WEBRTC_SESSION;
            case HLS -> SessionKind.HLS_SESSION;
            case MOQ -> SessionKind.MOQ_SESSION;
        };
    }
}
