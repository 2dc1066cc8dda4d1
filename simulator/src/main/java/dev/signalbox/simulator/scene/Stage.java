package dev.signalbox.simulator.scene;

import java.net.InetAddress;
import org.jspecify.annotations.Nullable;

/// Where the nodes of a scene listen, and who may use them.
///
/// @param bind the address of all ports
/// @param basePort of the first node, the others following; 0 for free ones
/// @param rtspPort of the first node; 0 for a free one, -1 for none
/// @param user null for whoever is on this machine
/// @param password of that user
public record Stage(
        InetAddress bind,
        int basePort,
        int rtspPort,
        @Nullable String user,
        @Nullable String password) {

    /// Free ports of this machine.
    public static final Stage LOCAL =
            new Stage(InetAddress.ofLiteral("127.0.0.1"), 0, -1, null, null);
}
