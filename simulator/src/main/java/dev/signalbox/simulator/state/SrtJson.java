package dev.signalbox.simulator.state;

import dev.signalbox.mediamtx.release.MediaMtxVersion;
import dev.signalbox.mediamtx.wire.Json;
import java.util.List;

/// The many counters of SRT connections. SRT keeps `bytesReceived` and `bytesSent` in every release
/// and has no `inboundBytes`.
final class SrtJson {

    private static final int PACKET_BYTES = 1316;

    private static final List<String> AFTER_PACKETS =
            List.of(
                    "packetsSendLoss",
                    "packetsReceivedLoss",
                    "packetsRetrans",
                    "packetsReceivedRetrans",
                    "packetsSentACK",
                    "packetsReceivedACK",
                    "packetsSentNAK",
                    "packetsReceivedNAK",
                    "packetsSentKM",
                    "packetsReceivedKM",
                    "usSndDuration",
                    "packetsReceivedBelated",
                    "packetsSendDrop",
                    "packetsReceivedDrop",
                    "packetsReceivedUndecrypt");
    private static final List<String> AFTER_BYTES =
            List.of(
                    "bytesReceivedLoss",
                    "bytesRetrans",
                    "bytesReceivedRetrans",
                    "bytesReceivedBelated",
                    "bytesSendDrop",
                    "bytesReceivedDrop",
                    "bytesReceivedUndecrypt");
    private static final List<String> BUFFERS =
            List.of(
                    "packetsSendBuf",
                    "bytesSendBuf",
                    "msSendBuf",
                    "msSendTsbPdDelay",
                    "packetsReceiveBuf",
                    "bytesReceiveBuf",
                    "msReceiveBuf",
                    "msReceiveTsbPdDelay",
                    "packetsReorderTolerance",
                    "packetsReceivedAvgBelatedTime");

    private SrtJson() {}

    static void counters(Json out, Session session, long now, MediaMtxVersion version) {
        long in = session.inbound().bytes(now);
        long sent = session.outbound().bytes(now);
        long inPackets = in / PACKET_BYTES;
        long outPackets = sent / PACKET_BYTES;
        out.name("packetsSent").number(outPackets).name("packetsReceived").number(inPackets);
        out.name("packetsSentUnique").number(outPackets);
        out.name("packetsReceivedUnique").number(inPackets);
        AFTER_PACKETS.forEach(name -> out.name(name).number(0));
        out.name("bytesReceived").number(in).name("bytesSent").number(sent);
        out.name("bytesSentUnique").number(sent).name("bytesReceivedUnique").number(in);
        AFTER_BYTES.forEach(name -> out.name(name).number(0));
        out.name("usPacketsSendPeriod").number(10.967).name("packetsFlowWindow").number(25_600);
        out.name("packetsFlightSize").number(0).name("msRTT").number(0.4);
        out.name("mbpsSendRate").number(megabits(session.outbound()));
        out.name("mbpsReceiveRate").number(megabits(session.inbound()));
        out.name("mbpsLinkCapacity").number(1250.5).name("bytesAvailSendBuf").number(0);
        out.name("bytesAvailReceiveBuf").number(0).name("mbpsMaxBW").number(-1.0);
        out.name("byteMSS").number(1500);
        BUFFERS.forEach(name -> out.name(name).number(name.endsWith("TsbPdDelay") ? 120 : 0));
        out.name("packetsSendLossRate").number(0.0);
        out.name("packetsReceivedLossRate").number(0.0);
        if (version.atLeast(17, 0)) {
            out.name("outboundFramesDiscarded").number(0);
        }
    }

    private static double megabits(Meter meter) {
        return meter instanceof Meter.Clocked clocked ? clocked.bytesPerSecond() * 8 / 1e6 : 0;
    }
}
