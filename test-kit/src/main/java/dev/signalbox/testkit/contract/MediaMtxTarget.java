package dev.signalbox.testkit.contract;

import dev.signalbox.model.Version;
import java.net.URI;

/// A server that speaks MediaMTX's control API and takes RTSP: a real one, or the simulator.
public interface MediaMtxTarget extends AutoCloseable {
    String name();

    Version version();

    URI apiUrl();

    /// `rtsp://host:port`
    String rtspUrl();

    /// Ends the server and starts it again with what its configuration file says.
    void restart();

    @Override
    void close();
}
