package dev.signalbox.simulator;

import dev.signalbox.mediamtx.release.MediaMtxVersion;
import java.net.InetAddress;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What was asked for on the command line.
///
/// @param help whether only the help is wanted
/// @param scene name or file; null for a plain fleet
/// @param nodes of a plain fleet
/// @param paths on each node of a plain fleet
/// @param version of all nodes; null for what the scene says
/// @param basePort of the first node; 0 for free ports
/// @param controlPort 0 for a free one
/// @param rtspPort of the first node; 0 for a free one, -1 for none
/// @param bind the address of the nodes
/// @param seed null for one that is made up
/// @param user null for none
/// @param password null for none
record CommandLine(
        boolean help,
        @Nullable String scene,
        int nodes,
        int paths,
        @Nullable MediaMtxVersion version,
        int basePort,
        int controlPort,
        int rtspPort,
        InetAddress bind,
        @Nullable Long seed,
        @Nullable String user,
        @Nullable String password) {

    static final String HELP =
            """
            signalbox simulate: pretend MediaMTX nodes, for trying things out without cameras.

              --scene NAME|FILE   demo, calm, storm, big, or a JSON file (default: demo)
              --nodes N           a plain fleet of N equal nodes instead of a scene
              --paths N           live streams on each node of a plain fleet (default: 10)
              --version V         release that all nodes pretend to be, 1.9.0 to 1.20.1
              --base-port P       API port of the first node, the others following (default: free ports)
              --control-port P    control port on 127.0.0.1 (default: a free port)
              --rtsp-port P       RTSP with real media on the first node
              --bind ADDRESS      address of the nodes (default: 127.0.0.1)
              --seed N            chance follows from it (default: made up, and printed)
              --user NAME --password SECRET
                                  who may use the nodes (default: whoever is on this machine)
              --help              this text
            """;

    private static final Set<String> NAMES =
            Set.of(
                    "--scene",
                    "--nodes",
                    "--paths",
                    "--version",
                    "--base-port",
                    "--control-port",
                    "--rtsp-port",
                    "--bind",
                    "--seed",
                    "--user",
                    "--password");

    /// Reads arguments, given as `--name value` or `--name=value`.
    ///
    /// @throws IllegalArgumentException with a sentence for the person who typed them
    static CommandLine parse(String... arguments) {
        var given = new java.util.HashMap<String, String>();
        for (int i = 0; i < arguments.length; i++) {
            var name = arguments[i];
            if (name.equals("--help") || name.equals("-h")) {
                given.put("--help", "");
                continue;
            }
            int equals = name.indexOf('=');
            var key = equals < 0 ? name : name.substring(0, equals);
            if (!NAMES.contains(key)) {
                throw new IllegalArgumentException("There is no option '" + key + "'");
            }
            if (equals < 0 && ++i == arguments.length) {
                throw new IllegalArgumentException("The option " + key + " needs a value");
            }
            given.put(key, equals < 0 ? arguments[i] : name.substring(equals + 1));
        }
        return of(given);
    }

    /// Whether a plain fleet is wanted rather than a scene.
    boolean plain() {
        return scene == null && nodes > 0;
    }

    private static CommandLine of(java.util.Map<String, String> given) {
        var version = given.get("--version");
        var seed = given.get("--seed");
        boolean fleet = given.containsKey("--nodes") || given.containsKey("--paths");
        if (fleet && given.containsKey("--scene")) {
            throw new IllegalArgumentException(
                    "--nodes and --paths describe a fleet of their own; leave out --scene");
        }
        if (given.containsKey("--user") != given.containsKey("--password")) {
            throw new IllegalArgumentException("--user and --password belong together");
        }
        int nodes = fleet ? number(given, "--nodes", 1, 1, 5000) : 0;
        int basePort = number(given, "--base-port", 0, 0, 65535);
        if (basePort > 0 && basePort + nodes > 65536) {
            throw new IllegalArgumentException(
                    nodes + " nodes do not fit between port " + basePort + " and 65535");
        }
        return new CommandLine(
                given.containsKey("--help"),
                given.get("--scene"),
                nodes,
                number(given, "--paths", 10, 0, 100_000),
                version == null ? null : MediaMtxVersion.parse(version),
                basePort,
                number(given, "--control-port", 0, 0, 65535),
                number(given, "--rtsp-port", NodeSettings.NO_PORT, 0, 65535),
                address(given.getOrDefault("--bind", "127.0.0.1")),
                seed == null ? null : whole("--seed", seed),
                given.get("--user"),
                given.get("--password"));
    }

    private static InetAddress address(String text) {
        try {
            return InetAddress.ofLiteral(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "'" + text + "' is not an IP address to listen on, such as 127.0.0.1", e);
        }
    }

    private static int number(
            java.util.Map<String, String> given, String name, int fallback, int least, int most) {
        var text = given.get(name);
        if (text == null) {
            return fallback;
        }
        long value = whole(name, text);
        if (value < least || value > most) {
            throw new IllegalArgumentException(
                    name + " is from " + least + " to " + most + ", not " + text);
        }
        return (int) value;
    }

    private static Long whole(String name, String text) {
        try {
            return Long.valueOf(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(name + " is a whole number, not '" + text + "'", e);
        }
    }
}
