package dev.signalbox.simulator;

import dev.signalbox.mediamtx.release.MediaMtxVersion;
import java.net.InetAddress;
import java.time.Duration;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/// What a simulated node is like. Made with [#named(String)].
///
/// @param name unique in its simulator
/// @param version the release that it pretends to be
/// @param environment a label for people, such as `production`; empty for none
/// @param bind the address to listen on
/// @param port of the API; 0 for a free one
/// @param rtspPort of RTSP with real media; 0 for a free one, -1 for none
/// @param user who may use the API; null leaves it to whoever is on this machine, as in MediaMTX
/// @param password of that user; for media too
/// @param zone in which times are printed
/// @param pullDelay how long a pull source takes to connect
/// @param applyDelay how long after its answer a configuration write takes effect
/// @param kickDelay how long after its answer a kick takes effect
/// @param authDelay how late wrong credentials are refused; 2 s to 4 s in the real one
/// @param chunked whether answers above 2 KiB come in chunks instead of with a length, as in the
///   real one
/// @param seed where identifiers come from
public record NodeSettings(
        String name,
        MediaMtxVersion version,
        String environment,
        InetAddress bind,
        int port,
        int rtspPort,
        @Nullable String user,
        @Nullable String password,
        ZoneId zone,
        Duration pullDelay,
        Duration applyDelay,
        Duration kickDelay,
        Duration authDelay,
        boolean chunked,
        long seed) {

    /// A port that is not wanted.
    public static final int NO_PORT = -1;

    /// Checks what can be checked.
    public NodeSettings {
        if (!name.matches("[0-9A-Za-z._-]{1,64}")) {
            throw new IllegalArgumentException(
                    "'" + name + "' is not a node name: letters, digits, dot, minus, underscore");
        }
        if (port < 0 || port > 65535 || rtspPort < NO_PORT || rtspPort > 65535) {
            throw new IllegalArgumentException("A port is a number from 0 to 65535");
        }
        if ((user == null) != (password == null)) {
            throw new IllegalArgumentException("A user needs a password, and a password a user");
        }
    }

    /// Starts to describe a node: the newest release on a free port of 127.0.0.1.
    public static Builder named(String name) {
        return new Builder(name);
    }

    /// Collects the settings of a node.
    public static final class Builder {

        private final String name;
        private MediaMtxVersion version = MediaMtxVersion.LATEST;
        private String environment = "";
        private InetAddress bind = InetAddress.ofLiteral("127.0.0.1");
        private int port;
        private int rtspPort = NO_PORT;
        private @Nullable String user;
        private @Nullable String password;
        private ZoneId zone = ZoneId.systemDefault();
        private Duration pullDelay = Duration.ofMillis(50);
        private Duration applyDelay = Duration.ZERO;
        private Duration kickDelay = Duration.ofMillis(20);
        private Duration authDelay = Duration.ZERO;
        private boolean chunked;
        private long seed;

        private Builder(String name) {
            this.name = name;
            seed = name.hashCode();
        }

        /// The release, such as `1.15.6`.
        public Builder version(String text) {
            return version(MediaMtxVersion.parse(text));
        }

        /// The release.
        public Builder version(MediaMtxVersion value) {
            version = value;
            return this;
        }

        /// A label for people.
        public Builder environment(String value) {
            environment = value;
            return this;
        }

        /// The address to listen on.
        public Builder bind(InetAddress value) {
            bind = value;
            return this;
        }

        /// The port of the API.
        public Builder port(int value) {
            port = value;
            return this;
        }

        /// The port of RTSP; 0 for a free one.
        public Builder rtspPort(int value) {
            rtspPort = value;
            return this;
        }

        /// Who may use the API and media.
        public Builder user(String name, String secret) {
            user = name;
            password = secret;
            return this;
        }

        /// The zone in which times are printed.
        public Builder zone(ZoneId value) {
            zone = value;
            return this;
        }

        /// How long a pull source takes to connect.
        public Builder pullDelay(Duration value) {
            pullDelay = value;
            return this;
        }

        /// How long after its answer a configuration write takes effect.
        public Builder applyDelay(Duration value) {
            applyDelay = value;
            return this;
        }

        /// How long after its answer a kick takes effect.
        public Builder kickDelay(Duration value) {
            kickDelay = value;
            return this;
        }

        /// How late wrong credentials are refused.
        public Builder authDelay(Duration value) {
            authDelay = value;
            return this;
        }

        /// Lets long answers come in chunks.
        public Builder chunked(boolean value) {
            chunked = value;
            return this;
        }

        /// Where identifiers come from.
        public Builder seed(long value) {
            seed = value;
            return this;
        }

        /// The settings.
        public NodeSettings build() {
            return new NodeSettings(
                    name,
                    version,
                    environment,
                    bind,
                    port,
                    rtspPort,
                    user,
                    password,
                    zone,
                    pullDelay,
                    applyDelay,
                    kickDelay,
                    authDelay,
                    chunked,
                    seed);
        }
    }
}
