package dev.signalbox.server.incidents;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.signalbox.model.Event;
import dev.signalbox.model.Incident;
import dev.signalbox.server.problems.Code;
import dev.signalbox.server.problems.Problem;
import dev.signalbox.server.problems.ProblemException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AcknowledgeTest extends IncidentSuite {
    AcknowledgeTest(@TempDir Path folder) {
        super(folder);
    }

    @Test
    void somebody_says_that_he_is_on_it_and_the_first_one_counts() {
        hand.answers(node);
        hand.goesAway(node);
        news();
        hand.work.pass(Duration.ofMinutes(1));
        Incident known = hand.incidents.acknowledge(only().id(), "ann", "on my way");
        assertEquals(
                new Incident.Acknowledgement(hand.work.time.instant(), "ann", "on my way"),
                known.acknowledged());
        Event event = told().getFirst();
        assertEquals("incident.acknowledged", event.kind().code());
        assertEquals("ann", event.data().get("by"));
        assertEquals("on my way", event.data().get("note"));
        assertEquals(known, hand.incidents.acknowledge(known.id(), "bob", null));
        assertEquals(List.of(), news());
        assertEquals(1, open().size(), "it is open still");
        assertEquals(1, hand.incidents.counts().acknowledged());
        hand.answers(node);
        hand.goesAway(node);
        assertEquals(known.acknowledged(), only().acknowledged(), "and he still is");
    }

    @Test
    void nobody_is_on_what_is_over_or_was_never_there() {
        hand.answers(node);
        hand.goesAway(node);
        hand.answers(node);
        news();
        Incident over = only();
        assertEquals(over, hand.incidents.acknowledge(over.id(), "ann", null));
        assertEquals(List.of(), news());
        ProblemException unknown =
                assertThrows(
                        ProblemException.class, () -> hand.incidents.acknowledge(99, "ann", null));
        assertEquals(Problem.of(Code.INCIDENT_UNKNOWN, Map.of("id", 99L)), unknown.problem());
    }
}
