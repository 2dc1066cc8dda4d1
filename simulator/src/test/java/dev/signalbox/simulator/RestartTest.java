package dev.signalbox.simulator;

import static dev.signalbox.simulator.Eventually.eventually;
import static dev.signalbox.simulator.Refusals.messageOf;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.signalbox.simulator.state.Publication;
import dev.signalbox.simulator.time.HandTimeline;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/// What a node forgets, and when.
class RestartTest {

    private final HandTimeline hand = new HandTimeline();

    @Test
    void a_restart_loses_what_the_api_changed_and_has_a_new_start_time() {
        try (var one = One.of("1.20.1", hand)) {
            one.node().configPath("cam1", "{}");
            one.api().post("/v3/config/paths/add/extra", "{}");
            one.api().patch("/v3/config/paths/patch/cam1", "{\"maxReaders\":5}");
            var started = started(one);
            hand.forward(Duration.ofSeconds(5));
            one.node().restart();
            assertEquals(List.of("cam1"), one.node().paths());
            var conf = one.api().get("/v3/config/paths/get/cam1").json();
            assertEquals(0, conf.path("maxReaders").asInt());
            assertNotEquals(started, started(one));
        }
    }

    @Test
    void after_a_restart_publishers_are_gone_or_back_as_wanted() {
        try (var one = One.of("1.20.1", hand)) {
            one.node().configPath("cam1", "{}");
            one.node().configPath("cam2", "{}");
            one.node().publish("cam1", Publication.CAMERA.at(8000));
            one.node().publish("cam2");
            one.node().unpublish("cam2");
            var id = one.api().path("cam1").path("source").path("id").asText();
            one.node().restart(true);
            var path = one.api().path("cam1");
            assertTrue(path.path("available").asBoolean());
            assertNotEquals(id, path.path("source").path("id").asText());
            assertFalse(one.node().isAvailable("cam2"), "who had left does not come back");
            one.node().restart(false);
            assertFalse(one.node().isAvailable("cam1"));
            one.node().restart(true);
            assertFalse(one.node().isAvailable("cam1"), "it was not there any more");
        }
    }

    @Test
    void a_restart_can_take_a_while_during_which_the_port_is_closed() {
        try (var one = One.of("1.20.1", hand)) {
            one.node().configPath("cam1", "{}");
            one.node().publish("cam1");
            var url = one.node().url();
            one.node().restart(true, Duration.ofSeconds(5));
            messageOf(UncheckedIOException.class, () -> new RawClient(url));
            hand.forward(Duration.ofSeconds(5));
            assertEquals(url, one.node().url());
            assertTrue(one.api().path("cam1").path("available").asBoolean());
        }
    }

    @Test
    void reading_the_file_again_loses_what_the_api_changed_but_not_the_start_time() {
        try (var one = One.of("1.20.1", hand)) {
            one.node().configPath("cam1", "{}");
            one.node().publish("cam1");
            one.api().post("/v3/config/paths/add/extra", "{}");
            one.api().patch("/v3/config/global/patch", "{\"srt\":false}");
            var started = started(one);
            hand.forward(Duration.ofSeconds(5));
            one.node().reloadFromFile();
            assertEquals(List.of("cam1"), one.node().paths());
            assertEquals(200, one.api().get("/v3/srtconns/list").status());
            assertEquals(started, started(one));
            assertTrue(one.node().isAvailable("cam1"), "what did not change goes on");
        }
    }

    @Test
    void a_path_that_is_taken_out_of_the_file_is_gone() {
        try (var one = One.of("1.20.1", hand)) {
            one.node().configPath("cam1", "{}");
            one.node().publish("cam1");
            one.node().removeConfigPath("cam1");
            one.node().removeConfigPath("never-there");
            assertEquals(List.of(), one.node().paths());
        }
    }

    @Test
    void a_write_can_take_effect_after_its_answer_and_the_next_write_waits_for_it() {
        var settings = One.settings("1.20.1").applyDelay(Duration.ofSeconds(2));
        try (var one = One.of(settings, hand)) {
            var api = one.api();
            assertEquals(200, api.post("/v3/config/paths/add/a", "{}").status());
            assertEquals(404, api.get("/v3/config/paths/get/a").status());
            var second =
                    CompletableFuture.supplyAsync(
                            () -> api.post("/v3/config/paths/add/b", "{}").status());
            eventually(
                    "the second write has arrived",
                    () -> one.node().requests("POST /v3/config/paths/add") == 2);
            assertEquals(404, api.get("/v3/config/paths/get/a").status());
            hand.forward(Duration.ofSeconds(2));
            assertEquals(200, second.join());
            assertEquals(200, api.get("/v3/config/paths/get/a").status());
            assertEquals(404, api.get("/v3/config/paths/get/b").status());
            hand.forward(Duration.ofSeconds(2));
            assertEquals(List.of("a", "b"), one.node().paths());
        }
    }

    @Test
    void a_write_that_had_not_taken_effect_is_lost_in_a_restart() {
        var settings = One.settings("1.20.1").applyDelay(Duration.ofSeconds(2));
        try (var one = One.of(settings, hand)) {
            one.api().post("/v3/config/paths/add/a", "{}");
            one.node().restart(false);
            hand.forward(Duration.ofSeconds(5));
            assertEquals(List.of(), one.node().paths());
        }
    }

    @Test
    void a_change_of_timeouts_drops_every_stream() {
        try (var one = One.of("1.20.1", hand)) {
            one.node().configPath("cam1", "{}");
            one.node().publish("cam1");
            one.api().patch("/v3/config/global/patch", "{\"readTimeout\":\"20s\"}");
            assertFalse(one.node().isAvailable("cam1"));
            assertEquals(List.of("cam1"), one.node().paths());
        }
    }

    @Test
    void a_change_of_one_protocol_drops_its_streams_only() {
        try (var one = One.of("1.20.1", hand)) {
            one.node().configPath("a", "{}");
            one.node().configPath("b", "{}");
            one.node().publish("a");
            one.node()
                    .publish(
                            "b",
                            Publication.CAMERA.over(dev.signalbox.simulator.state.Protocol.RTMP));
            one.api().patch("/v3/config/global/patch", "{\"rtmp\":false}");
            assertTrue(one.node().isAvailable("a"));
            assertFalse(one.node().isAvailable("b"));
        }
    }

    @Test
    void switching_the_api_off_locks_everybody_out_until_the_next_start() {
        try (var one = One.of("1.20.1")) {
            var answer = one.api().patch("/v3/config/global/patch", "{\"api\":false}");
            assertEquals(200, answer.status());
            eventually("the port is closed", () -> !answers(one));
            one.node().restart(false);
            eventually("the port is open again", () -> answers(one));
        }
    }

    private static boolean answers(One one) {
        try {
            return one.api().attempt("GET", "/v3/info", "").status() == 200;
        } catch (IOException e) {
            return false;
        }
    }

    private static String started(One one) {
        return one.api().get("/v3/info").json().path("started").asText();
    }
}
