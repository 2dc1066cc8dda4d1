package dev.signalbox.server.storage;

import dev.signalbox.model.Event;
import dev.signalbox.model.EventKind;
import dev.signalbox.model.Node;
import dev.signalbox.model.NodeId;
import dev.signalbox.model.StreamId;
import dev.signalbox.model.StreamRecord;
import dev.signalbox.server.fleet.FleetStore;
import dev.signalbox.server.fleet.FleetStore.Change;
import dev.signalbox.server.hand.Some;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;

/// One node with its streams in a store.
abstract class FleetSuite extends StoreSuite {
    static final Instant LATER = Some.TIME.plusSeconds(60);

    Node node;

    FleetSuite(TestDatabase database) {
        super(database);
        this.node = Some.node(new NodeId(1), "unset");
    }

    @BeforeEach
    void begin() {
        node = add("cam-hub");
    }

    FleetStore fleet() {
        return stores().fleet();
    }

    StreamId id() {
        return new StreamId(fleet().reserve(1));
    }

    List<StreamRecord> kept() {
        return fleet().of(node.id());
    }

    List<Event> appear(StreamRecord... streams) {
        return change(List.of(streams), List.of());
    }

    List<Event> change(List<StreamRecord> appeared, List<StreamRecord> changed) {
        List<Event> events = new ArrayList<>();
        appeared.forEach(s -> events.add(Some.event(EventKind.STREAM_APPEARED, node, s, LATER)));
        changed.forEach(
                s -> events.add(Some.event(EventKind.STREAM_STATUS_CHANGED, node, s, LATER)));
        return fleet().keep(new Change(node.id(), null, null, appeared, changed, events));
    }
}
