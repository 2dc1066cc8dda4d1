package dev.signalbox.server.localnode;

import dev.signalbox.model.Credentials;
import dev.signalbox.server.localnode.NodePorts.Listener;
import java.util.Map;

/// The configuration file of the local node.
final class NodeConfig {
    private NodeConfig() {}

    /// MoQ (MediaMTX 1.19) would listen on every address of the machine at fixed ports. A key that
    /// a version does not know is an error in its file; in its environment it is none.
    static final Map<String, String> ENVIRONMENT = Map.of("MTX_MOQ", "no");

    /// As it stands before the port in an address: one of IPv6 has brackets there.
    static String host(String bind) {
        return bind.contains(":") && !bind.startsWith("[") ? "[" + bind + "]" : bind;
    }

    /// The file as a text.
    ///
    /// @param bind where media is served; the control API is on loopback always
    /// @param open whether everybody who gets there may publish and watch, which is so on loopback
    static String yaml(NodePorts ports, String bind, boolean open, Credentials credentials) {
        String host = host(bind);
        return """
            # Made by Signalbox at each start; changes are lost.
            logLevel: info
            logDestinations: [stdout]

            authMethod: internal
            authInternalUsers:
              - user: %s
                pass: %s
                permissions:
                  - action: api
                  - action: publish
                  - action: read
                  - action: playback
              - user: any
                %spermissions:
                  - action: publish
                  - action: read
                  - action: playback

            api: yes
            apiAddress: 127.0.0.1:%d

            rtspAddress: '%s:%d'
            rtspTransports: [tcp]
            rtmpAddress: '%s:%d'
            hlsAddress: '%s:%d'
            webrtcAddress: '%s:%d'
            webrtcLocalUDPAddress: '%s:%d'
            srtAddress: '%s:%d'

            paths:
              all_others:
            """
                .formatted(
                        credentials.username(),
                        credentials.password().reveal(),
                        open ? "" : "ips: ['127.0.0.1', '::1']\n    ",
                        ports.of(Listener.API),
                        host,
                        ports.of(Listener.RTSP),
                        host,
                        ports.of(Listener.RTMP),
                        host,
                        ports.of(Listener.HLS),
                        host,
                        ports.of(Listener.WEBRTC),
                        host,
                        ports.of(Listener.WEBRTC_UDP),
                        host,
                        ports.of(Listener.SRT));
    }
}
