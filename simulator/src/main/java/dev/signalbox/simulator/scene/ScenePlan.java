package dev.signalbox.simulator.scene;

import dev.signalbox.mediamtx.release.MediaMtxVersion;
import dev.signalbox.simulator.scene.Scene.Group;
import dev.signalbox.simulator.state.Protocol;
import dev.signalbox.simulator.state.Publication;
import java.util.ArrayList;
import java.util.List;

/// Every node and path of a scene, with all that chance decides decided. The same scene and seed
/// make the same plan.
///
/// @param nodes in the order of their ports
public record ScenePlan(List<Node> nodes) {

    /// What feeds a path.
    public enum Role {
        /// Somebody publishes.
        LIVE,
        /// It is pulled while somebody reads.
        ON_DEMAND,
        /// It is pulled all the time.
        PULL,
        /// Nothing.
        IDLE
    }

    /// A node.
    public record Node(
            String group,
            String name,
            MediaMtxVersion version,
            String environment,
            List<Path> paths) {}

    /// A path.
    ///
    /// @param publication what is published or pulled
    /// @param readers how many there are at the start
    public record Path(String name, Role role, Publication publication, int readers) {

        /// The path's configuration.
        String config() {
            var source = "\"source\":\"rtsp://camera.example/" + name + "\"";
            return switch (role) {
                case LIVE, IDLE -> "{}";
                case PULL -> "{" + source + "}";
                case ON_DEMAND -> "{" + source + ",\"sourceOnDemand\":true}";
            };
        }
    }

    /// Decides everything.
    public static ScenePlan of(Scene scene, long seed) {
        var nodes = new ArrayList<Node>();
        for (var group : scene.groups()) {
            for (int i = 0; i < group.count(); i++) {
                nodes.add(node(group, i, new Chance(seed, nodes.size())));
            }
        }
        return new ScenePlan(List.copyOf(nodes));
    }

    /// How many streams there are at the start.
    public long streams() {
        return nodes.stream().mapToLong(node -> node.paths().size()).sum();
    }

    private static Node node(Group group, int index, Chance chance) {
        var name = group.name().replace("{n}", padded(index + 1, group.count()));
        var version = group.versions().get(index % group.versions().size());
        var paths = new ArrayList<Path>(group.paths());
        for (int i = 0; i < group.paths(); i++) {
            var pathName =
                    group.pathName()
                            .replace("{n}", padded(i + 1, group.paths()))
                            .replace("{node}", name);
            var role = role(group, i);
            var publication = publication(group, version, chance);
            boolean read = role == Role.LIVE || role == Role.PULL;
            paths.add(
                    new Path(
                            pathName,
                            role,
                            publication,
                            read ? chance.wholeIn(group.readers()) : 0));
        }
        return new Node(group.name(), name, version, group.environment(), List.copyOf(paths));
    }

    /// Roles are spread over the paths by golden ratio, so that neighbours differ and shares hold.
    private static Role role(Group group, int index) {
        double turn = (index + 0.5) * 0.618033988749895 % 1;
        if (turn < group.live()) {
            return Role.LIVE;
        }
        if (turn < group.live() + group.pull()) {
            return Role.PULL;
        }
        return turn < group.live() + group.pull() + group.onDemand() ? Role.ON_DEMAND : Role.IDLE;
    }

    private static Publication publication(Group group, MediaMtxVersion version, Chance chance) {
        var protocol = Protocol.named(chance.weighted(group.protocols()));
        if (protocol == Protocol.MOQ && version.before(19, 0)) {
            protocol = Protocol.RTSP;
        }
        long bits = Math.round(chance.in(group.kbps()) * 1000);
        return Publication.CAMERA
                .over(protocol)
                .with(Tracks.named(chance.weighted(group.codecs())))
                .at(bits)
                .wobbling(0.2);
    }

    private static String padded(int number, int most) {
        var digits = Integer.toString(number);
        return "0".repeat(Integer.toString(most).length() - digits.length()) + digits;
    }
}
