package dev.signalbox.simulator.rtsp;

import dev.signalbox.simulator.net.TcpPort;
import dev.signalbox.simulator.state.NodeState;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The RTSP port of a node. Can be closed and opened again. Thread-safe.
public final class RtspServer implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(RtspServer.class);

    private final String name;
    private final NodeState state;
    private final TcpPort port;
    private final Map<String, Relay> relays = new ConcurrentHashMap<>();

    /// Prepares a server; nothing is bound yet.
    ///
    /// @param port 0 for a free one, which is then kept
    public RtspServer(String name, InetAddress bind, int port, NodeState state) {
        this.name = name;
        this.state = state;
        this.port = new TcpPort(name, "RTSP", bind, port, this::serve);
    }

    /// Starts to listen. Does nothing when it listens already.
    ///
    /// @throws java.io.UncheckedIOException when the port is taken
    public void open() {
        port.open();
    }

    /// Stops to listen and drops all clients.
    public void shutDown() {
        port.shutDown();
    }

    /// The port, once [#open()] was called.
    public int port() {
        return port.port();
    }

    /// Closes the port and the connections and waits until their threads have ended.
    @Override
    public void close() {
        port.close();
    }

    NodeState state() {
        return state;
    }

    /// What is published with media on a path, or null.
    @Nullable Relay relay(String path) {
        return relays.get(path);
    }

    void publish(String path, Relay relay) {
        relays.put(path, relay);
    }

    void unpublish(String path, Relay relay) {
        relays.remove(path, relay);
    }

    /// Starts a thread that ends with the server at the latest.
    Thread start(String role, Runnable work) {
        return port.start(role, work);
    }

    private void serve(Socket socket) {
        try {
            new RtspConnection(this, socket).run();
        } catch (IOException e) {
            log.debug("An RTSP client of {} left: {}", name, e.getMessage());
        }
    }
}
