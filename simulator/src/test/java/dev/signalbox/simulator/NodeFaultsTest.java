package dev.signalbox.simulator;

import static dev.signalbox.simulator.Eventually.eventually;
import static dev.signalbox.simulator.Refusals.messageOf;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.signalbox.simulator.fault.Fault;
import dev.signalbox.simulator.fault.FaultKind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Every fault, seen through a socket or an HTTP client.
class NodeFaultsTest {

    private static final String LIST = "/v3/paths/list";
    private static final Duration FOREVER = Duration.ofMinutes(10);

    private final One one = One.of("1.20.1");
    private final SimulatedNode node = one.node();
    private final Api api = one.api();

    @BeforeEach
    void threePaths() {
        for (int i = 1; i <= 3; i++) {
            node.configPath("cam" + i, "{}");
        }
    }

    @AfterEach
    void close() {
        one.close();
    }

    @Test
    void a_node_that_refuses_closes_its_port_and_opens_the_same_one_again() {
        var url = node.url();
        var open = new RawClient(url);
        open.get(LIST).answer();
        node.setFault(Fault.of(FaultKind.REFUSE));
        assertEquals("", open.rest(), "connections that were open are gone");
        messageOf(UncheckedIOException.class, () -> new RawClient(url));
        node.clearFaults(FaultKind.REFUSE);
        assertEquals(url, node.url());
        assertEquals(200, api.get(LIST).status());
    }

    @Test
    void a_node_can_refuse_for_a_while() {
        node.setFault(Fault.of(FaultKind.REFUSE), Duration.ofMillis(50));
        eventually("the port is open again", this::answers);
        assertEquals(List.of(), node.faults());
    }

    @Test
    void a_node_that_hangs_takes_the_request_and_says_nothing() {
        node.setFault(Fault.of(FaultKind.HANG));
        try (var client = new RawClient(node.url())) {
            client.get(LIST);
            eventually(
                    "the request was taken",
                    () -> node.requests("GET /v3/paths/list") == 1 && !client.ended());
            node.setFault(Fault.slow(Duration.ZERO));
            assertFalse(client.ended(), "another fault does not end the silence");
            node.clearFaults();
            assertEquals("", client.rest(), "the connection ends without an answer");
        }
        assertEquals(200, api.get(LIST).status());
    }

    @Test
    void a_node_can_refuse_credentials_that_are_right() {
        node.setFault(Fault.of(FaultKind.UNAUTHORIZED));
        assertEquals(401, api.get(LIST).status());
        assertEquals("authentication error", api.get(LIST).error());
    }

    @Test
    void a_node_can_know_no_endpoint() {
        node.setFault(Fault.of(FaultKind.NOT_FOUND).onlyFor("/v3/info"));
        assertEquals("404 page not found", api.get("/v3/info").body());
        assertEquals("text/plain", api.get("/v3/info").header("content-type"));
        assertEquals(200, api.get(LIST).status());
    }

    @Test
    void a_node_can_be_about_to_restart_a_component() {
        node.setFault(Fault.of(FaultKind.TERMINATED));
        assertEquals(500, api.get(LIST).status());
        assertEquals("{\"status\":\"error\",\"error\":\"terminated\"}", api.get(LIST).body());
    }

    @Test
    void a_node_can_speak_something_else_than_http() {
        node.setFault(Fault.of(FaultKind.GARBAGE));
        try (var client = new RawClient(node.url())) {
            var answer = client.get(LIST).rest();
            assertFalse(answer.contains("HTTP"), answer);
            assertFalse(answer.isEmpty());
        }
        assertThrows(IOException.class, () -> api.attempt("GET", LIST, ""));
    }

    @Test
    void a_proxy_can_get_in_between() {
        node.setFault(Fault.of(FaultKind.NOT_JSON));
        var answer = api.get(LIST);
        assertEquals(200, answer.status());
        assertTrue(answer.body().startsWith("<html>"));
        assertTrue(answer.header("content-type").startsWith("text/html"));
    }

    @Test
    void an_answer_can_break_off_in_the_middle() {
        var whole = api.get(LIST).body();
        node.setFault(Fault.of(FaultKind.HALF_BODY));
        try (var client = new RawClient(node.url())) {
            var head = client.get(LIST).head();
            assertTrue(head.contains("Content-Length: " + whole.length() + "\r\n"), head);
            assertEquals(whole.substring(0, whole.length() / 2), client.rest());
        }
        assertThrows(IOException.class, () -> api.attempt("GET", LIST, ""));
    }

