package dev.signalbox.endtoend;

import static dev.signalbox.testkit.Eventually.eventually;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.signalbox.simulator.NodeSettings;
import dev.signalbox.simulator.SimulatedNode;
import dev.signalbox.simulator.Simulator;
import dev.signalbox.simulator.SimulatorSettings;
import dev.signalbox.simulator.fault.Fault;
import dev.signalbox.simulator.fault.FaultKind;
import dev.signalbox.testkit.Api;
import dev.signalbox.testkit.SignalboxProcess;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A node that is out of order in every way there is: the others are not delayed, nothing is
/// deleted, there is one incident, and the reason is said in words.
@Tag("slow")
class FaultyNodesTest {
    private static final int PATHS = 40;

    @TempDir Path data = Path.of("");

    private static SimulatedNode node(Simulator simulator, String name) {
        SimulatedNode node = simulator.add(NodeSettings.named(name).version("1.20.1").build());
        node.configPath("all_others", "{}");
        IntStream.range(0, PATHS).forEach(i -> node.publish("cam" + i));
        return node;
    }

    private SignalboxProcess signalbox() {
        return SignalboxProcess.start(data, Map.of("SIGNALBOX_POLL_TIMEOUT", "2s"));
    }

    @ParameterizedTest
    @CsvSource({
        "HANG,            node_unreachable, did not answer in time",
        "REFUSE,          node_unreachable, connection was refused",
        "UNAUTHORIZED,    node_refused,     wants a user name and password",
        "GARBAGE,         node_unreadable,  not HTTP",
        "HALF_BODY,       node_unreadable,  broke off in the middle",
        "NOT_JSON,        node_unreadable,  not JSON",
        "TRICKLE,         node_unreachable, did not answer in time",
        "TERMINATED,      node_unreadable,  an error of its own",
        "NOT_FOUND,       node_incompatible, not the control API",
    })
    void one_bad_node_is_named_and_costs_nobody_else_anything(
            FaultKind kind, String reason, String words) {
        try (Simulator simulator = Simulator.open(SimulatorSettings.of());
                SignalboxProcess signalbox = signalbox()) {
            SimulatedNode bad = node(simulator, "bad");
            SimulatedNode good = node(simulator, "good");
            Api api = signalbox.api();
            long badId = api.addNode("bad", bad.url());
            long goodId = api.addNode("good", good.url());
            healthy(api, badId);
            healthy(api, goodId);

            bad.setFault(Fault.of(kind));
            JsonNode node =
                    eventually(
                            "the reason is " + reason,
                            () -> api.get("/api/fleet/nodes/" + badId),
                            found -> found.path("reason").asText().equals(reason));
            assertTrue(node.path("detail").asText().contains(words), node.path("detail").asText());
            assertEquals(PATHS, node.path("unknown_streams").asInt());
            assertEquals(PATHS, node.path("stream_count").asInt());
            theOtherGoesOn(api, goodId);
            JsonNode open =
                    eventually(
                            "there is an incident",
                            () -> api.get("/api/incidents?state=open"),
                            found -> found.path("total").asInt() > 0);
            assertEquals(1, open.path("total").asInt(), open.toString());
            assertEquals(PATHS, open.path("incidents").path(0).path("affected").asInt());

            bad.clearFaults();
            healthy(api, badId);
            eventually(
                    "the incident is over",
                    () -> api.get("/api/incidents?state=open").path("total").asInt() == 0);
            assertEquals(
                    0,
                    api.get("/api/events?kind=stream.*").path("total").asInt(),
                    "no stream changed, so no stream has an event");
        }
    }

    @Test
    void a_restart_that_forgets_everything_deletes_nothing_and_is_one_incident() {
        try (Simulator simulator = Simulator.open(SimulatorSettings.of());
                SignalboxProcess signalbox = signalbox()) {
            SimulatedNode node = node(simulator, "forgetful");
            Api api = signalbox.api();
            long id = api.addNode("forgetful", node.url());
            healthy(api, id);

            node.restart(false);
            JsonNode open =
                    eventually(
                            "its streams are missed",
                            () -> api.get("/api/incidents?state=open"),
                            found ->
                                    found.path("incidents")
                                            .path(0)
                                            .path("cause")
                                            .asText()
                                            .equals("streams_lost"));
            assertEquals(1, open.path("total").asInt(), open.toString());
            JsonNode streams = api.get("/api/streams?per_page=1000&present=false");
            assertEquals(PATHS, streams.path("total").asInt());
            assertEquals(PATHS, streams.path("summary").path("unhealthy").asInt());
            assertEquals(1, api.get("/api/events?kind=node.restarted").path("total").asInt());

            IntStream.range(0, PATHS).forEach(i -> node.publish("cam" + i));
            healthy(api, id);
            eventually(
                    "the incident is over",
                    () -> api.get("/api/incidents?state=open").path("total").asInt() == 0);
        }
    }

    private static void healthy(Api api, long node) {
        eventually(
                "all streams of node " + node + " are healthy",
                () -> api.get("/api/fleet/nodes/" + node).path("healthy_streams").asInt(),
                count -> count == PATHS);
    }

    /// It is polled every second whatever happens beside it: ten polls take about ten seconds, and
    /// no answer is ever much older than one interval.
    private static void theOtherGoesOn(Api api, long node) {
        Instant from = lastSeen(api, node);
        for (int i = 0; i < 3; i++) {
            Instant before = lastSeen(api, node);
            Instant next =
                    eventually("it is asked again", () -> lastSeen(api, node), before::isBefore);
            Duration pause = Duration.between(before, next);
            assertTrue(pause.toMillis() < 1_900, "a poll came " + pause + " after the one before");
        }
        assertTrue(lastSeen(api, node).isAfter(from));
    }

    private static Instant lastSeen(Api api, long node) {
        return Instant.parse(api.get("/api/fleet/nodes/" + node).path("last_seen").asText());
    }
}
