package dev.signalbox.simulator.rtsp;

import dev.signalbox.simulator.state.Meter;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/// Packets on their way to one reader. A reader that lets them pile up is dropped, so that it holds
/// up nobody else.
final class ReaderQueue {

    private static final int MOST_WAITING = 2048;
    private static final int BATCH_BYTES = 32 * 1024;

    private final RtspWriter writer;
    private final Map<Integer, Integer> channels;
    private final Meter.Counted sent;
    private final Runnable drop;
    private final BlockingQueue<Packet> waiting = new ArrayBlockingQueue<>(MOST_WAITING);

    /// A queue.
    ///
    /// @param channels the first channel of each medium that the reader set up
    /// @param drop ends the reader
    ReaderQueue(
            RtspWriter writer, Map<Integer, Integer> channels, Meter.Counted sent, Runnable drop) {
        this.writer = writer;
        this.channels = Map.copyOf(channels);
        this.sent = sent;
        this.drop = drop;
    }

    /// A packet and the channel of the reader that it goes to.
    private record Packet(int channel, RtspReader.Payload payload) {}

    /// Adds a packet.
    ///
    /// @return whether the reader wants it and keeps up
    boolean offer(int medium, boolean control, RtspReader.Payload payload) {
        var channel = channels.get(medium);
        if (channel == null) {
            return false;
        }
        if (!waiting.offer(new Packet(channel + (control ? 1 : 0), payload))) {
            drop.run();
            return false;
        }
        return true;
    }

    /// Sends packets until the thread is interrupted or the connection ends.
    void send() {
        try {
            while (true) {
                var packet = waiting.take();
                writer.begin();
                try {
                    int batched = 0;
                    while (packet != null) {
                        writer.packet(packet.channel(), packet.payload().bytes);
                        sent.add(packet.payload().bytes.length);
                        batched += packet.payload().bytes.length;
                        packet = batched < BATCH_BYTES ? waiting.poll() : null;
                    }
                    writer.flush();
                } finally {
                    writer.end();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            drop.run();
        }
    }
}