    @Test
    void an_answer_can_come_byte_by_byte() {
        var whole = api.get("/v3/info").body();
        node.setFault(Fault.of(FaultKind.TRICKLE).after(Duration.ofMillis(1)));
        assertEquals(whole, api.get("/v3/info").body());
        node.setFault(Fault.of(FaultKind.TRICKLE).after(FOREVER));
        try (var client = new RawClient(node.url())) {
            client.get("/v3/info").head();
            assertFalse(client.ended());
            node.clearFaults();
            assertEquals("", client.rest(), "what had not come yet does not come");
        }
    }

    @Test
    void a_node_can_claim_another_version() {
        node.setFault(Fault.wrongVersion("v9.9.9"));
        assertEquals("v9.9.9", api.get("/v3/info").json().path("version").asText());
        node.clearFaults();
        assertEquals("v1.20.1", api.get("/v3/info").json().path("version").asText());
    }

    @Test
    void lists_can_be_empty() {
        node.setFault(Fault.of(FaultKind.EMPTY_LIST));
        assertEquals("{\"itemCount\":0,\"pageCount\":0,\"items\":[]}", api.get(LIST).body());
        assertEquals(200, api.get("/v3/paths/get/cam1").status());
    }

    @Test
    void answers_can_be_late_for_some_urls() {
        node.setFault(Fault.slow(Duration.ofMillis(150)).onlyFor("/v3/info"));
        assertTrue(millis("/v3/info") >= 150);
        node.setFault(Fault.slow(FOREVER).onlyFor("/v3/info"));
        assertEquals(200, api.get(LIST).status());
    }

    @Test
    void a_slow_path_holds_up_itself_and_every_list_of_paths() {
        node.setFault(Fault.slow(Duration.ofMillis(150)).onlyForPath("cam2"));
        assertTrue(millis(LIST) >= 150);
        assertTrue(millis("/v3/paths/get/cam2") >= 150);
        node.setFault(Fault.slow(FOREVER).onlyForPath("cam2"));
        assertEquals(200, api.get("/v3/paths/get/cam1").status());
        assertEquals(200, api.get("/v3/info").status());
    }

    @Test
    void who_waits_for_a_slow_node_is_served_as_soon_as_it_is_well() {
        node.setFault(Fault.slow(FOREVER));
        var answer = CompletableFuture.supplyAsync(() -> api.get(LIST).status());
        eventually("the request was taken", () -> node.requests("GET /v3/paths/list") == 1);
        node.clearFaults();
        assertEquals(200, answer.join());
    }

    @Test
    void pages_can_overlap_as_if_a_path_had_appeared_in_between() {
        node.setFault(Fault.of(FaultKind.DUPLICATES));
        assertEquals(List.of("cam1", "cam2"), api.get(LIST + "?itemsPerPage=2").names());
        assertEquals(List.of("cam2", "cam3"), api.get(LIST + "?itemsPerPage=2&page=1").names());
    }

    @Test
    void an_answer_can_be_far_too_long() {
        node.setFault(Fault.of(FaultKind.HUGE_BODY).of(200_000));
        var answer = api.get(LIST);
        assertTrue(answer.body().length() > 200_000);
        assertEquals(3, answer.items().size());
    }

    @Test
    void requests_are_counted_whatever_they_are_answered() {
        node.forgetRequests();
        api.get(LIST);
        node.setFault(Fault.of(FaultKind.TERMINATED));
        api.get(LIST + "?page=1");
        api.get("/v3/paths/get/cam1");
        api.get("/v3/paths/get/a/b");
        api.post("/v3/config/paths/add/x", "{}");
        api.get("/nothing");
        assertEquals(2, node.requests("GET /v3/paths/list"));
        assertEquals(2, node.requests("GET /v3/paths/get"));
        assertEquals(1, node.requests("POST /v3/config/paths/add"));
        assertEquals(1, node.requests("GET /nothing"));
        assertEquals(0, node.requests("GET /v3/info"));
        assertEquals(4, node.requests().size());
        node.forgetRequests();
        assertEquals(0, node.requests().size());
    }

    private boolean answers() {
        try {
            return api.attempt("GET", LIST, "").status() == 200;
        } catch (IOException e) {
            return false;
        }
    }

    private long millis(String url) {
        long before = System.nanoTime();
        assertEquals(200, api.get(url).status());
        return (System.nanoTime() - before) / 1_000_000;
    }
}
