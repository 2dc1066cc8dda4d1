package dev.signalbox.simulator.state;

import java.time.Instant;
import java.util.List;

/// The stream of a path while it is available.
final class LiveStream {

    final Instant since;
    final List<Track> tracks;
    final double bytesPerSecond;
    Meter inbound;
    Meter outbound;
    long framesInError;

    LiveStream(
            Instant since,
            List<Track> tracks,
            double bytesPerSecond,
            Meter inbound,
            Meter outbound) {
        this.since = since;
        this.tracks = tracks;
        this.bytesPerSecond = bytesPerSecond;
        this.inbound = inbound;
        this.outbound = outbound;
    }

    /// Lets the outgoing bytes of a made-up stream grow for so many readers from now on.
    void readers(int count, long now) {
        if (outbound instanceof Meter.Clocked clocked) {
            outbound = clocked.at(now, bytesPerSecond * count);
        }
    }

    /// Lets the counters of a made-up stream start again at zero, as if something had broken.
    void resetCounters(int readers, long now) {
        if (inbound instanceof Meter.Clocked clocked) {
            inbound = new Meter.Clocked(0, now, clocked.bytesPerSecond(), clocked.wobble());
            outbound = new Meter.Clocked(0, now, bytesPerSecond * readers, clocked.wobble());
        }
        framesInError = 0;
    }
}
