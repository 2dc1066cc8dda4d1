package dev.signalbox.mediamtx;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.signalbox.model.Poll;
import dev.signalbox.model.Trouble;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Whole answers, head and body, with something broken at random.
@Tag("slow")
class MutationsTest {
    private static final String BODY = FakeNode.resource("recorded/1.20.1/paths-list.json");
    private static final String HEAD =
            "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nServer: mediamtx\r\n";
    private static final String[] WHOLE = {
        HEAD + "Content-Length: " + BODY.length() + "\r\n\r\n" + BODY,
        HEAD + "Connection: close\r\n\r\n" + BODY,
        HEAD
                + "Transfer-Encoding: chunked\r\n\r\n400\r\n"
                + BODY.substring(0, 1024)
                + "\r\n"
                + Integer.toHexString(BODY.length() - 1024)
                + "\r\n"
                + BODY.substring(1024)
                + "\r\n0\r\n\r\n"
    };
    private static final String[] PIECES = {
        "\r\n",
        "\0",
        "-1",
        "99999999999999999999",
        "Transfer-Encoding: chunked\r\n",
        "HTTP/1.1 100 Continue\r\n\r\n",
        "Content-Length: 5\r\n",
        "gzip",
        "{",
        "}",
        "]",
        "\"",
        "null",
        ":",
        ";",
        "\u00ff\u00fe",
        " "
    };
    private static final Set<Trouble> NAMES =
            EnumSet.of(
                    Trouble.NOT_HTTP,
                    Trouble.NOT_JSON,
                    Trouble.WRONG_SHAPE,
                    Trouble.CUT_OFF,
                    Trouble.TOO_LARGE,
                    Trouble.CONNECTION_CLOSED,
                    Trouble.NOT_MEDIAMTX,
                    Trouble.SERVER_ERROR,
                    Trouble.CREDENTIALS_MISSING,
                    Trouble.FORBIDDEN);

    @Test
    void a_broken_answer_has_a_name_and_the_next_one_is_read() {
        try (MediaMtxClient client = Clients.with(Duration.ofSeconds(5), 100);
                FakeNode node = FakeNode.with()) {
            // Every one takes a local port for a minute, and there are 28,000.
            for (long seed = 1; seed <= 8_000; seed++) {
                String broken = broken(new SplittableRandom(seed));
                node.on(FakeNode.PATHS, Answers.last(broken));
                try {
                    check(client.poll(node.address(), NodeMemory.NOTHING).poll());
                } catch (AssertionError | RuntimeException e) {
                    throw new AssertionError("seed " + seed + ": " + e + "\n" + broken, e);
                }
            }
        }
    }

    private static void check(Poll poll) {
        switch (poll) {
            case Poll.Seen seen -> assertTrue(seen.snapshot().paths().size() <= 7);
            case Poll.Failed failed ->
                    assertTrue(NAMES.contains(failed.trouble()), failed::toString);
        }
    }

    private static String broken(SplittableRandom random) {
        StringBuilder text = new StringBuilder(WHOLE[random.nextInt(WHOLE.length)]);
        int times = 1 + random.nextInt(3);
        for (int i = 0; i < times && !text.isEmpty(); i++) {
            // Half of the breaks are in the head.
            int at =
                    random.nextInt(
                            random.nextBoolean() ? Math.min(160, text.length()) : text.length());
            switch (random.nextInt(5)) {
                case 0 -> text.setLength(at);
                case 1 -> text.setCharAt(at, (char) random.nextInt(256));
                case 2 -> text.deleteCharAt(at);
                case 3 -> text.insert(at, PIECES[random.nextInt(PIECES.length)]);
                default -> text.delete(at, Math.min(text.length(), at + random.nextInt(200)));
            }
        }
        return new String(text.toString().getBytes(ISO_8859_1), ISO_8859_1);
    }
}
