package dev.signalbox.endtoend.contract;

import dev.signalbox.model.Version;
import dev.signalbox.simulator.NodeSettings;
import dev.signalbox.simulator.SimulatedNode;
import dev.signalbox.simulator.Simulator;
import dev.signalbox.simulator.SimulatorSettings;
import dev.signalbox.testkit.Ports;
import dev.signalbox.testkit.contract.MediaMtxTarget;
import java.net.URI;

/// A simulated node as a target of the contract.
record SimulatedTarget(Simulator simulator, SimulatedNode node) implements MediaMtxTarget {
    static SimulatedTarget open(String version) {
        Simulator simulator = Simulator.open(SimulatorSettings.of());
        SimulatedNode node =
                simulator.add(
                        NodeSettings.named("contract")
                                .version(version)
                                .rtspPort(Ports.free())
                                .build());
        node.configPath("all_others", "{}");
        return new SimulatedTarget(simulator, node);
    }

    @Override
    public String name() {
        return "simulated MediaMTX " + node.version();
    }

    @Override
    public Version version() {
        return Version.parse(node.version().toString()).orElseThrow();
    }

    @Override
    public URI apiUrl() {
        return node.url();
    }

    @Override
    public String rtspUrl() {
        return "rtsp://127.0.0.1:" + node.rtspPort();
    }

    @Override
    public void restart() {
        node.restart(false);
    }

    @Override
    public void close() {
        simulator.close();
    }
}
