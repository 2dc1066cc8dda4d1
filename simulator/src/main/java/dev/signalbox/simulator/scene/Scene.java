package dev.signalbox.simulator.scene;

import dev.signalbox.mediamtx.release.MediaMtxVersion;
import dev.signalbox.simulator.fault.Fault;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A fleet and its timetable, as read from a file.
///
/// @param name for people
/// @param groups what there is
/// @param timetable what happens
public record Scene(String name, List<Group> groups, List<Rule> timetable) {

    /// Takes copies.
    public Scene {
        groups = List.copyOf(groups);
        timetable = List.copyOf(timetable);
        if (groups.isEmpty()) {
            throw new IllegalArgumentException("A scene needs at least one group of nodes");
        }
    }

    /// A plain fleet: nodes with live streams, where nothing happens by itself.
    public static Scene fleet(int nodes, int paths) {
        var group =
                new Group(
                        "node-{n}",
                        nodes,
                        List.of(MediaMtxVersion.LATEST),
                        "",
                        paths,
                        "cam-{n}",
                        1,
                        0,
                        0,
                        new Range(1000, 4000),
                        Map.of("rtsp", 1.0),
                        Map.of("h264+aac", 1.0),
                        new Range(0, 0));
        return new Scene("fleet", List.of(group), List.of());
    }

    /// The same with all nodes of one release.
    public Scene with(MediaMtxVersion version) {
        return new Scene(
                name, groups.stream().map(group -> group.with(version)).toList(), timetable);
    }

    /// A number of nodes that are alike.
    ///
    /// @param name pattern of the node names; `{n}` is the number
    /// @param count how many nodes
    /// @param versions releases, dealt out in turn
    /// @param environment a label for people
    /// @param paths how many paths on each node
    /// @param pathName pattern of the path names; `{n}` is the number, `{node}` the node
    /// @param live share of paths that somebody publishes to
    /// @param onDemand share of paths that are pulled while somebody reads
    /// @param pull share of paths that are pulled all the time
    /// @param kbps the least and the most of a stream
    /// @param protocols weights of the publishers' protocols
    /// @param codecs weights of the tracks, such as `h264+aac`
    /// @param readers the least and the most of a stream
    public record Group(
            String name,
            int count,
            List<MediaMtxVersion> versions,
            String environment,
            int paths,
            String pathName,
            double live,
            double onDemand,
            double pull,
            Range kbps,
            Map<String, Double> protocols,
            Map<String, Double> codecs,
            Range readers) {

        /// Checks that it makes sense.
        public Group {
            if (count < 1 || count > 5000) {
                throw new IllegalArgumentException("A group has 1 to 5000 nodes");
            }
            if (count > 1 && !name.contains("{n}")) {
                throw new IllegalArgumentException(
                        "'" + name + "' would name " + count + " nodes; put {n} into it");
            }
            if (paths < 0 || paths > 100_000) {
                throw new IllegalArgumentException("A node has 0 to 100000 paths");
            }
            if (paths > 1 && !pathName.contains("{n}")) {
                throw new IllegalArgumentException(
                        "'" + pathName + "' would name " + paths + " paths; put {n} into it");
            }
            if (live < 0 || onDemand < 0 || pull < 0 || live + onDemand + pull > 1.000001) {
                throw new IllegalArgumentException(
                        "The shares live, onDemand and pull are from 0 to 1, and at most 1 together");
            }
            if (versions.isEmpty()) {
                throw new IllegalArgumentException("A group needs a version");
            }
        }

        private Group with(MediaMtxVersion version) {
            return new Group(
                    name,
                    count,
                    List.of(version),
                    environment,
                    paths,
                    pathName,
                    live,
                    onDemand,
                    pull,
                    kbps,
                    protocols,
                    codecs,
                    readers);
        }
    }

    /// Two ends of what is drawn by chance.
    ///
    /// @param from the least
    /// @param to the most
    public record Range(double from, double to) {

        /// Checks the order.
        public Range {
            if (from < 0 || to < from) {
                throw new IllegalArgumentException("A range is [least, most], neither negative");
            }
        }
    }

    /// What can happen.
    public enum What {
        /// A publisher leaves and comes back.
        STREAMS,
        /// The far end of a pull source goes away and comes back.
        PULLS,
        /// Readers come and go.
        READERS,
        /// A node starts again.
        RESTART,
        /// A node cannot be reached for a while.
        OUTAGE,
        /// A node has a fault for a while.
        FAULT
    }

    /// How often something happens, and to whom.
    ///
    /// @param what it is
    /// @param perMinute on average, over all nodes that it may hit
    /// @param at seconds from the start; null for by chance
    /// @param down how long it lasts, in seconds
    /// @param nodes pattern of node names with `*`
    /// @param publishersReturn whether they are back after a restart
    /// @param fault for `FAULT`
    public record Rule(
            What what,
            double perMinute,
            @Nullable Double at,
            Range down,
            String nodes,
            boolean publishersReturn,
            @Nullable Fault fault) {

        /// Checks that it makes sense.
        public Rule {
            if (at == null && (perMinute <= 0 || perMinute > 1_000_000)) {
                throw new IllegalArgumentException(
                        "A rule needs 'perMinute' above 0, or 'at' for once");
            }
            if (what == What.FAULT && fault == null) {
                throw new IllegalArgumentException("A rule for a fault needs 'fault'");
            }
        }

        /// Whether it may hit a node.
        boolean hits(String node) {
            return node.matches(java.util.regex.Pattern.quote(nodes).replace("*", "\\E.*\\Q"));
        }

        /// A draw from how long it lasts.
        Duration down(double chance) {
            double seconds = down.from() + (down.to() - down.from()) * chance;
            return Duration.ofMillis(Math.round(seconds * 1000));
        }
    }
}
