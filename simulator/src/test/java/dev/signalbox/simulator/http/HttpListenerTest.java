package dev.signalbox.simulator.http;

import static dev.signalbox.simulator.Eventually.eventually;
import static dev.signalbox.simulator.Refusals.messageOf;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.signalbox.mediamtx.wire.Bytes;
import dev.signalbox.simulator.RawClient;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpListenerTest {

    private static final InetAddress HERE = InetAddress.getLoopbackAddress();

    private final List<HttpRequest> requests = new CopyOnWriteArrayList<>();
    private final HttpListener listener =
            new HttpListener("test", HERE, 0, List.of("Server: test"), this::echo);

    @BeforeEach
    void open() {
        listener.open();
    }

    @AfterEach
    void close() {
        listener.close();
    }

    @Test
    void a_connection_serves_one_request_after_another() {
        try (var client = new RawClient(listener.port())) {
            for (int i = 0; i < 3; i++) {
                var answer = client.get("/" + i).answer();
                assertTrue(answer.startsWith("HTTP/1.1 200 OK\r\nServer: test\r\n"), answer);
                assertTrue(answer.endsWith("\r\n\r\n/" + i + " "), answer);
            }
        }
    }

    @Test
    void requests_that_come_together_are_answered_in_order() {
        try (var client = new RawClient(listener.port())) {
            client.send("GET /1 HTTP/1.1\r\nHost: a\r\n\r\nGET /2 HTTP/1.1\r\nHost: a\r\n\r\n");
            assertTrue(client.answer().endsWith("/1 "));
            assertTrue(client.answer().endsWith("/2 "));
        }
    }

    @Test
    void a_body_with_a_length_is_read() {
        try (var client = new RawClient(listener.port())) {
            client.send("POST /x HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\nhello");
            assertTrue(client.answer().endsWith("/x hello"));
            assertTrue(client.get("/y").answer().endsWith("/y "));
        }
    }

    @Test
    void a_body_in_chunks_is_read() {
        try (var client = new RawClient(listener.port())) {
            client.send("POST /x HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n");
            client.send("3;ignored=1\r\nhel\r\n2\r\nlo\r\n0\r\nTrailer: x\r\n\r\n");
            assertTrue(client.answer().endsWith("/x hello"));
            assertTrue(client.get("/y").answer().endsWith("/y "));
        }
    }

    @Test
    void who_waits_for_a_go_ahead_gets_it() {
        try (var client = new RawClient(listener.port())) {
            client.send("POST /x HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\n");
            client.send("Content-Length: 2\r\n\r\n");
            assertEquals("HTTP/1.1 100 Continue\r\n\r\n", client.head());
            client.send("ok");
            assertTrue(client.answer().endsWith("/x ok"));
        }
    }

    @Test
    void a_head_request_gets_the_head_only() {
        try (var client = new RawClient(listener.port())) {
            client.send("HEAD /abc HTTP/1.1\r\nHost: a\r\n\r\n");
            assertTrue(client.head().contains("Content-Length: 5\r\n"));
            assertTrue(client.get("/y").answer().endsWith("/y "));
        }
    }

    @Test
    void the_connection_ends_when_the_client_wants_it() {
        try (var client = new RawClient(listener.port())) {
            client.send("GET /x HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
            var all = client.rest();
            assertTrue(all.contains("Connection: close\r\n"), all);
        }
        try (var client = new RawClient(listener.port())) {
            client.send("GET /x HTTP/1.0\r\n\r\n");
            assertTrue(client.rest().endsWith("/x "));
        }
        try (var client = new RawClient(listener.port())) {
            client.send("GET /x HTTP/1.0\r\nConnection: keep-alive\r\n\r\n").answer();
            assertTrue(client.get("/y").answer().endsWith("/y "));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nonsense\r\n\r\n",
                "GET /x\r\n\r\n",
                "GET /%zz HTTP/1.1\r\n\r\n",
                "GET /%a HTTP/1.1\r\n\r\n",
                "GET /x HTTP/1.1\r\nno colon\r\n\r\n",
                "GET /x HTTP/1.1\r\nHost : a\r\n\r\n",
                "POST /x HTTP/1.1\r\nContent-Length: x\r\n\r\n",
                "POST /x HTTP/1.1\r\nContent-Length: -1\r\n\r\n",
                "POST /x HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n"
            })
    void what_is_no_request_gets_400_and_the_connection_ends(String text) {
        try (var client = new RawClient(listener.port())) {
            var answer = client.send(text).rest();
            assertTrue(answer.startsWith("HTTP/1.1 400 Bad Request\r\n"), answer);
            assertTrue(answer.endsWith("400 Bad Request"), answer);
        }
        assertEquals(List.of(), requests);
    }

    @Test
    void an_endless_head_is_cut_off() {
        try (var client = new RawClient(listener.port())) {
            client.send("GET /x HTTP/1.1\r\nX: " + "a".repeat(70_000));
            assertTrue(client.rest().startsWith("HTTP/1.1 400 "));
        }
    }

    @Test
    void a_body_that_is_too_long_is_cut_and_ends_the_connection() {
        try (var client = new RawClient(listener.port())) {
            client.send("POST /x HTTP/1.1\r\nContent-Length: 20000000\r\n\r\n");
            client.send(new byte[HttpRequest.MAX_BODY]);
            var head = client.head();
            assertTrue(head.contains("Connection: close"), head);
        }
        assertTrue(requests.getFirst().tooLarge());
    }

    @Test
    void names_and_queries_are_decoded() {
        try (var client = new RawClient(listener.port())) {
            client.get("/a%2Fb%20c%C3%A9?x=1+2&y=%26&z&x=3&bad=%zz").answer();
        }
        var request = requests.getFirst();
        assertEquals("/a/b cé", request.path());
        assertEquals("1 2", request.parameter("x"));
        assertEquals("&", request.parameter("y"));
        assertEquals("", request.parameter("z"));
        assertEquals("", request.parameter("bad"));
        assertEquals("", request.parameter("missing"));
    }

    @Test
    void an_absolute_target_is_understood() {
        try (var client = new RawClient(listener.port())) {
            assertTrue(client.get("http://node:1/x").answer().endsWith("/x "));
            assertTrue(client.get("http://node:1").answer().endsWith("/ "));
        }
    }

    @Test
    void a_port_that_was_shut_refuses_and_can_be_opened_again() {
        int port = listener.port();
        var client = new RawClient(port);
        client.get("/x").answer();
        listener.shutDown();
        assertEquals("", client.rest());
        assertFalse(listener.listening());
        messageOf(UncheckedIOException.class, () -> new RawClient(port));
        listener.open();
        listener.open();
        assertEquals(port, listener.port());
        try (var again = new RawClient(port)) {
            assertTrue(again.get("/y").answer().endsWith("/y "));
        }
    }

    @Test
    void a_port_that_is_taken_is_said_in_a_sentence() {
        var second = new HttpListener("second", HERE, listener.port(), List.of(), this::echo);
        var message = messageOf(UncheckedIOException.class, second::open);
        assertTrue(
                message.startsWith("Port " + listener.port() + " of second cannot be opened"),
                message);
    }

    @Test
    void idle_connections_can_be_dropped_without_closing_the_port() {
        try (var client = new RawClient(listener.port())) {
            client.get("/x").answer();
            eventually(
                    "the connection is taken to be idle and was dropped",
                    () -> {
                        listener.dropIdleConnections();
                        return client.ended();
                    });
        }
        assertTrue(listener.listening());
    }

    private HttpReply echo(HttpRequest request) {
        requests.add(request);
        return HttpReply.text(200, "text/plain", request.path() + " " + text(request.body()));
    }

    private static String text(Bytes body) {
        return body.length() > 100 ? "long" : body.toString();
    }
}
