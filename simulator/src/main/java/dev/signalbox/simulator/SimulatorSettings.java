package dev.signalbox.simulator;

import dev.signalbox.simulator.time.Timeline;
import java.util.List;
import java.util.stream.IntStream;

/// What a simulator starts with.
///
/// @param nodes possibly none; more can be added later
/// @param timeline the time that all nodes live in. Closed with the simulator
public record SimulatorSettings(List<NodeSettings> nodes, Timeline timeline) {

    /// Takes a copy of the list.
    public SimulatorSettings {
        nodes = List.copyOf(nodes);
    }

    /// Some nodes on the clock of the machine.
    public static SimulatorSettings of(NodeSettings... nodes) {
        return new SimulatorSettings(List.of(nodes), Timeline.real());
    }

    /// So many equal nodes, `node-1` and on, on the clock of the machine.
    ///
    /// @param version such as `1.20.1`
    /// @param basePort of the first one, the others following; 0 for free ports
    public static SimulatorSettings fleet(int count, String version, int basePort) {
        var nodes =
                IntStream.range(0, count)
                        .mapToObj(
                                i ->
                                        NodeSettings.named("node-" + (i + 1))
                                                .version(version)
                                                .port(basePort == 0 ? 0 : basePort + i)
                                                .build())
                        .toList();
        return new SimulatorSettings(nodes, Timeline.real());
    }

    /// The same on another timeline, such as one that a test turns by hand.
    public SimulatorSettings on(Timeline other) {
        return new SimulatorSettings(nodes, other);
    }
}
