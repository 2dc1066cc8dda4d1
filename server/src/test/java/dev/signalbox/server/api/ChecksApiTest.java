package dev.signalbox.server.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.signalbox.testkit.Eventually;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Asking nodes now: quick checks and syncs of nodes that behave and of nodes that do not.
@Tag("slow")
class ChecksApiTest {
    private static final String QUICK = "/api/health/quick-check";

    private TestServer server;
    private Api api;
    private final List<PretendNode> open = new ArrayList<>();

    @BeforeEach
    void open() {
        server = TestServer.open();
        api = server.api();
    }

    @AfterEach
    void close() {
        open.forEach(PretendNode::close);
        server.close();
    }

    private long add(String name, String url) {
        String body = Json.of("name", name, "api_url", url);
        return api.post("/api/fleet/nodes", body).expect(201).json().path("id").asLong();
    }

    private PretendNode pretend(PretendNode.Mode mode) {
        PretendNode node = new PretendNode().live("a", "b").as(mode);
        open.add(node);
        return node;
    }

    @Test
    void a_good_node_is_counted_and_what_is_new_on_it_too() {
        PretendNode node = pretend(PretendNode.Mode.GOOD);
        long id = add("hub", node.url());
        api.post(QUICK + "/" + id, null).expect(200);
        node.live("c");
        JsonNode quick = api.post(QUICK + "/" + id, null).expect(200).json();
        assertTrue(quick.path("success").asBoolean());
        assertEquals("hub", quick.path("node_name").asText());
        assertEquals(3, quick.path("healthy").asInt());
        assertEquals(1, quick.path("updated").asInt());
        assertTrue(quick.path("error").isNull());
        assertTrue(quick.path("seconds").asDouble() < 1);
        node.live("d");
        JsonNode sync = api.post("/api/fleet/nodes/" + id + "/sync", null).expect(200).json();
        assertEquals(4, sync.path("total_paths").asInt());
        assertEquals(1, sync.path("created").asInt());
        assertEquals(0, sync.path("deleted").asInt());
        assertEquals(0, sync.path("missing").asInt());
    }

    @Test
    void a_node_that_fails_is_a_problem_that_names_it_and_says_why() {
        Map<PretendNode.Mode, String> codes = new EnumMap<>(PretendNode.Mode.class);
        codes.put(PretendNode.Mode.HANGS, "504 node.timeout");
        codes.put(PretendNode.Mode.WANTS_PASSWORD, "502 node.refused");
        codes.put(PretendNode.Mode.GARBAGE, "502 node.unreadable");
        codes.put(PretendNode.Mode.OTHER_SERVER, "502 node.incompatible");
        codes.put(PretendNode.Mode.BREAKS_OFF, "502 node.unreadable");
        codes.put(PretendNode.Mode.FAILS, "502 node.unreadable");
        codes.forEach((mode, code) -> failing(mode.name(), pretend(mode).url(), code));
        failing("nobody there", PretendNode.nowhere(), "502 node.unreachable");
        failing("unknown host", "http://no-such-host.invalid:9997", "502 node.unreachable");
    }

    private void failing(String name, String url, String code) {
        long id = add(name, url);
        for (String path : List.of(QUICK + "/" + id, "/api/fleet/nodes/" + id + "/sync")) {
            Answer answer = api.post(path, null);
            JsonNode problem = answer.json();
            assertEquals(code, answer.status() + " " + problem.path("code").asText(), path);
            assertEquals(id, problem.path("node_id").asLong());
            assertTrue(problem.has("success") && !problem.path("success").asBoolean());
            assertEquals(problem.path("detail"), problem.path("error"));
            assertTrue(problem.path("detail").asText().startsWith(name), answer::toString);
        }
        JsonNode report = api.post("/api/fleet/nodes/" + id + "/test", null).expect(200).json();
        assertFalse(report.path("success").asBoolean());
        List<String> outcomes = new ArrayList<>();
        report.path("steps").forEach(step -> outcomes.add(step.path("outcome").asText()));
        assertEquals(5, outcomes.size());
        assertEquals(1, outcomes.stream().filter(one -> one.equals("failed")).count());
        JsonNode failed = report.path("steps").get(outcomes.indexOf("failed"));
        assertFalse(failed.path("advice").asText().isBlank());
    }

