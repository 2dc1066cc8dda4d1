package dev.signalbox.server.fleet;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.signalbox.model.Node;
import dev.signalbox.model.NodeView;
import dev.signalbox.model.Reason;
import dev.signalbox.server.hand.HandFleet;
import dev.signalbox.server.hand.HandWork;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/// One node in a fleet that is turned by hand.
abstract class FleetSuite {
    final HandFleet hand;
    final Node node;

    FleetSuite(Path folder) {
        hand = HandFleet.open(folder, new HandWork());
        node = hand.add("cam-hub");
    }

    @BeforeEach
    void forgetThatItWasAdded() {
        assertEquals(List.of("node.added"), hand.news());
    }

    @AfterEach
    void close() {
        hand.close();
    }

    List<Reason> shown() {
        NodeView view = hand.view(node);
        return view.streams().stream().map(view::reason).toList();
    }
}
