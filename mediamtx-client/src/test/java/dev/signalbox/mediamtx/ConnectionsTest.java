package dev.signalbox.mediamtx;

import static dev.signalbox.mediamtx.Answers.error;
import static dev.signalbox.mediamtx.Answers.hang;
import static dev.signalbox.mediamtx.Answers.json;
import static dev.signalbox.mediamtx.Answers.last;
import static dev.signalbox.mediamtx.Answers.reset;
import static dev.signalbox.mediamtx.Answers.status;
import static dev.signalbox.mediamtx.Clients.failed;
import static dev.signalbox.mediamtx.Clients.seen;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.UnixOperatingSystemMXBean;
import dev.signalbox.mediamtx.MediaMtxClient.Asked;
import dev.signalbox.mediamtx.RawServer.Answer;
import dev.signalbox.model.Poll.Failed;
import dev.signalbox.model.Poll.Seen;
import dev.signalbox.model.Trouble;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/// Connections that are kept, that went stale, that are many, and none that is lost.
class ConnectionsTest {
    private static final String PATH = "{\"name\":\"a\",\"ready\":true}";

    private static Answer thenClose(Answer answer) {
        return exchange -> {
            answer.to(exchange);
            exchange.socket().close();
        };
    }

    @Test
    void polls_of_a_node_share_one_connection() {
        try (MediaMtxClient client = Clients.patient();
                FakeNode node = FakeNode.with(PATH)) {
            for (int i = 0; i < 5; i++) {
                seen(client, node.address());
            }
            assertEquals(1, node.server().connections());
        }
    }

    @Test
    void a_connection_that_the_node_closed_meanwhile_costs_no_poll() {
        try (MediaMtxClient client = Clients.patient();
                FakeNode node = FakeNode.with(PATH)) {
            node.on(FakeNode.PATHS, thenClose(json(FakeNode.page(1, 1, PATH))));
            for (int i = 1; i <= 20; i++) {
                assertEquals(1, seen(client, node.address()).paths().size());
            }
            assertEquals(20, node.server().connections());
        }
    }

    @Test
    void a_server_that_answers_once_a_connection_is_asked_all_the_same() {
        try (MediaMtxClient client = Clients.patient();
                FakeNode node = FakeNode.with(PATH)) {
            String info = FakeNode.info("v1.20.1", "2026-08-22T10:00:00Z");
            node.on(FakeNode.INFO, thenClose(json(info, "Connection: close")));
            node.on(FakeNode.PATHS, thenClose(json(FakeNode.page(1, 1, PATH))));
            seen(client, node.address());
            seen(client, node.address());
            assertEquals(4, node.server().connections());
        }
    }

    @Test
    void an_answer_that_failed_leaves_nothing_for_the_next_one_to_trip_over() {
        try (MediaMtxClient client = Clients.patient();
                FakeNode node = FakeNode.with(PATH)) {
            for (Answer bad :
                    List.of(
                            json("[1,2,3]"),
                            json("{\"items\":7,\"rest\":\"" + "x".repeat(100_000) + "\"}"),
                            status("500 Oh", "text/plain", "y".repeat(100_000)),
                            error("404 Not Found", "z".repeat(1000)))) {
                node.on(FakeNode.PATHS, bad);
                failed(client.poll(node.address(), NodeMemory.NOTHING));
                node.on(FakeNode.PATHS, json(FakeNode.page(1, 1, PATH) + " ".repeat(9000)));
                seen(client, node.address());
            }
        }
    }

    @Test
    void a_hundred_nodes_are_asked_at_once_and_those_that_hang_hold_up_nobody() throws Exception {
        List<FakeNode> nodes = new ArrayList<>();
        try (MediaMtxClient client = Clients.with(Duration.ofSeconds(4), 100);
                ExecutorService polls = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 100; i++) {
                FakeNode node = FakeNode.with("{\"name\":\"path" + i + "\"}");
                nodes.add(i % 10 == 0 ? node.always(hang("")) : node);
            }
            long begun = System.nanoTime();
            List<Future<Asked>> all = new ArrayList<>();
            for (FakeNode node : nodes) {
                all.add(polls.submit(() -> client.poll(node.address(), NodeMemory.NOTHING)));
            }
            for (int i = 0; i < 100; i++) {
                Asked asked = all.get(i).get();
                if (i % 10 == 0) {
                    assertEquals(Trouble.NO_ANSWER, failed(asked).trouble());
                } else {
                    assertEquals("path" + i, seen(asked).paths().getFirst().name());
                    assertTrue(asked.poll().took().toMillis() < 4000);
                }
            }
            assertTrue(Duration.ofNanos(System.nanoTime() - begun).toMillis() < 5000);
        } finally {
            nodes.forEach(FakeNode::close);
        }
    }

    @Test
    void a_thousand_failing_polls_leave_no_connection_open() {
        Answer[] faults = {
            last(""),
            reset(),
            last("SSH-2.0-OpenSSH_9.2\r\n"),
            error("401 Unauthorized", "no"),
            error("500 Internal Server Error", "terminated"),
            json("[]"),
            last("HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\n{"),
            json("{\"items\":[" + "0,".repeat(9000))
        };
        try (MediaMtxClient client = Clients.patient();
                FakeNode node = FakeNode.with(PATH)) {
            seen(client, node.address());
            long before = openFiles();
            for (int i = 0; i < 1000; i++) {
                Answer fault = faults[i % faults.length];
                node.always(i % 3 == 0 ? fault : null).on(FakeNode.PATHS, fault);
                assertInstanceOf(
                        Failed.class, client.poll(node.address(), NodeMemory.NOTHING).poll());
            }
            long after = openFiles();
            assertTrue(after - before < 20, () -> before + " files before, " + after + " after");
            node.always(null).on(FakeNode.PATHS, json(FakeNode.page(1, 1, PATH)));
            assertInstanceOf(Seen.class, client.poll(node.address(), NodeMemory.NOTHING).poll());
        }
    }

    private static long openFiles() {
        return assertInstanceOf(
                        UnixOperatingSystemMXBean.class,
                        ManagementFactory.getOperatingSystemMXBean())
                .getOpenFileDescriptorCount();
    }
}
