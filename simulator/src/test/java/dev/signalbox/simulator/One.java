package dev.signalbox.simulator;

import dev.signalbox.simulator.time.HandTimeline;
import dev.signalbox.simulator.time.Timeline;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;

/// One node for a test, with the clients for it.
public final class One implements AutoCloseable {

    private final Simulator simulator;
    private final SimulatedNode node;

    private One(NodeSettings settings, Timeline timeline) {
        simulator = Simulator.open(new SimulatorSettings(List.of(settings), timeline));
        node = simulator.nodes().getFirst();
    }

    /// A node on the clock of the machine.
    public static One of(String version) {
        return of(settings(version));
    }

    /// A node on the clock of the machine.
    public static One of(NodeSettings.Builder settings) {
        return new One(settings.build(), Timeline.real());
    }

    /// A node on a clock that the test turns.
    public static One of(String version, HandTimeline hand) {
        return of(settings(version), hand);
    }

    /// A node on a clock that the test turns.
    public static One of(NodeSettings.Builder settings, HandTimeline hand) {
        return new One(settings.build(), hand);
    }

    /// Settings for a node that prints UTC and reacts at once.
    public static NodeSettings.Builder settings(String version) {
        return NodeSettings.named("node")
                .version(version)
                .zone(ZoneOffset.UTC)
                .pullDelay(Duration.ZERO)
                .kickDelay(Duration.ZERO);
    }

    public SimulatedNode node() {
        return node;
    }

    public Simulator simulator() {
        return simulator;
    }

    public Api api() {
        return Api.of(node);
    }

    @Override
    public void close() {
        simulator.close();
    }
}
