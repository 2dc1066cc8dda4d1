package dev.signalbox.simulator.net;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One listening port and its connections, each in a thread of its own. The port can be closed and
/// opened again, which is how a node that is away looks from outside. Thread-safe.
public final class TcpPort implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(TcpPort.class);
    private static final int BACKLOG = 256;
    private static final Duration FAREWELL = Duration.ofSeconds(2);

    private final String owner;
    private final String protocol;
    private final InetAddress bind;
    private final Consumer<Socket> service;
    private final Set<Socket> connections = ConcurrentHashMap.newKeySet();
    private final Set<Thread> threads = ConcurrentHashMap.newKeySet();
    private @Nullable ServerSocket server;
    private @Nullable Thread acceptor;
    private int port;

    /// Prepares a port; nothing is bound yet.
    ///
    /// @param owner whose port it is, for thread names and messages
    /// @param protocol what is spoken on it; empty where that goes without saying
    /// @param bind the address to listen on
    /// @param port 0 for a free one, which is then kept
    /// @param service called with each connection, in its thread; the connection ends when it
    ///   returns
    public TcpPort(
            String owner, String protocol, InetAddress bind, int port, Consumer<Socket> service) {
        this.owner = owner;
        this.protocol = protocol;
        this.bind = bind;
        this.port = port;
        this.service = service;
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
            fresh.bind(new InetSocketAddress(bind, port), BACKLOG);
        } catch (IOException e) {
            shut(fresh);
            String what = protocol.isEmpty() ? "Port " : protocol + " port ";
            throw new UncheckedIOException(
                    what + port + " of " + owner + " cannot be opened: " + e.getMessage(), e);
        }
        server = fresh;
        port = fresh.getLocalPort();
        var accepting = fresh;
        acceptor = start("accept", () -> accept(accepting));
    }

    /// Stops to listen and drops all connections, at once and in the middle of whatever they do.
    public synchronized void shutDown() {
        shut(server);
        server = null;
        if (acceptor != null) {
            join(acceptor); // a virtual thread that accepts closes the port itself, a bit later
            acceptor = null;
        }
        dropConnections();
    }

    /// Drops all connections; new ones are taken.
    public void dropConnections() {
        connections.forEach(TcpPort::shut);
    }

    /// Drops the connections that are not among these; new ones are taken.
    public void dropConnectionsBut(Set<Socket> busy) {
        for (var connection : connections) {
            if (!busy.contains(connection)) {
                shut(connection);
            }
        }
    }

    /// Whether it listens.
    public synchronized boolean listening() {
        return server != null;
    }

    /// The number of the port, once [#open()] was called.
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

    /// Starts a thread that ends with the port at the latest.
    public Thread start(String role, Runnable work) {
        var thread =
                Thread.ofVirtual()
                        .name(owner + "-" + (protocol.isEmpty() ? role : protocol + "-" + role))
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

    /// Ends a connection, from whatever thread.
    public static void shut(java.io.@Nullable Closeable closeable) {
        try {
            if (closeable != null) {
                closeable.close();
            }
        } catch (IOException e) {
            log.trace("Closing failed: {}", e.getMessage());
        }
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
            Socket socket = null;
            try {
                socket = accepting.accept();
                socket.setTcpNoDelay(true);
                connections.add(socket);
                if (accepting.isClosed()) {
                    drop(socket); // shut down between accept and add
                    return;
                }
                var taken = socket;
                start("connection", () -> serve(taken));
            } catch (IOException e) {
                log.trace("Accepting on {} ended: {}", owner, e.getMessage());
                if (socket != null) {
                    drop(socket);
                }
            }
        }
    }

    private void serve(Socket socket) {
        try {
            service.accept(socket);
        } finally {
            drop(socket);
        }
    }

    private void drop(Socket socket) {
        connections.remove(socket);
        shut(socket);
    }
}
