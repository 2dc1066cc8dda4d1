package dev.signalbox.simulator.control;

import dev.signalbox.mediamtx.wire.Json;
import dev.signalbox.simulator.SimulatedNode;
import dev.signalbox.simulator.Simulator;
import dev.signalbox.simulator.fault.FaultJson;
import dev.signalbox.simulator.http.HttpReply;

/// What the control port tells.
final class Overview {

    private final Simulator simulator;

    Overview(Simulator simulator) {
        this.simulator = simulator;
    }

    HttpReply nodes() {
        var json = new Json().open('{').name("simulator").bool(true);
        json.name("note").string("These nodes are simulated; no MediaMTX runs here.");
        json.name("nodes").open('[');
        simulator.nodes().forEach(node -> print(json, node));
        return HttpReply.json(200, json.close(']').close('}').bytes());
    }

    HttpReply requests() {
        var json = new Json().open('{');
        for (var node : simulator.nodes()) {
            json.name(node.name()).open('{');
            node.requests().forEach((what, count) -> json.name(what).number(count));
            json.close('}');
        }
        return HttpReply.json(200, json.close('}').bytes());
    }

    private static void print(Json json, SimulatedNode node) {
        json.open('{').name("name").string(node.name());
        json.name("url").string(node.url().toString());
        if (node.rtspPort() >= 0) {
            var host = node.settings().bind().getHostAddress();
            json.name("rtsp").string("rtsp://" + host + ":" + node.rtspPort());
        }
        json.name("version").string(node.version().toString());
        json.name("environment").string(node.environment());
        json.name("paths").number(node.paths().size()).name("live").number(node.livePaths());
        json.name("faults").open('[');
        node.faults().forEach(fault -> FaultJson.print(json, fault));
        json.close(']').close('}');
    }
}
