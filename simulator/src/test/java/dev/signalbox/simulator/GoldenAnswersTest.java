package dev.signalbox.simulator;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Plays what real binaries were asked, in the same order, and compares every answer.
class GoldenAnswersTest {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    @ParameterizedTest
    @ValueSource(strings = {"1.9.3", "1.12.3", "1.15.6", "1.17.1", "1.20.1"})
    void a_node_answers_what_the_real_release_answered(String version) throws IOException {
        try (var one = One.of(version)) {
            one.node().configPath("cam1", "{}");
            boolean old = one.node().version().before(11, 0);
            var transports = old ? "protocols" : "rtspTransports";
            one.node().globals("{\"" + transports + "\":[\"tcp\"]}");
            if (one.node().version().atLeast(19, 0)) {
                one.node().globals("{\"moq\":false}");
            }
            var checks = new ArrayList<Executable>();
            for (var line : lines(version)) {
                var golden = MAPPER.readTree(line);
                var answer = ask(one.node(), golden);
                checks.add(() -> compare(golden, answer));
            }
            assertAll(checks);
        }
    }

    private static List<String> lines(String version) throws IOException {
        try (InputStream in =
                GoldenAnswersTest.class.getResourceAsStream("golden/" + version + ".jsonl")) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        }
    }

    /// Over a bare socket, because some of the URLs are ones that no client would send.
    private static String ask(SimulatedNode node, JsonNode golden) {
        var body = golden.path("body").asText("").getBytes(StandardCharsets.UTF_8);
        var head =
                golden.path("verb").asText()
                        + " "
                        + golden.path("url").asText()
                        + " HTTP/1.1\r\nHost: node\r\nConnection: close\r\nContent-Length: "
                        + body.length
                        + "\r\n\r\n";
        try (var client = new RawClient(node.url())) {
            client.send(head).send(body);
            var bytes = client.rest().getBytes(StandardCharsets.ISO_8859_1);
            return new String(bytes, StandardCharsets.UTF_8);
        }
    }

    private static void compare(JsonNode golden, String answer) {
        var what =
                golden.path("verb").asText()
                        + " "
                        + golden.path("url").asText()
                        + " "
                        + golden.path("body").asText("");
        int split = answer.indexOf("\r\n\r\n");
        var head = answer.substring(0, split);
        assertEquals(golden.path("status").asInt(), status(head), what);
        assertEquals(golden.path("type").asText(), header(head, "Content-Type"), what);
        assertEquals(golden.path("location").asText(""), header(head, "Location"), what);
        if (golden.has("answer")) {
            var expected = golden.path("answer").asText();
            var actual = blanked(answer.substring(split + 4));
            assertEquals(parsed(expected), parsed(actual), what);
        }
    }

    private static Object parsed(String text) {
        try {
            return text.startsWith("{") ? MAPPER.readTree(text) : text;
        } catch (JsonProcessingException e) {
            throw new AssertionError("not JSON: " + text, e);
        }
    }

    private static String blanked(String body) {
        return body.replaceAll("\"started\":\"[^\"]*\"", "\"started\":\"*\"")
                .replaceAll(
                        "\"(rtmp|rtsp|hls|webrtc|srt|webrtcLocalUDP|api)Address\":\"[^\"]*\"",
                        "\"$1Address\":\"*\"");
    }

    private static int status(String head) {
        return Integer.parseInt(head.split(" ", 3)[1]);
    }

    private static String header(String head, String name) {
        for (var line : head.split("\r\n")) {
            if (line.startsWith(name + ": ")) {
                return line.substring(name.length() + 2);
            }
        }
        return "";
    }
}
