package dev.signalbox.server.api;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/// Bodies that are no JSON object, too large, or not what they are said to be.
class BadFormApiTest {
    @AutoClose private static final World world = new World();

    /// Operations that take a body, and those that take none and change something.
    private static List<Operation> writes(boolean withBody) {
        return Contract.get().operations().stream()
                .filter(operation -> !operation.reads())
                .filter(operation -> (operation.body() != null) == withBody)
                .toList();
    }

    private static String path(Operation operation) {
        return operation.path().replace("{id}", Long.toString(id(operation)));
    }

    private static long id(Operation operation) {
        return switch (operation.path().split("/")[2]) {
            case "incidents" -> world.incident;
            case "streams" -> world.missing;
            case "keys" -> world.key;
            default -> world.node;
        };
    }

    private static Answer send(Operation operation, String type, byte[] body) {
        BodyPublisher bytes = BodyPublishers.ofByteArray(body);
        Api api = world.api();
        Api typed = type.isEmpty() ? api : api.with("Content-Type", type);
        return typed.raw(operation.method(), path(operation), bytes);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void what_is_no_json_object_is_refused_with_the_place() {
        List<String> bodies =
                List.of(
                        "{\"name\":",
                        "{\"name\"}",
                        "{name:1}",
                        "{'name':'x'}",
                        "{\"name\":\"x\",}",
                        "{\"name\":NaN}",
                        "{\"name\":01}",
                        "{\"a\":1}{\"b\":2}",
                        "{} trailing",
                        "[]",
                        "[{\"name\":\"x\"}]",
                        "\"text\"",
                        "null",
                        "7",
                        " ",
                        "<xml/>",
                        "name=x&api_url=y",
                        "{\"name\":\"a\",\"name\":\"b\"}",
                        "[".repeat(50_000),
                        "{\"a\":".repeat(5_000),
                        "{\"metadata\":" + "[".repeat(2_000) + "]".repeat(2_000) + "}",
                        "{\"revision\":" + "9".repeat(5_000) + "}",
                        "{\"" + "n".repeat(60_000) + "\":1}");
        Untouched untouched = new Untouched(world.server);
        for (Operation operation : Contract.get().operations()) {
            if (operation.reads()) {
                continue;
            }
            for (String body : bodies) {
                Answer answer = send(operation, "application/json", utf8(body));
                assertEquals(400, answer.status(), () -> body + " " + answer);
                untouched.refused(answer);
            }
        }
    }

    @Test
    void bytes_that_are_not_utf_8_are_refused() {
        Untouched untouched = new Untouched(world.server);
        byte[] latin = "{\"name\":\"\u00fc\"}".getBytes(StandardCharsets.ISO_8859_1);
        byte[] cut = {'{', '"', 'a', '"', ':', '"', (byte) 0xf0, (byte) 0x9f};
        byte[] half = {
            '{', '"', 'a', '"', ':', '"', (byte) 0xed, (byte) 0xa0, (byte) 0x80, '"', '}'
        };
        for (Operation operation : writes(true)) {
            for (byte[] body :
                    List.of(latin, cut, half, new byte[] {0}, new byte[] {(byte) 0xff})) {
                untouched.refused(send(operation, "application/json", body));
            }
        }
    }

    @Test
    void a_body_is_needed_where_the_contract_says_so() {
        Untouched untouched = new Untouched(world.server);
        for (Operation operation : writes(true)) {
            if (operation.bodyRequired()) {
                Answer empty = send(operation, "application/json", new byte[0]);
                untouched.refused(empty.expect(400, "input.not_json"));
                untouched.refused(send(operation, "", new byte[0]).expect(400, "input.not_json"));
            }
        }
    }

    @Test
    void a_body_is_refused_where_none_is_taken() {
        Untouched untouched = new Untouched(world.server);
        for (Operation operation : writes(false)) {
            Answer answer = send(operation, "application/json", utf8("{\"force\":true}"));
            untouched.refused(answer.expect(400, "input.invalid"), "force");
        }
    }

    @Test
    void only_json_is_taken_for_json() {
        Untouched untouched = new Untouched(world.server);
        for (Operation operation : Contract.get().operations()) {
            if (operation.reads()) {
                continue;
            }
            for (String type :
                    List.of(
                            "",
                            "text/plain",
                            "application/x-www-form-urlencoded",
                            "multipart/form-data; boundary=x",
                            "application/jsonx",
                            "application/json-patch+json",
                            "text/json; charset")) {
                Answer answer = send(operation, type, utf8("{\"name\":\"x\"}"));
                untouched.refused(answer.expect(415, "body.not_json_type"));
            }
        }
        Operation me = Contract.get().operation("login");
        send(me, "APPLICATION/JSON; charset=utf-8", utf8("{}")).expect(400, "input.invalid");
    }

    @Test
    void two_megabytes_are_too_many_whether_or_not_they_are_announced() {
        Untouched untouched = new Untouched(world.server);
        byte[] large = utf8("{\"name\":\"" + "x".repeat(2 << 20) + "\"}");
        for (Operation operation : writes(true)) {
            untouched.refused(
                    send(operation, "application/json", large).expect(413, "body.too_large"));
            BodyPublisher chunked =
                    BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(large));
            Api api = world.api().with("Content-Type", "application/json");
            Answer answer = api.raw(operation.method(), path(operation), chunked);
            untouched.refused(answer.expect(413, "body.too_large"));
        }
        byte[] most = utf8("{\"name\":\"" + "x".repeat((1 << 20) - 12) + "\"}");
        Operation create = Contract.get().operation("createNode");
        send(create, "application/json", most).expect(400, "input.invalid");
        world.api().get("/api/health/live").expect(200);
    }

