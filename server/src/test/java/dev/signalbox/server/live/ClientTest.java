package dev.signalbox.server.live;

import static dev.signalbox.testkit.Eventually.eventually;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ClientTest {
    private static final int MOST_MESSAGES = 20_000;
    private static final int MOST_CHARACTERS = 4_000_000;

    private final HandLine line = new HandLine();
    private final AtomicInteger dropped = new AtomicInteger();
    private final Client client = new Client(line, dropped::incrementAndGet);

    private static List<String> texts(int from, int to) {
        return IntStream.rangeClosed(from, to).mapToObj(i -> "{\"n\":" + i + "}").toList();
    }

    /// The line is busy with this from now on.
    private void busy() {
        line.slow();
        client.offer("busy");
        assertEquals(List.of("busy"), line.sent());
    }

    private void assertDropped() {
        assertEquals(List.of(Client.RESYNC), line.sent());
        assertEquals(Client.TOO_SLOW, line.code());
        assertEquals(1, line.closings());
        assertEquals(1, dropped.get());
    }

    @Test
    void messages_are_sent_one_at_a_time_and_in_order() {
        busy();
        texts(1, 3).forEach(client::offer);
        assertEquals(List.of(), line.sent());
        line.reads();
        assertEquals(texts(1, 1), line.sent());
        assertEquals(1, line.underWay());
        line.readsAll();
        assertEquals(texts(2, 3), line.sent());
        client.offer("later");
        assertEquals(List.of("later"), line.sent());
    }

    @Test
    void of_numbers_only_the_newest_of_each_topic_is_sent_and_after_what_must_not_be_lost() {
        busy();
        client.offerNumbers("node:1", "1 old");
        client.offerNumbers("node:2", "2 old");
        client.offer("message");
        client.offerNumbers("node:1", "1 new");
        client.offerNumbers("node:2", "2 new");
        line.readsAll();
        assertEquals(List.of("message", "1 new", "2 new"), line.sent());
        client.offerNumbers("node:1", "1 newest");
        assertEquals(List.of("1 newest"), line.sent());
    }

    @Test
    void who_wants_batches_gets_what_waits_as_one() {
        client.prefer(null, true);
        busy();
        texts(1, 3).forEach(client::offer);
        client.offerNumbers("fleet", "{\"sum\":1}");
        line.reads();
        assertEquals(
                List.of(
                        "{\"type\":\"batch\",\"messages\":"
                                + "[{\"n\":1},{\"n\":2},{\"n\":3},{\"sum\":1}]}"),
                line.sent());
        texts(4, 4).forEach(client::offer);
        line.readsAll();
        assertEquals(texts(4, 4), line.sent(), "one alone is no batch");
    }

    @Test
    void a_batch_does_not_become_endless() {
        client.prefer(null, true);
        busy();
        String text = "\"" + "x".repeat(9_998) + "\"";
        Stream.generate(() -> text).limit(20).forEach(client::offer);
        line.readsAll();
        List<String> sent = line.sent();
        assertTrue(sent.size() > 1);
        assertTrue(sent.stream().allMatch(batch -> batch.length() < 80_000));
        int all = sent.stream().mapToInt(batch -> batch.split("x\"", -1).length - 1).sum();
        assertEquals(20, all);
    }

    @Test
    void who_does_not_want_batches_any_more_gets_none() {
        client.prefer(null, true);
        client.prefer(null, null);
        client.prefer(null, false);
        busy();
        texts(1, 3).forEach(client::offer);
        line.readsAll();
        assertEquals(texts(1, 3), line.sent());
    }

    @Test
    void a_client_with_too_many_messages_waiting_is_told_once_and_closed() {
        busy();
        texts(1, MOST_MESSAGES).forEach(client::offer);
        assertEquals(0, dropped.get());
        assertNull(line.code());
        client.offer("one too many");
        assertDropped();
        texts(1, 10).forEach(client::offer);
        client.offerNumbers("fleet", "1");
        line.readsAll();
        assertEquals(List.of(), line.sent(), "nothing that waited, and nothing new");
        assertEquals(1, dropped.get());
        assertEquals(1, line.closings());
    }

    @Test
    void a_client_with_too_much_waiting_is_told_once_and_closed() {
        busy();
        String half = "x".repeat(MOST_CHARACTERS / 2);
        client.offer(half);
        client.offer(half);
        assertEquals(0, dropped.get());
        client.offer("y");
        assertDropped();
    }

    @Test
    void a_client_that_reads_late_but_reads_is_kept() {
        for (int round = 0; round < 3; round++) {
            busy();
            texts(1, MOST_MESSAGES).forEach(client::offer);
            line.readsAll();
            assertEquals(texts(1, MOST_MESSAGES), line.sent());
            busy();
            client.offer("x".repeat(MOST_CHARACTERS));
            line.readsAll();
            assertEquals(1, line.sent().size());
        }
        assertEquals(0, dropped.get());
    }

    @Test
    void numbers_alone_never_make_a_client_too_slow() {
        busy();
        for (int i = 0; i < 3 * MOST_MESSAGES; i++) {
            client.offerNumbers("node:" + i % 7, "x".repeat(1_000));
        }
        line.readsAll();
        assertEquals(7, line.sent().size());
        assertEquals(0, dropped.get());
    }

    @Test
    void when_a_message_cannot_be_sent_nothing_more_is() {
        busy();
        texts(1, 3).forEach(client::offer);
        line.breaks();
        client.offer("more");
        client.offerNumbers("fleet", "1");
        assertEquals(List.of(), line.sent());
        assertEquals(0, dropped.get());
    }

    @Test
    void a_client_that_has_gone_is_sent_nothing() {
        busy();
        client.offer("waits");
        client.gone();
        client.offer("more");
        line.readsAll();
        assertEquals(List.of(), line.sent());
        assertNull(line.code());
    }

    @Test
    void a_client_that_we_close_is_told_why_and_sent_nothing_more() {
        busy();
        client.offer("waits");
        client.close(1001, "going down");
        line.readsAll();
        assertEquals(1001, line.code());
        assertEquals(List.of(), line.sent());
    }

    @Test
    void whoever_offers_at_the_same_time_nothing_is_lost_doubled_or_sent_across_another() {
        List<String> sent = Collections.synchronizedList(new ArrayList<>());
        AtomicInteger inside = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        Line threads =
                new Line() {
                    @Override
                    public void send(String text, Done done) {
                        most.accumulateAndGet(inside.incrementAndGet(), Math::max);
                        sent.add(text);
                        Thread.ofVirtual()
                                .start(
                                        () -> {
                                            inside.decrementAndGet();
                                            done.sent(true);
                                        });
                    }

                    @Override
                    public void close(int code, String reason) {}
                };
        Client shared = new Client(threads, dropped::incrementAndGet);
        CompletableFuture<Void> last = new CompletableFuture<>();
        AtomicInteger left = new AtomicInteger(4);
        for (int thread = 0; thread < 4; thread++) {
            int first = 1_000 * thread;
            Thread.ofPlatform()
                    .start(
                            () -> {
                                texts(first, first + 999).forEach(shared::offer);
                                if (left.decrementAndGet() == 0) {
                                    last.complete(null);
                                }
                            });
        }
        last.join();
        eventually("all are sent", () -> inside.get() == 0 && sent.size() == 4_000);
        assertEquals(1, most.get());
        assertEquals(4_000, List.copyOf(sent).stream().distinct().count());
        Set<String> ofTheFirst = new HashSet<>(texts(0, 999));
        assertEquals(
                texts(0, 999),
                sent.stream().filter(ofTheFirst::contains).toList(),
                "in the order of the one who offered them");
        assertEquals(0, dropped.get());
    }
}
