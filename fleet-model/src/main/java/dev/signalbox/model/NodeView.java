package dev.signalbox.model;

import java.util.List;

/// A node and its streams at one moment. Whoever holds one can read it without locks.
///
/// @param streams all that are known, by path
public record NodeView(
        Node node, NodeState state, Contact contact, List<StreamView> streams, Tally tally) {

    public static NodeView of(
            Node node, NodeState state, Contact contact, List<StreamView> streams) {
        return new NodeView(node, state, contact, streams, Tally.of(streams));
    }

    /// Whether the node was asked since our start. What was known before is not shown as if it were
    /// known now.
    public boolean checked() {
        return contact.lastCheck() != null || !node.active();
    }

    /// What to show the node with.
    public NodeReason reason() {
        return checked() ? state.reason() : NodeReason.NOT_CHECKED;
    }

    /// What to show a stream of this node with.
    public Reason reason(StreamView stream) {
        return reason().over(stream.stream().reason());
    }

    /// The streams in numbers, as the node's last answer had them.
    ///
    /// Of a node that does not answer they are its last word; see [#shown].
    ///
    /// @param missing known here and not listed by the node
    /// @param bitrateIn bit/s of all of them, where known
    public record Tally(
            int total,
            int healthy,
            int degraded,
            int unhealthy,
            int unknown,
            int missing,
            int readers,
            long bitrateIn,
            long bitrateOut) {

        static Tally of(List<StreamView> streams) {
            int healthy = 0;
            int degraded = 0;
            int unhealthy = 0;
            int unknown = 0;
            int missing = 0;
            int readers = 0;
            long in = 0;
            long out = 0;
            for (StreamView view : streams) {
                switch (view.stream().reason().status()) {
                    case HEALTHY -> healthy++;
                    case DEGRADED -> degraded++;
                    case UNHEALTHY -> unhealthy++;
                    case UNKNOWN -> unknown++;
                }
                missing += view.stream().present() ? 0 : 1;
                Reading reading = view.reading();
                if (reading != null) {
                    readers += reading.readers();
                    in += Math.max(0, reading.bitrateIn());
                    out += Math.max(0, reading.bitrateOut());
                }
            }
            return new Tally(
                    streams.size(),
                    healthy,
                    degraded,
                    unhealthy,
                    unknown,
                    missing,
                    readers,
                    in,
                    out);
        }

        /// The same streams of a node that does not answer: all unknown.
        Tally veiled() {
            return new Tally(total, 0, 0, 0, total, missing, 0, 0, 0);
        }
    }

    /// The streams in numbers as they are to be shown.
    public Tally shown() {
        return reason().clear() ? tally : tally.veiled();
    }
}
