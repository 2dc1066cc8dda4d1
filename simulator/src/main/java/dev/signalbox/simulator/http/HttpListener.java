package dev.signalbox.simulator.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One listening port and its connections. The port can be closed and opened again, which is how a
/// node that is away looks from outside. Thread-safe.
public final class HttpListener implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(HttpListener.class);
    private static final int IDLE_MILLIS = 30_000;
    private static final int BACKLOG = 256;
    private static final Duration FAREWELL = Duration.ofSeconds(2);

    private final String name;
    private final InetAddress bind;
    private final List<String> everyAnswer;
    private final Function<HttpRequest, HttpReply> handler;
    private final Map<Socket, AtomicBoolean> open = new ConcurrentHashMap<>();
    private final Set<Thread> threads = ConcurrentHashMap.newKeySet();
    private @Nullable ServerSocket server;
    private @Nullable Thread acceptor;
    private int port;

    /// Prepares a listener; nothing is bound yet.
    ///
    /// @param name for thread names and the log
    /// @param bind the address to listen on
    /// @param port 0 for a free one, which is then kept
    /// @param everyAnswer header lines of every answer
    /// @param handler called in the thread of the connection
    public HttpListener(
            String name,
            InetAddress bind,
            int port,
            List<String> everyAnswer,
            Function<HttpRequest, HttpReply> handler) {
        this.name = name;
        this.bind = bind;
        this.port = port;
        this.everyAnswer = everyAnswer;
        this.handler = handler;
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
            throw new UncheckedIOException(
                    "Port " + port + " of " + name + " cannot be opened: " + e.getMessage(), e);
        }
        server = fresh;
        port = fresh.getLocalPort();
        var accepting = fresh;
        acceptor = start(name + "-accept", () -> accept(accepting));
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
        open.keySet().forEach(HttpListener::shut);
    }

    /// Drops the connections on which no request is being answered.
    public void dropIdleConnections() {
        open.forEach(
                (socket, busy) -> {
                    if (!busy.get()) {
                        shut(socket);
                    }
                });
    }

    /// Whether the port is open.
    public synchronized boolean listening() {
        return server != null;
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

    private static void join(Thread thread) {
        try {
            thread.join(FAREWELL);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Thread start(String threadName, Runnable work) {
        var thread =
                Thread.ofVirtual()
                        .name(threadName)
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

    private void accept(ServerSocket accepting) {
        while (!accepting.isClosed()) {
            Socket socket = null;
            try {
                socket = accepting.accept();
                socket.setTcpNoDelay(true);
                var busy = new AtomicBoolean();
                open.put(socket, busy);
                if (accepting.isClosed()) {
                    drop(socket); // shut down between accept and add
                    return;
                }
                var taken = socket;
                start(name + "-connection", () -> serve(taken, busy));
            } catch (IOException e) {
                if (socket != null) {
                    drop(socket);
                }
            }
        }
    }

    private void serve(Socket socket, AtomicBoolean busy) {
        try {
            var in = socket.getInputStream();
            var out = socket.getOutputStream();
            var reader = new RequestReader(in, out, socket.getInetAddress());
            var writer = new ReplyWriter(out, everyAnswer);
            socket.setSoTimeout(IDLE_MILLIS);
            boolean goOn = true;
            while (goOn) {
                goOn = exchange(reader, writer, busy);
                busy.set(false);
            }
        } catch (IOException e) {
            log.trace("A connection of {} ended: {}", name, e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            drop(socket);
        }
    }

    private boolean exchange(RequestReader reader, ReplyWriter writer, AtomicBoolean busy)
            throws IOException, InterruptedException {
        try {
            var read = reader.next();
            if (read == null) {
                return false;
            }
            busy.set(true);
            var request = read.request();
            return writer.write(
                    handler.apply(request), request.method().equals("HEAD"), read.keepAlive());
        } catch (RequestReader.Malformed e) {
            var refusal =
                    HttpReply.text(400, "text/plain; charset=utf-8", "400 Bad Request").closing();
            return writer.write(refusal, false, false);
        }
    }

    private void drop(Socket socket) {
        open.remove(socket);
        shut(socket);
    }

    private static void shut(java.io.@Nullable Closeable closeable) {
        try {
            if (closeable != null) {
                closeable.close();
            }
        } catch (IOException e) {
            log.trace("Closing failed: {}", e.getMessage());
        }
    }
}
