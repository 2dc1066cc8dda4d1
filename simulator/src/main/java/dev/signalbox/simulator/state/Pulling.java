package dev.signalbox.simulator.state;

import dev.signalbox.mediamtx.config.PathConf;
import dev.signalbox.mediamtx.release.MediaMtxVersion;

/// Sources that the node fetches itself: connecting, live, down. They come up by themselves a
/// moment after they were started unless they are unreachable.
final class Pulling {

    private final Surroundings node;
    private final PathMachine machine;

    Pulling(Surroundings node, PathMachine machine) {
        this.node = node;
        this.machine = machine;
    }

    /// What `source.type` says for a configuration.
    static String type(PathConf conf, MediaMtxVersion version) {
        var source = conf.text("source");
        int colon = source.indexOf("://");
        return switch (colon < 0 ? source : source.substring(0, colon)) {
            case "rtmp", "rtmps" -> "rtmpSource";
            case "http", "https" -> "hlsSource";
            case "udp" -> version.atLeast(14, 0) ? "mpegtsSource" : "udpSource";
            case "udp+mpegts", "unix+mpegts" -> "mpegtsSource";
            case "udp+rtp", "unix+rtp" -> "rtpSource";
            case "srt" -> "srtSource";
            case "whep", "wheps" -> version.atLeast(11, 0) ? "webRTCSource" : "webrtcSource";
            case "moqt" -> "moqSource";
            case "rpiCamera" ->
                    conf.flag("rpiCameraSecondary") && version.before(17, 0)
                            ? "rpiCameraSecondary"
                            : "rpiCameraSource";
            default -> "rtspSource";
        };
    }

    void start(SimPath path) {
        path.pulling = true;
        if (PathMachine.hopeless(path.conf.text("source"))) {
            path.reachable = false;
        }
        connect(path);
    }

    void stop(SimPath path) {
        path.pulling = false;
        cancel(path);
    }

    /// Lets the far end come or go.
    void reachable(SimPath path, boolean reachable) {
        if (path.reachable == reachable) {
            return;
        }
        path.reachable = reachable;
        if (reachable) {
            connect(path);
            return;
        }
        cancel(path);
        if (path.pulling && (path.online || path.stream != null)) {
            machine.lose(path);
            machine.demand().signal(path, OnDemand.Signal.SOURCE_LOST);
        }
    }

    private void connect(SimPath path) {
        cancel(path);
        if (path.pulling && path.reachable && !path.online) {
            path.pullTimer = node.later(node.pullDelay(), () -> up(path));
        }
    }

    private void up(SimPath path) {
        path.pullTimer = null;
        if (path.closed || !path.pulling || !path.reachable) {
            return;
        }
        var publication = node.feed(path.name());
        double rate = publication.bitsPerSecond() / 8.0;
        var inbound = new Meter.Clocked(0, node.nanos(), rate, publication.wobble());
        var stream = path.stream;
        if (path.conf.flag("alwaysAvailable") && stream != null) {
            stream.inbound =
                    new Meter.Clocked(stream.inbound.bytes(node.nanos()), node.nanos(), rate, 0);
        } else {
            var outbound = new Meter.Clocked(0, node.nanos(), 0, 0);
            machine.setAvailable(path, publication.tracks(), rate, inbound, outbound);
        }
        machine.setOnline(path);
        machine.demand().signal(path, OnDemand.Signal.SOURCE_READY);
        machine.demand().serveWaiting(path);
    }

    private static void cancel(SimPath path) {
        if (path.pullTimer != null) {
            path.pullTimer.cancel();
            path.pullTimer = null;
        }
    }
}
