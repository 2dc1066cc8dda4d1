package dev.signalbox.simulator.state;

import dev.signalbox.mediamtx.release.MediaMtxVersion;
import dev.signalbox.mediamtx.wire.GoTime;
import dev.signalbox.mediamtx.wire.Json;
import java.time.ZoneId;

/// Prints connections and sessions with the fields that a release has.
final class SessionJson {

    private static final int PACKET_BYTES = 1200;

    private final MediaMtxVersion version;
    private final ZoneId zone;

    SessionJson(MediaMtxVersion version, ZoneId zone) {
        this.version = version;
        this.zone = zone;
    }

    /// Adds a session.
    ///
    /// @param now nanoseconds since 1970
    void print(Json out, Session session, long now) {
        long in = session.inbound().bytes(now);
        long sent = session.outbound().bytes(now);
        out.open('{').name("id").id(session.id());
        out.name("created").string(GoTime.print(session.created(), zone));
        out.name("remoteAddr").string(session.remoteAddress());
        switch (session.kind()) {
            case RTSP_CONN, RTSPS_CONN -> rtspConnection(out, session, in, sent);
            case RTSP_SESSION, RTSPS_SESSION -> rtspSession(out, session, in, sent);
            case RTMP_CONN, RTMPS_CONN -> rtmp(out, session, in, sent);
            case SRT_CONN -> {
                about(out, session);
                user(out, session);
                SrtJson.counters(out, session, now, version);
            }
            case WEBRTC_SESSION -> webrtc(out, session, in, sent);
            case HLS_SESSION -> hls(out, session, sent);
            case MOQ_SESSION -> moq(out, session, in, sent);
        }
        out.close('}');
    }

    private void rtspConnection(Json out, Session session, long in, long sent) {
        if (version.atLeast(11, 0)) {
            out.name("session").id(session.peer() == null ? null : session.peer().id());
        }
        if (version.atLeast(15, 0)) {
            out.name("tunnel").string("none");
        }
        bytes(out, in, sent);
        oldBytes(out, in, sent);
    }

    private void rtspSession(Json out, Session session, long in, long sent) {
        about(out, session);
        user(out, session);
        userAgent(out, session);
        out.name("transport").string(session.transport());
        if (version.atLeast(15, 0)) {
            out.name("profile").string(session.transport() == null ? null : "AVP");
        }
        if (version.atLeast(16, 2)) {
            out.name("conns").open('[');
            if (session.peer() != null) {
                out.id(session.peer().id());
            }
            out.close(']');
        }
        long inPackets = in / PACKET_BYTES;
        long outPackets = sent / PACKET_BYTES;
        if (version.atLeast(17, 0)) {
            out.name("inboundBytes").number(in).name("inboundRTPPackets").number(inPackets);
            out.name("inboundRTPPacketsLost").number(0).name("inboundRTPPacketsInError").number(0);
            out.name("inboundRTPPacketsJitter").number(0.0);
            out.name("inboundRTCPPackets").number(inPackets / 500);
            out.name("inboundRTCPPacketsInError").number(0);
            out.name("outboundBytes").number(sent).name("outboundRTPPackets").number(outPackets);
            out.name("outboundRTPPacketsReportedLost").number(0);
            out.name("outboundRTPPacketsDiscarded").number(0);
            out.name("outboundRTCPPackets").number(outPackets / 500);
        }
        oldBytes(out, in, sent);
        if (version.atLeast(11, 0)) {
            out.name("rtpPacketsReceived").number(inPackets);
            out.name("rtpPacketsSent").number(outPackets);
            out.name("rtpPacketsLost").number(0).name("rtpPacketsInError").number(0);
            out.name("rtpPacketsJitter").number(0.0);
            out.name("rtcpPacketsReceived").number(inPackets / 500);
            out.name("rtcpPacketsSent").number(outPackets / 500);
            out.name("rtcpPacketsInError").number(0);
        }
    }

    private void rtmp(Json out, Session session, long in, long sent) {
        about(out, session);
        user(out, session);
        userAgent(out, session);
        bytes(out, in, sent);
        if (version.atLeast(17, 0)) {
            out.name("outboundFramesDiscarded").number(0);
        }
        oldBytes(out, in, sent);
    }

    private void webrtc(Json out, Session session, long in, long sent) {
        out.name("peerConnectionEstablished").bool(true);
        out.name("localCandidate").string("host/udp/10.0.0.1/8189");
        var remote = session.remoteAddress().replace(':', '/');
        out.name("remoteCandidate").string("prflx/udp/" + remote);
        about(out, session);
        user(out, session);
        userAgent(out, session);
        long inPackets = in / PACKET_BYTES;
        long outPackets = sent / PACKET_BYTES;
        if (version.atLeast(17, 0)) {
            out.name("inboundBytes").number(in).name("inboundRTPPackets").number(inPackets);
            out.name("inboundRTPPacketsLost").number(0);
            out.name("inboundRTPPacketsJitter").number(0.0);
            out.name("inboundRTCPPackets").number(inPackets / 500);
            out.name("outboundBytes").number(sent).name("outboundRTPPackets").number(outPackets);
            out.name("outboundRTCPPackets").number(outPackets / 500);
            out.name("outboundFramesDiscarded").number(0);
        }
        oldBytes(out, in, sent);
        if (version.atLeast(14, 0)) {
            out.name("rtpPacketsReceived").number(inPackets);
            out.name("rtpPacketsSent").number(outPackets);
            out.name("rtpPacketsLost").number(0).name("rtpPacketsJitter").number(0.0);
            out.name("rtcpPacketsReceived").number(inPackets / 500);
            out.name("rtcpPacketsSent").number(outPackets / 500);
        }
    }

    private void hls(Json out, Session session, long sent) {
        out.name("path").string(session.path()).name("query").string(session.query());
        out.name("user").string(session.user());
        userAgent(out, session);
        if (version.atLeast(18, 1)) {
            out.name("isCDN").bool(false);
        }
        out.name("outboundBytes").number(sent);
    }

    private void moq(Json out, Session session, long in, long sent) {
        about(out, session);
        out.name("userAgent").string(session.userAgent());
        if (version.atLeast(20, 0)) {
            out.name("transport").string("quic");
        }
        if (version.atLeast(19, 3)) {
            out.name("version").string("moqt-19");
        }
        out.name("inboundBytes").number(in).name("outboundBytes").number(sent);
    }

    private static void about(Json out, Session session) {
        out.name("state").string(session.state().word());
        out.name("path").string(session.path()).name("query").string(session.query());
    }

    private void user(Json out, Session session) {
        if (version.atLeast(17, 0)) {
            out.name("user").string(session.user());
        }
    }

    private void userAgent(Json out, Session session) {
        if (version.atLeast(19, 0)) {
            out.name("userAgent").string(session.userAgent());
        }
    }

    private void bytes(Json out, long in, long sent) {
        if (version.atLeast(17, 0)) {
            out.name("inboundBytes").number(in).name("outboundBytes").number(sent);
        }
    }

    private static void oldBytes(Json out, long in, long sent) {
        out.name("bytesReceived").number(in).name("bytesSent").number(sent);
    }
}
