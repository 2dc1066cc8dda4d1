package dev.signalbox.server.localnode;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;

/// The ports of the local node: MediaMTX's own where they are free, others where they are not, and
/// the same ones again at the next start.
record NodePorts(Map<Listener, Integer> ports) {
    private static final InetAddress LOOPBACK = InetAddress.ofLiteral("127.0.0.1");

    /// What listens, with MediaMTX's own default port.
    enum Listener {
        API(9997, true),
        RTSP(8554, true),
        RTMP(1935, true),
        HLS(8888, true),
        WEBRTC(8889, true),
        WEBRTC_UDP(8189, false),
        SRT(8890, false);

        private final int usual;
        private final boolean tcp;

        Listener(int usual, boolean tcp) {
            this.usual = usual;
            this.tcp = tcp;
        }
    }

    int of(Listener listener) {
        return Objects.requireNonNull(ports.get(listener));
    }

    /// The ports that were used before, or those that can be had now.
    ///
    /// @param inUse the program of an earlier life still listens at them
    static NodePorts choose(Path file, InetAddress bind, boolean inUse) throws IOException {
        Properties before = new Properties();
        if (Files.exists(file)) {
            try (BufferedReader in = Files.newBufferedReader(file)) {
                before.load(in);
            }
        }
        Map<Listener, Integer> ports = new EnumMap<>(Listener.class);
        for (Listener listener : Listener.values()) {
            int wish = wish(listener, before);
            // The control API is on loopback, wherever media is.
            InetAddress address = listener == Listener.API ? LOOPBACK : bind;
            boolean good = inUse || (!ports.containsValue(wish) && free(listener, address, wish));
            int port = wish;
            while (!good) {
                port = any(listener, address);
                good = !ports.containsValue(port);
            }
            ports.put(listener, port);
        }
        StringBuilder text = new StringBuilder();
        ports.forEach(
                (listener, port) -> text.append(listener).append('=').append(port).append('\n'));
        Files.writeString(file, text);
        return new NodePorts(ports);
    }

    /// As before; MediaMTX's own if that was never written down, or not to its end.
    private static int wish(Listener listener, Properties before) {
        try {
            int port = Integer.parseInt(before.getProperty(listener.name(), ""));
            return port > 0 && port <= 65_535 ? port : listener.usual;
        } catch (NumberFormatException _) {
            return listener.usual;
        }
    }

    private static boolean free(Listener listener, InetAddress bind, int port) {
        try {
            return open(listener, bind, port) == port;
        } catch (IOException _) {
            return false;
        }
    }

    private static int any(Listener listener, InetAddress bind) throws IOException {
        return open(listener, bind, 0);
    }

    private static int open(Listener listener, InetAddress bind, int port) throws IOException {
        if (listener.tcp) {
            try (ServerSocket socket = new ServerSocket()) {
                socket.setReuseAddress(true);
                socket.bind(new InetSocketAddress(bind, port));
                return socket.getLocalPort();
            }
        }
        try (DatagramSocket socket = new DatagramSocket(new InetSocketAddress(bind, port))) {
            return socket.getLocalPort();
        }
    }
}