    private static List<String> notHttp() {
        String key = "X-API-Key: " + TestServer.ADMIN_KEY;
        String json = "Content-Type: application/json";
        String close = "Connection: close";
        String host = "Host: x";
        String post = "POST /api/keys HTTP/1.1";
        String get = "GET /api/streams HTTP/1.1";
        String large = "x".repeat(20_000);
        return List.of(
                RawHttp.lines("garbage"),
                RawHttp.lines("GET /api/streams HTTP/9.9", host),
                RawHttp.lines(get),
                RawHttp.lines(get, host, "bad header"),
                RawHttp.lines("CONNECT /api/streams HTTP/1.1", host),
                RawHttp.lines("GET api HTTP/1.1", host, close),
                RawHttp.lines(post, host, key, json, close, "Content-Length: abc"),
                RawHttp.lines(post, host, key, json, close, "Transfer-Encoding: chunked")
                        + "ZZ\r\n",
                RawHttp.lines(get, host, "X-Long: " + large, close),
                RawHttp.lines("GET /api/streams?search=" + large + " HTTP/1.1", host),
                RawHttp.lines(get, host, "Sec-WebSocket-Version: 13", close),
                RawHttp.lines(
                        "GET /api/live HTTP/1.1",
                        host,
                        "Sec-WebSocket-Version: 13",
                        "Content-Type: a; charset",
                        close));
    }

    @Test
    void what_is_not_http_is_refused_in_the_same_form() throws IOException {
        for (String request : notHttp()) {
            Answer answer = RawHttp.bytes(world.server.port(), request);
            Contract.get().check("GET", "/nowhere", answer);
            assertEquals(4, answer.status() / 100, answer::toString);
            assertEquals("nosniff", answer.header("X-Content-Type-Options").orElse(""));
        }
    }

    @Test
    void whoever_hangs_up_in_the_middle_of_a_body_disturbs_nobody() throws IOException {
        Untouched untouched = new Untouched(world.server);
        String head =
                RawHttp.lines(
                        "POST /api/keys HTTP/1.1",
                        "Host: x",
                        "X-API-Key: " + TestServer.ADMIN_KEY,
                        "Content-Type: application/json",
                        "Content-Length: 100");
        try (LogWatch log = new LogWatch();
                Socket socket = RawHttp.open(world.server.port())) {
            socket.getOutputStream().write(utf8(head + "{"));
            socket.shutdownOutput();
            socket.getInputStream().readAllBytes();
            assertEquals(List.of(), log.errors());
        }
        untouched.check("half a body");
    }
}
