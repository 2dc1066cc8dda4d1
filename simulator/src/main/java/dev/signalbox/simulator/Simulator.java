package dev.signalbox.simulator;

import dev.signalbox.simulator.time.Timeline;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A number of simulated MediaMTX nodes that share one process and one timeline. Thread-safe.
public final class Simulator implements AutoCloseable {

    private final Timeline timeline;
    private final Map<String, SimulatedNode> nodes = new LinkedHashMap<>();

    private Simulator(Timeline timeline) {
        this.timeline = timeline;
    }

    /// Starts nodes; their ports are open when this returns.
    ///
    /// @throws java.io.UncheckedIOException when a port is taken; then none stays open
    /// @throws IllegalArgumentException when two nodes have the same name
    public static Simulator open(SimulatorSettings settings) {
        var simulator = new Simulator(settings.timeline());
        try {
            settings.nodes().forEach(simulator::add);
        } catch (RuntimeException e) {
            simulator.close();
            throw e;
        }
        return simulator;
    }

    /// Starts one more node.
    ///
    /// @throws java.io.UncheckedIOException when its port is taken
    /// @throws IllegalArgumentException when there is one of that name
    public synchronized SimulatedNode add(NodeSettings settings) {
        if (nodes.containsKey(settings.name())) {
            throw new IllegalArgumentException(
                    "There are two nodes called '" + settings.name() + "'");
        }
        var node = SimulatedNode.open(settings, timeline);
        nodes.put(settings.name(), node);
        return node;
    }

    /// Ends a node for good. Does nothing when there is none of that name.
    public synchronized void remove(String name) {
        var node = nodes.remove(name);
        if (node != null) {
            node.close();
        }
    }

    /// All nodes, in the order in which they were added.
    public synchronized List<SimulatedNode> nodes() {
        return List.copyOf(nodes.values());
    }

    /// A node by name.
    ///
    /// @throws IllegalArgumentException when there is none
    public SimulatedNode node(String name) {
        var node = find(name);
        if (node == null) {
            throw new IllegalArgumentException("There is no node called '" + name + "'");
        }
        return node;
    }

    /// A node by name, or null.
    public synchronized @Nullable SimulatedNode find(String name) {
        return nodes.get(name);
    }

    /// The time that the nodes live in.
    public Timeline timeline() {
        return timeline;
    }

    /// Closes all ports and connections and ends all threads.
    @Override
    public void close() {
        timeline.close();
        List<SimulatedNode> ending;
        synchronized (this) {
            ending = new ArrayList<>(nodes.values());
            nodes.clear();
        }
        ending.forEach(SimulatedNode::close);
    }
}
