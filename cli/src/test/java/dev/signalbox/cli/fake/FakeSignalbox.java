package dev.signalbox.cli.fake;

import dev.signalbox.cli.json.Json;
import dev.signalbox.cli.json.JsonText;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/// A pretended Signalbox on a port of its own: answers what a test tells it to, notes what it was
/// asked, and finds fault with every request and answer that is not in the contract. Sockets by
/// hand, because the live connection shares the port.
public final class FakeSignalbox implements AutoCloseable {
    private final ServerSocket listening;
    private final Map<String, Function<Seen, Reply>> replies = new ConcurrentHashMap<>();
    private final Queue<LiveScript> scripts = new ConcurrentLinkedQueue<>();
    private final List<Seen> seen = new CopyOnWriteArrayList<>();
    private final List<String> faults = new CopyOnWriteArrayList<>();
    private final List<Socket> open = new CopyOnWriteArrayList<>();
    private volatile boolean keyExpected = true;

    /// What happens on one live connection.
    public interface LiveScript {
        void play(LiveServer connection) throws IOException;
    }

    /// Starts.
    public FakeSignalbox() {
        try {
            listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::accept);
    }

    /// Where it is.
    public String url() {
        return "http://127.0.0.1:" + listening.getLocalPort();
    }

    /// Answers a request, written `GET /api/streams`.
    public FakeSignalbox on(String line, Function<Seen, Reply> reply) {
        replies.put(line, reply);
        return this;
    }

    /// Answers a request with the same JSON every time.
    public FakeSignalbox on(String line, Json body) {
        return on(line, _ -> Reply.ok(body));
    }

    /// The next live connection goes like this.
    public FakeSignalbox live(LiveScript script) {
        scripts.add(script);
        return this;
    }

    /// From now on, requests need not be signed.
    public FakeSignalbox open() {
        keyExpected = false;
        return this;
    }

    /// What it was asked, in order.
    public List<Seen> seen() {
        return seen;
    }

    /// The requests of one kind, written `GET /api/streams`.
    public List<Seen> seen(String line) {
        return seen.stream().filter(one -> one.line().equals(line)).toList();
    }

    /// Ends, and complains if the contract was broken.
    @Override
    public void close() {
        try {
            listening.close();
            for (var socket : open) {
                socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (!faults.isEmpty()) {
            throw new AssertionError("not in the contract: " + faults);
        }
    }

    private void accept() {
        while (!listening.isClosed()) {
            try {
                var socket = listening.accept();
                open.add(socket);
                Thread.ofVirtual().start(() -> serve(socket));
            } catch (SocketException e) {
                return;
            } catch (IOException e) {
                faults.add(e.toString());
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            var in = new BufferedInputStream(socket.getInputStream());
            for (var line = line(in); !line.isEmpty(); line = line(in)) {
                if (!answer(socket, in, line)) {
                    return;
                }
            }
        } catch (IOException e) {
            // The other side went away; tests that mind look at what was asked.
        }
    }

    private boolean answer(Socket socket, InputStream in, String first) throws IOException {
        var request = read(in, first);
        seen.add(request);
        for (var fault : Contract.current().checkRequest(request)) {
            faults.add(request.line() + ": " + fault);
        }
        boolean upgrade = request.header("upgrade").isPresent();
        var script = upgrade ? scripts.poll() : null;
        if (script != null) {
            script.play(LiveServer.open(socket, in, request));
            return false;
        }
        var reply =
                replies.getOrDefault(
                                request.line(),
                                _ ->
                                        Reply.problem(
                                                404,
                                                "test.nothing_there",
                                                "Nothing at " + request.line()))
                        .apply(request);
        if (reply.checked()) {
            var body = reply.text().isEmpty() ? Json.Null.NOTHING : JsonText.parse(reply.text());
            for (var fault : Contract.current().checkAnswer(request, reply.status(), body)) {
                faults.add("answer to " + request.line() + ": " + fault);
            }
        }
        write(socket, reply);
        return true;
    }

    private Seen read(InputStream in, String first) throws IOException {
        var parts = List.of(first.split(" "));
        var headers = new LinkedHashMap<String, String>();
        for (var line = line(in); !line.isEmpty(); line = line(in)) {
            int colon = line.indexOf(':');
            headers.put(
                    line.substring(0, colon).toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).strip());
        }
        int length = Integer.parseInt(headers.getOrDefault("content-length", "0"));
        var body = in.readNBytes(length);
        var target = parts.get(1);
        int mark = target.indexOf('?');
        return new Seen(
                parts.get(0),
                mark < 0 ? target : target.substring(0, mark),
                mark < 0 ? Map.of() : query(target.substring(mark + 1)),
                headers,
                length == 0 ? Json.Null.NOTHING : JsonText.parse(body),
                keyExpected);
    }

    private static Map<String, String> query(String text) {
        var query = new LinkedHashMap<String, String>();
        for (var pair : text.split("&")) {
            int mark = pair.indexOf('=');
            var name = URLDecoder.decode(pair.substring(0, mark), StandardCharsets.UTF_8);
            query.put(name, URLDecoder.decode(pair.substring(mark + 1), StandardCharsets.UTF_8));
        }
        return query;
    }

    private static String line(InputStream in) throws IOException {
        var line = new ByteArrayOutputStream();
        for (int c = in.read(); c >= 0 && c != '\n'; c = in.read()) {
            if (c != '\r') {
                line.write(c);
            }
        }
        return line.toString(StandardCharsets.UTF_8);
    }

    private static void write(Socket socket, Reply reply) throws IOException {
        var body = reply.text().getBytes(StandardCharsets.UTF_8);
        var head = new ArrayList<String>();
        head.add("HTTP/1.1 " + reply.status() + " As told");
        if (reply.status() != 204) {
            head.add("Content-Type: " + reply.type());
            head.add("Content-Length: " + body.length);
        }
        reply.headers().forEach((name, value) -> head.add(name + ": " + value));
        var out = socket.getOutputStream();
        out.write((String.join("\r\n", head) + "\r\n\r\n").getBytes(StandardCharsets.UTF_8));
        out.write(body);
        out.flush();
    }
}
