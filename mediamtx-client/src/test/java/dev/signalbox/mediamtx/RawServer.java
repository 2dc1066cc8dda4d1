package dev.signalbox.mediamtx;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/// A server that knows HTTP only as far as it has to, so that it can do everything wrong.
final class RawServer implements AutoCloseable {
    /// The first byte of a client that wants TLS.
    private static final int HANDSHAKE = 0x16;

    private final ServerSocket listener;
    private final Answer answer;
    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private final AtomicInteger connections = new AtomicInteger();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final CountDownLatch closed = new CountDownLatch(1);

    /// What the server does about a request. When it returns normally, the next request on the same
    /// connection is read.
    interface Answer {
        void to(Exchange exchange) throws IOException, InterruptedException;
    }

    /// @param headers names in lower case
    record Request(String method, String target, Map<String, String> headers) {
        String path() {
            int query = target.indexOf('?');
            return query < 0 ? target : target.substring(0, query);
        }
    }

    /// One request and the wire to answer on.
    record Exchange(Request request, Socket socket, CountDownLatch closed) {
        void write(byte[] bytes) throws IOException {
            socket.getOutputStream().write(bytes);
            socket.getOutputStream().flush();
        }

        void write(String text) throws IOException {
            write(text.getBytes(ISO_8859_1));
        }
    }

    RawServer(Answer answer) {
        this(plainListener(), answer);
    }

    RawServer(ServerSocket listener, Answer answer) {
        this.listener = listener;
        this.answer = answer;
        Thread.ofVirtual().start(this::accept);
    }

    private static ServerSocket plainListener() {
        try {
            return new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + listener.getLocalPort());
    }

    int port() {
        return listener.getLocalPort();
    }

    List<Request> requests() {
        return List.copyOf(requests);
    }

    /// How often each path was asked for, since the last call.
    Map<String, Integer> counted() {
        Map<String, Integer> counts = new TreeMap<>();
        List<Request> taken = requests();
        taken.forEach(request -> counts.merge(request.path(), 1, Integer::sum));
        requests.removeAll(taken);
        return counts;
    }

    int connections() {
        return connections.get();
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket socket = listener.accept();
                socket.setTcpNoDelay(true);
                connections.incrementAndGet();
                open.add(socket);
                Thread.ofVirtual().start(() -> serve(socket));
            } catch (IOException _) {
                // The end, which the loop sees for itself.
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            InputStream in = new BufferedInputStream(socket.getInputStream());
            Request request;
            while ((request = read(in)) != null) {
                requests.add(request);
                answer.to(new Exchange(request, socket, closed));
            }
        } catch (IOException | InterruptedException _) {
            // The other side has had enough.
        } finally {
            open.remove(socket);
        }
    }

    private static Request read(InputStream in) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        while (!head.toString(ISO_8859_1).endsWith("\r\n\r\n")) {
            int next = in.read();
            if (next < 0) {
                throw new IOException("the other side has closed");
            }
            head.write(next);
            if (head.size() == 1 && next == HANDSHAKE) {
                return new Request("TLS", "", Map.of());
            }
        }
        List<String> lines = head.toString(ISO_8859_1).lines().toList();
        String[] first = lines.getFirst().split(" ", -1);
        Map<String, String> headers = new TreeMap<>();
        for (String line : lines.subList(1, lines.size() - 1)) {
            int colon = line.indexOf(':');
            headers.put(
                    line.substring(0, colon).toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).strip());
        }
        return new Request(first[0], first.length > 1 ? first[1] : "", headers);
    }

    @Override
    public void close() {
        closed.countDown();
        try {
            listener.close();
            for (Socket socket : open) {
                socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
