package dev.signalbox.server.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.signalbox.server.access.Role;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IdempotencyApiTest {
    private static final String NODES = "/api/fleet/nodes";

    @TempDir private Path data;

    private TestServer server;

    @BeforeEach
    void open() {
        server = TestServer.open(data);
    }

    @AfterEach
    void close() {
        server.close();
    }

    private Api once(String key) {
        return server.api().with("Idempotency-Key", key);
    }

    private String node(String name) {
        return Json.of("name", name, "api_url", server.fed(name).url());
    }

    private int nodes() {
        return server.api().get(NODES).json().path("total").asInt();
    }

    @Test
    void the_same_command_with_the_same_key_is_carried_out_once_and_answered_twice() {
        Answer first = once("k1").post(NODES, node("hub")).expect(201);
        Answer again = once("k1").post(NODES, node("hub")).expect(201);
        assertEquals(first.text(), again.text());
        assertEquals(first.header("Location"), again.header("Location"));
        assertEquals(first.header("ETag"), again.header("ETag"));
        assertEquals(first.type(), again.type());
        assertTrue(first.header("Idempotent-Replayed").isEmpty());
        assertEquals("true", again.header("Idempotent-Replayed").orElse(""));
        assertEquals(1, nodes());
        once("k1").post(NODES + "/", node("hub")).expect(201);
    }

    @Test
    void a_key_is_of_one_command_and_of_one_caller() {
        once("k1").post(NODES, node("hub")).expect(201);
        once("k1").post(NODES, node("other")).expect(409, "idempotency.reused");
        once("k1").post("/api/keys", Json.of("name", "x")).expect(409, "idempotency.reused");
        once("k1").post(NODES, node("hub") + " ").expect(409, "idempotency.reused");
        Api other = server.key(Role.OPERATOR).with("Idempotency-Key", "k1");
        other.post(NODES, node("other")).expect(201);
        assertEquals(2, nodes());
    }

    @Test
    void a_command_that_was_refused_gives_its_key_back() {
        once("k1").post(NODES, Json.of("name", "hub")).expect(400, "input.invalid");
        once("k1").post(NODES, node("hub")).expect(201);
        once("k2").post(NODES, node("hub")).expect(409, "node.name_taken");
        once("k2").post(NODES, node("hub2")).expect(201);
        assertEquals(2, nodes());
    }

    @Test
    void a_new_key_is_the_same_when_it_is_asked_for_again() {
        Answer first = once("k1").post("/api/keys", Json.of("name", "wall")).expect(201);
        Answer again = once("k1").post("/api/keys", Json.of("name", "wall")).expect(201);
        assertEquals(first.json().path("key"), again.json().path("key"));
        assertFalse(first.json().path("key").asText().isEmpty());
    }

    @Test
    void an_answer_without_a_body_is_given_again_without_one() {
        long id = server.add("hub", server.fed("hub"));
        server.api().delete(NODES + "/" + id).expect(200);
        String restore = NODES + "/" + id + "/restore";
        once("k1").post(restore, null).expect(200);
        once("k1").post(restore, null).expect(200);
        once("k2").post("/api/auth/logout", null).expect(204);
        Answer again = once("k2").post("/api/auth/logout", null).expect(204);
        assertEquals("", again.text());
    }

    @Test
    void of_many_at_once_one_is_carried_out() throws Exception {
        String body = node("hub");
        CountDownLatch go = new CountDownLatch(1);
        List<Future<Answer>> calls = new ArrayList<>();
        try (ExecutorService people = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 10; i++) {
                calls.add(
                        people.submit(
                                () -> {
                                    go.await();
                                    return once("k1").post(NODES, body);
                                }));
            }
            go.countDown();
        }
        int made = 0;
        for (Future<Answer> call : calls) {
            Answer answer = call.get();
            if (answer.status() == 201) {
                made += answer.header("Idempotent-Replayed").isPresent() ? 0 : 1;
            } else {
                answer.expect(409, "idempotency.running");
            }
        }
        assertEquals(1, made);
        assertEquals(1, nodes());
        once("k1").post(NODES, body).expect(201);
    }

    @Test
    void answers_outlive_a_restart_and_a_day_later_the_key_is_free() {
        Answer first = once("k1").post(NODES, node("hub")).expect(201);
        server.close();
        server = TestServer.open(data);
        server.fed("hub");
        assertEquals(first.text(), once("k1").post(NODES, node("hub")).expect(201).text());
        server.forward(Duration.ofHours(25));
        assertTrue(server.rooms.api.idempotency().prune() > 0);
        once("k1").post(NODES, node("hub")).expect(409, "node.name_taken");
    }

    @Test
    void a_key_that_is_none_is_refused_and_other_methods_need_none() {
        Untouched untouched = new Untouched(server);
        untouched.refused(once(" ").post(NODES, node("hub")), "Idempotency-Key");
        untouched.refused(once("k".repeat(201)).post(NODES, node("hub")), "Idempotency-Key");
        once("k".repeat(200)).post(NODES, node("hub")).expect(201);
        once("g").get(NODES).expect(200);
        once("g").get("/api/streams").expect(200);
        String login = Json.of("username", "admin", "password", TestServer.PASSWORD);
        server.nobody().with("Idempotency-Key", "l").post("/api/auth/login", login).expect(200);
        server.nobody().with("Idempotency-Key", "l").post("/api/auth/login", "{}").expect(400);
    }
}
