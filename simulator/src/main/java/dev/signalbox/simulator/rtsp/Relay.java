package dev.signalbox.simulator.rtsp;

import dev.signalbox.simulator.state.Meter;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// Hands the packets of one publisher to its readers. Never waits for a reader.
final class Relay {

    private final Sdp sdp;
    private final Meter.Counted outbound;
    private final List<ReaderQueue> readers = new CopyOnWriteArrayList<>();

    Relay(Sdp sdp, Meter.Counted outbound) {
        this.sdp = sdp;
        this.outbound = outbound;
    }

    Sdp sdp() {
        return sdp;
    }

    void join(ReaderQueue reader) {
        readers.add(reader);
    }

    void leave(ReaderQueue reader) {
        readers.remove(reader);
    }

    /// Passes a packet on.
    ///
    /// @param medium its index in the description
    /// @param control whether it is RTCP
    void pass(int medium, boolean control, RtspReader.Payload payload) {
        for (var reader : readers) {
            if (reader.offer(medium, control, payload)) {
                outbound.add(payload.bytes.length);
            }
        }
    }
}
