package dev.signalbox.server.incidents;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.signalbox.model.Event;
import dev.signalbox.model.Incident;
import dev.signalbox.model.Node;
import dev.signalbox.model.PathState;
import dev.signalbox.server.hand.HandFleet;
import dev.signalbox.server.hand.HandWork;
import dev.signalbox.server.hand.Some;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;

/// A node in a fleet whose incidents are followed.
abstract class IncidentSuite {
    private static final IncidentStore.Filter ALL =
            new IncidentStore.Filter(Set.of(), Set.of(), Set.of());

    private final Path folder;
    HandFleet hand;
    final Node node;

    IncidentSuite(Path folder) {
        this.folder = folder;
        hand = HandFleet.open(folder, new HandWork());
        hand.incidents.start();
        node = hand.add("hub");
    }

    @AfterEach
    final void close() {
        hand.close();
    }

    /// We are killed and started again.
    final void restart() {
        hand.die();
        hand = HandFleet.open(folder, new HandWork());
        hand.incidents.start();
    }

    final List<Incident> all() {
        return hand.incidents.page(ALL, 0, 100).incidents();
    }

    final List<Incident> open() {
        return hand.incidents.page(IncidentStore.Filter.OPEN, 0, 100).incidents();
    }

    final Incident only() {
        assertEquals(1, all().size());
        return all().getFirst();
    }

    /// What was told of incidents since this was asked for the last time.
    final List<Event> told() {
        List<Event> told =
                hand.told.stream()
                        .filter(event -> event.kind().family().equals("incident"))
                        .toList();
        hand.told.clear();
        return told;
    }

    final List<String> news() {
        return told().stream().map(event -> event.kind().code()).toList();
    }

    /// So many paths of which these do not play.
    static List<PathState> paths(int bad, int total) {
        List<PathState> paths = new ArrayList<>();
        for (int i = 0; i < total; i++) {
            paths.add(i < bad ? Some.idle("cam" + i) : Some.live("cam" + i, i));
        }
        return paths;
    }
}
