package dev.signalbox.server.polling;

import dev.signalbox.mediamtx.MediaMtxClient.Asked;
import dev.signalbox.mediamtx.NodeMemory;
import dev.signalbox.model.NodeAddress;

/// Asks a node; the outside world.
public interface Asker {
    Asked poll(NodeAddress address, NodeMemory memory);
}
