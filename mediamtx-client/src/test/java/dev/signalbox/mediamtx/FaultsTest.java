package dev.signalbox.mediamtx;

import static dev.signalbox.mediamtx.Answers.bare;
import static dev.signalbox.mediamtx.Answers.endless;
import static dev.signalbox.mediamtx.Answers.error;
import static dev.signalbox.mediamtx.Answers.hang;
import static dev.signalbox.mediamtx.Answers.json;
import static dev.signalbox.mediamtx.Answers.last;
import static dev.signalbox.mediamtx.Answers.raw;
import static dev.signalbox.mediamtx.Answers.reset;
import static dev.signalbox.mediamtx.Answers.status;
import static dev.signalbox.mediamtx.Answers.trickle;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.signalbox.mediamtx.RawServer.Answer;
import dev.signalbox.model.Poll.Failed;
import dev.signalbox.model.Trouble;
import java.time.Duration;
import java.time.InstantSource;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Everything a server can do wrong, and what it is called then.
@Tag("slow")
class FaultsTest {
    private static final Duration POLL = Duration.ofMillis(700);
    private static final Duration PROBE = Duration.ofSeconds(5);
    private static final long MAX_BODY = 200_000;
    private static final String HEAD = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n";
    private static final String LIST = "{\"itemCount\":0,\"pageCount\":0,\"items\":[]}";
    private static final String HTML = "<!DOCTYPE html><html><body>It works!</body></html>";

    /// Waits longer than any machine is busy, so that only what a server says counts.
    private final MediaMtxClient patient = client(Duration.ofSeconds(30), Duration.ofSeconds(30));

    /// For servers that never answer: the sooner it is over the better.
    private final MediaMtxClient hasty = client(POLL, PROBE);

    private static MediaMtxClient client(Duration poll, Duration probe) {
        return new MediaMtxClient(
                new ClientSettings(poll, poll, probe, 100, MAX_BODY), InstantSource.system());
    }

    @AfterEach
    void close() {
        patient.close();
        hasty.close();
    }

    record Fault(String name, Answer answer, Trouble trouble) {
        @Override
        public String toString() {
            return name + " is " + trouble.code();
        }
    }

    private static Fault fault(String name, Answer answer, Trouble trouble) {
        return new Fault(name, answer, trouble);
    }

    private static Stream<Fault> faults() {
        return Stream.concat(wrong(), slow());
    }

