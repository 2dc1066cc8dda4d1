package dev.signalbox.simulator.http;

import dev.signalbox.simulator.net.TcpPort;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One port on which HTTP is answered. Thread-safe.
public final class HttpListener implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(HttpListener.class);
    private static final int IDLE_MILLIS = 30_000;

    private final String name;
    private final List<String> everyAnswer;
    private final Function<HttpRequest, HttpReply> handler;
    private final TcpPort port;

    /// The connections on which a request is being answered.
    private final Set<Socket> busy = ConcurrentHashMap.newKeySet();

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
        this.everyAnswer = everyAnswer;
        this.handler = handler;
        this.port = new TcpPort(name, "", bind, port, this::serve);
    }

    /// Starts to listen. Does nothing when it listens already.
    ///
    /// @throws java.io.UncheckedIOException when the port is taken
    public void open() {
        port.open();
    }

    /// Stops to listen and drops all connections, at once and in the middle of whatever they do.
    public void shutDown() {
        port.shutDown();
    }

    /// Drops all connections; new ones are taken.
    public void dropConnections() {
        port.dropConnections();
    }

    /// Drops the connections on which no request is being answered.
    public void dropIdleConnections() {
        port.dropConnectionsBut(busy);
    }

    /// Whether the port is open.
    public boolean listening() {
        return port.listening();
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

    private void serve(Socket socket) {
        try {
            var in = socket.getInputStream();
            var out = socket.getOutputStream();
            var reader = new RequestReader(in, out, socket.getInetAddress());
            var writer = new ReplyWriter(out, everyAnswer);
            socket.setSoTimeout(IDLE_MILLIS);
            boolean goOn = true;
            while (goOn) {
                goOn = exchange(socket, reader, writer);
                busy.remove(socket);
            }
        } catch (IOException e) {
            log.trace("A connection of {} ended: {}", name, e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            busy.remove(socket);
        }
    }

    private boolean exchange(Socket socket, RequestReader reader, ReplyWriter writer)
            throws IOException, InterruptedException {
        try {
            var read = reader.next();
            if (read == null) {
                return false;
            }
            busy.add(socket);
            var request = read.request();
            return writer.write(
                    handler.apply(request), request.method().equals("HEAD"), read.keepAlive());
        } catch (RequestReader.Malformed e) {
            var refusal =
                    HttpReply.text(400, "text/plain; charset=utf-8", "400 Bad Request").closing();
            return writer.write(refusal, false, false);
        }
    }
}
