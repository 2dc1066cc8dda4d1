package dev.signalbox.simulator.rtsp;

import dev.signalbox.simulator.state.NodeState;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The RTSP port of a node. Can be closed and opened again. Thread-safe.
public final class RtspServer implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(RtspServer.class);
    private static final Duration FAREWELL = Duration.ofSeconds(2);

    private final String name;
    private final InetAddress bind;
    private final NodeState state;
    private final Map<String, Relay> relays = new ConcurrentHashMap<>();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final Set<Thread> threads = ConcurrentHashMap.newKeySet();
    private @Nullable ServerSocket server;
    private @Nullable Thread acceptor;
    private int port;

    /// Prepares a server; nothing is bound yet.
    ///
    /// @param port 0 for a free one, which is then kept
    public RtspServer(String name, InetAddress bind, int port, NodeState state) {
        this.name = name;
        this.bind = bind;
        this.port = port;
        this.state = state;
    }

    /// Starts to listen. Does nothing when it listens already.
    ///
    /// @throws UncheckedIOException when the port is taken
    public synchronized void open() {
        if (server != null) {
            return;
        }
        ServerSocket fresh = null;
        try {
            fresh = new ServerSocket();
            fresh.setReuseAddress(true);
            fresh.bind(new InetSocketAddress(bind, port), 128);
        } catch (IOException e) {
            shut(fresh);
            throw new UncheckedIOException(
                    "RTSP port " + port + " of " + name + " cannot be opened: " + e.getMessage(),
                    e);
        }
        server = fresh;
        port = fresh.getLocalPort();
        var accepting = fresh;
        acceptor = start("accept", () -> accept(accepting));
    }

    /// Stops to listen and drops all clients.
    public synchronized void shutDown() {
        shut(server);
        server = null;
        if (acceptor != null) {
            join(acceptor); // a virtual thread that accepts closes the port itself, a bit later
            acceptor = null;
        }
        open.forEach(RtspServer::shut);
    }

    /// The port, once [#open()] was called.
    public synchronized int port() {
        return port;
    }

    /// Closes the port and the connections and waits until their threads have ended.
    @Override
    public void close() {
        shutDown();
        for (var thread : threads) {
            if (!thread.equals(Thread.currentThread())) {
                thread.interrupt();
                join(thread);
            }
        }
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
        var thread =
                Thread.ofVirtual()
                        .name(name + "-rtsp-" + role)
                        .unstarted(
                                () -> {
                                    try {
                                        work.run();
                                    } finally {
                                        threads.remove(Thread.currentThread());
                                    }
                                });
        threads.add(thread);
        thread.start();
        return thread;
    }

    private static void join(Thread thread) {
        try {
            thread.join(FAREWELL);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void accept(ServerSocket accepting) {
        while (!accepting.isClosed()) {
            try {
                var socket = accepting.accept();
                open.add(socket);
                if (accepting.isClosed()) {
                    shut(socket); // shut down between accept and add
                }
                socket.setTcpNoDelay(true);
                start("client", () -> serve(socket));
            } catch (IOException e) {
                log.trace("Accepting on {} ended: {}", name, e.getMessage());
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            new RtspConnection(this, socket).run();
        } catch (IOException e) {
            log.debug("An RTSP client of {} left: {}", name, e.getMessage());
        } finally {
            open.remove(socket);
        }
    }

    static void shut(java.io.@Nullable Closeable closeable) {
        try {
            if (closeable != null) {
                closeable.close();
            }
        } catch (IOException e) {
            log.trace("Closing failed: {}", e.getMessage());
        }
    }
}