    private static Stream<Fault> wrong() {
        return Stream.of(
                fault("closes at once", last(""), Trouble.CONNECTION_CLOSED),
                fault("resets", reset(), Trouble.CONNECTION_CLOSED),
                fault("a head alone", last("HTTP/1.1 200 OK\r\nServer: m\r\n"), Trouble.NOT_JSON),
                fault("garbage", last("\u0015\u0003\u0001\r\n\r\n"), Trouble.NOT_HTTP),
                fault("speaks SSH", last("SSH-2.0-OpenSSH_9.2\r\n"), Trouble.NOT_HTTP),
                fault("an RTSP server", last("RTSP/1.0 400 Bad Request\r\n\r\n"), Trouble.NOT_HTTP),
                fault("HTML", status("200 OK", "text/html", HTML), Trouble.NOT_JSON),
                fault(
                        "no text",
                        last(HEAD + "\r\n\0\0\u00fe\u00ff\u00ff\u00ff\u00ff\u00ff"),
                        Trouble.NOT_JSON),
                fault("an empty body", json(""), Trouble.NOT_JSON),
                fault("no content", raw("HTTP/1.1 204 No Content\r\n\r\n"), Trouble.NOT_MEDIAMTX),
                fault("a JSON array", json("[]"), Trouble.WRONG_SHAPE),
                fault("a JSON text", json("\"ok\""), Trouble.WRONG_SHAPE),
                fault("other JSON", json("{\"data\":[]}"), Trouble.WRONG_SHAPE),
                fault("404 in text", Answers.notFound(), Trouble.NOT_MEDIAMTX),
                fault("404 in JSON", error("404 Not Found", "what?"), Trouble.WRONG_SHAPE),
                fault("401", error("401 Unauthorized", "no"), Trouble.CREDENTIALS_MISSING),
                fault("403", error("403 Forbidden", "no"), Trouble.FORBIDDEN),
                fault(
                        "500",
                        error("500 Internal Server Error", "terminated"),
                        Trouble.SERVER_ERROR),
                fault("502", status("502 Bad Gateway", "text/html", HTML), Trouble.SERVER_ERROR),
                fault("400", error("400 Bad Request", "no"), Trouble.NOT_MEDIAMTX),
                fault("301", bare("301 Moved", "Location: /v3/info/"), Trouble.NOT_MEDIAMTX),
                fault(
                        "half a body",
                        last(HEAD + "Content-Length: 999\r\n\r\n{\"version\":\"v1.20.1\","),
                        Trouble.CUT_OFF),
                fault("JSON that ends early", json("{\"itemCount\":"), Trouble.CUT_OFF),
                fault(
                        "a broken chunk",
                        last(HEAD + "Transfer-Encoding: chunked\r\n\r\nXYZ\r\n{}\r\n0\r\n\r\n"),
                        Trouble.CUT_OFF),
                fault(
                        "a chunk too few",
                        last(HEAD + "Transfer-Encoding: chunked\r\n\r\n2\r\n{\"\r\n"),
                        Trouble.CUT_OFF),
                fault("a body too large", endless(HEAD + "\r\n{\"x\":[0", ",0"), Trouble.TOO_LARGE),
                fault(
                        "a known length too large",
                        endless(HEAD + "Content-Length: 99999999999\r\n\r\n{\"x\":[0", ",0"),
                        Trouble.TOO_LARGE),
                fault("spaces without end", endless(HEAD + "\r\n" + LIST, " "), Trouble.TOO_LARGE));
    }

    private static Stream<Fault> slow() {
        return Stream.of(
                fault("silence", hang(""), Trouble.NO_ANSWER),
                fault("silence in the head", hang("HTTP/1.1 200 OK\r\n"), Trouble.NO_ANSWER),
                fault("silence before the body", hang(HEAD + "\r\n"), Trouble.NO_ANSWER),
                fault(
                        "silence in the body",
                        hang(HEAD + "\r\n{\"itemCount\":0,"),
                        Trouble.NO_ANSWER),
                fault("a trickling head", trickle(HEAD.repeat(9), 20), Trouble.NO_ANSWER),
                fault(
                        "a trickling body",
                        trickle(HEAD + "\r\n" + " ".repeat(9999), 2),
                        Trouble.NO_ANSWER));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void a_server_that_answers_everything_so(Fault fault) {
        try (FakeNode node = new FakeNode().always(fault.answer)) {
            check(node, fault.trouble);
        }
    }

    private void check(FakeNode node, Trouble trouble) {
        boolean late = trouble == Trouble.NO_ANSWER || trouble == Trouble.BUSY;
        MediaMtxClient client = late ? hasty : patient;
        long begun = System.nanoTime();
        Failed failed =
                assertInstanceOf(
                        Failed.class, client.poll(node.address(), NodeMemory.NOTHING).poll());
        Duration took = Duration.ofNanos(System.nanoTime() - begun);
        assertEquals(trouble, failed.trouble(), failed::toString);
        // None of these servers would ever come to an end.
        assertTrue(!late || took.compareTo(POLL.plusSeconds(10)) < 0, took::toString);
        assertTrue(failed.evidence().length() < 300, failed::evidence);
    }

    @ParameterizedTest
    @MethodSource("faults")
    void a_server_that_answers_the_list_so(Fault fault) {
        try (FakeNode node = FakeNode.with().on(FakeNode.PATHS, fault.answer)) {
            boolean late = fault.trouble == Trouble.NO_ANSWER;
            check(node, late ? Trouble.BUSY : fault.trouble);
        }
    }
}