    @Test
    void all_nodes_are_asked_at_once_and_each_answers_for_itself() {
        add("good", pretend(PretendNode.Mode.GOOD).url());
        add("garbage", pretend(PretendNode.Mode.GARBAGE).url());
        add("nobody", PretendNode.nowhere());
        for (int i = 0; i < 6; i++) {
            add("hangs " + i, pretend(PretendNode.Mode.HANGS).url());
        }
        long off = add("off", PretendNode.nowhere());
        api.patch("/api/fleet/nodes/" + off, Json.of("is_active", false)).expect(200);
        Eventually.eventually(
                "the first polls are over", () -> server.rooms.poller.stats().inFlight() == 0);

        JsonNode all = api.post(QUICK, null).expect(200).json();
        assertEquals(9, all.path("nodes_checked").asInt());
        double slowest = 0;
        double sum = 0;
        for (JsonNode result : all.path("results")) {
            boolean good = result.path("node_name").asText().equals("good");
            assertEquals(good, result.path("success").asBoolean(), result::toString);
            assertEquals(good, result.path("error").isNull());
            slowest = Math.max(slowest, result.path("seconds").asDouble());
            sum += result.path("seconds").asDouble();
        }
        assertTrue(slowest >= 0.9, "the hanging ones take all the time there is");
        double took = all.path("seconds").asDouble();
        assertTrue(took < sum / 2, "one after the other: " + took + " of " + sum);
        assertEquals(2, all.path("total_healthy").asInt());

        JsonNode synced = api.post("/api/fleet/sync-all", null).expect(200).json();
        assertEquals(9, synced.path("total_nodes").asInt());
        assertEquals(1, synced.path("successful").asInt());
        assertEquals(8, synced.path("failed").asInt());
        assertEquals(9, synced.path("results").size());
    }

    @Test
    void a_node_that_is_taken_out_while_it_is_asked_spoils_nothing() {
        FedNode slow = server.fed("slow").live("a");
        long leaving = server.add("slow", slow);
        server.add("quick", server.fed("quick").live("b"));
        CountDownLatch gate = new CountDownLatch(1);
        slow.waitsFor(gate);
        CompletableFuture<Answer> one =
                CompletableFuture.supplyAsync(() -> api.post(QUICK + "/" + leaving, null));
        CompletableFuture<Answer> all = CompletableFuture.supplyAsync(() -> api.post(QUICK, null));
        Eventually.eventually(
                "it is being asked", () -> server.rooms.poller.stats().inFlight() > 0);
        api.delete("/api/fleet/nodes/" + leaving).expect(200);
        one.orTimeout(10, TimeUnit.SECONDS).join().expect(404, "node.unknown");
        JsonNode results = all.orTimeout(10, TimeUnit.SECONDS).join().expect(200).json();
        assertEquals(1, results.path("nodes_checked").asInt(), results::toString);
        gate.countDown();
    }

    @Test
    void a_node_that_is_off_or_unknown_is_not_asked() {
        long off = add("off", PretendNode.nowhere());
        api.patch("/api/fleet/nodes/" + off, Json.of("is_active", false)).expect(200);
        for (String path : List.of(QUICK + "/%d", "/api/fleet/nodes/%d/sync")) {
            api.post(path.formatted(off), null).expect(422, "node.switched_off");
            api.post(path.formatted(77), null).expect(404, "node.unknown");
        }
        assertEquals(0, api.post(QUICK, null).json().path("nodes_checked").asInt());
    }

    @Test
    void a_connection_test_of_a_good_node_tells_each_step_and_stores_nothing() {
        PretendNode node = pretend(PretendNode.Mode.GOOD);
        Untouched untouched = new Untouched(server);
        JsonNode report =
                api.post("/api/fleet/nodes/test", Json.of("api_url", node.url()))
                        .expect(200)
                        .json();
        assertTrue(report.path("success").asBoolean());
        assertEquals("1.20.1", report.path("version").asText());
        assertEquals(2, report.path("path_count").asInt());
        assertEquals("rtsp://127.0.0.1:8554", report.at("/suggested/rtsp_url").asText());
        assertEquals("http://127.0.0.1:8888", report.at("/suggested/hls_url").asText());
        report.path("steps").forEach(step -> assertEquals("ok", step.path("outcome").asText()));
        untouched.check("a test");
        assertEquals(0, api.get("/api/fleet/nodes").json().path("total").asInt());
    }
}
