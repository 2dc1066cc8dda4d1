package dev.signalbox.model;

import static dev.signalbox.model.Samples.NOON;
import static dev.signalbox.model.Samples.checked;
import static dev.signalbox.model.Samples.node;
import static dev.signalbox.model.Samples.state;
import static dev.signalbox.model.Samples.streams;
import static dev.signalbox.model.Walks.pick;
import static dev.signalbox.model.Walks.walk;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// That deciding twice changes nothing, and that no key is open twice, is what the shelf looks
/// after at each step.
class IncidentWalkTest {
    private static final List<Reason> REASONS =
            List.of(
                    Reason.PLAYABLE,
                    Reason.PLAYABLE,
                    Reason.STANDBY,
                    Reason.NO_PUBLISHER,
                    Reason.SOURCE_DOWN,
                    Reason.PATH_MISSING);

    @Test
    void on_any_walk_what_is_open_is_what_the_state_calls_for() {
        walk(
                400,
                random -> {
                    IncidentShelf shelf = new IncidentShelf();
                    Instant now = NOON;
                    for (int step = 0; step < 40; step++) {
                        // The clock may be set back as well.
                        now = now.plusSeconds(random.nextInt(-200, 900));
                        NodeView view = any(random);
                        Map<String, Incident> before = shelf.openByKey();
                        shelf.settle(view, now);
                        check(view, before, shelf.openByKey());
                    }
                });
    }

    private static NodeView any(SplittableRandom random) {
        boolean active = random.nextInt(8) > 0;
        NodeReason reason = NodeReason.ANSWERING;
        if (!active) {
            reason = NodeReason.SWITCHED_OFF;
        } else if (random.nextInt(3) == 0) {
            reason = pick(random, List.of(NodeReason.values()));
        }
        Reason[] streams = new Reason[random.nextInt(9)];
        for (int i = 0; i < streams.length; i++) {
            streams[i] = pick(random, REASONS);
        }
        Contact contact = random.nextInt(6) == 0 ? Contact.since(NOON) : checked();
        return NodeView.of(node(active), state(reason), contact, streams(streams));
    }

    private static void check(
            NodeView view, Map<String, Incident> before, Map<String, Incident> after) {
        if (!view.checked()) {
            assertEquals(before, after);
            return;
        }
        if (!view.node().active()) {
            assertEquals(Map.of(), after);
            return;
        }
        Map<String, Incident> ofStreams = new TreeMap<>(after);
        Incident ofNode = ofStreams.remove("node:1");
        Map<String, Incident> ofStreamsBefore = new TreeMap<>(before);
        ofStreamsBefore.remove("node:1");
        switch (view.state().reason()) {
            case ANSWERING -> {
                assertNull(ofNode);
                assertEquals(view.tally().unhealthy(), affected(ofStreams), ofStreams::toString);
            }
            case NOT_CHECKED, SWITCHED_OFF -> {
                assertNull(ofNode);
                assertEquals(ofStreamsBefore, ofStreams);
            }
            default -> {
                assertNotNull(ofNode);
                assertEquals(view.streams().size(), ofNode.affected());
                assertEquals(ofStreamsBefore, ofStreams);
            }
        }
    }

    private static int affected(Map<String, Incident> incidents) {
        return incidents.values().stream().mapToInt(Incident::affected).sum();
    }
}
