package dev.signalbox.server.api;

import dev.signalbox.model.NodeView;
import dev.signalbox.model.NodeView.Tally;
import dev.signalbox.model.Severity;
import dev.signalbox.model.Status;
import dev.signalbox.server.fleet.Fleet;
import dev.signalbox.server.incidents.IncidentStore;
import dev.signalbox.server.incidents.Incidents;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The fleet in a few numbers, for the dashboard and for live clients.
public final class Sums {
    private final Fleet fleet;
    private final Incidents incidents;

    public Sums(Fleet fleet, Incidents incidents) {
        this.fleet = fleet;
        this.incidents = incidents;
    }

    /// The fleet in numbers.
    record Sum(
            List<NodeView> active,
            int inactive,
            Map<Status, Integer> nodes,
            Map<Status, Integer> streams,
            int total,
            int missing,
            int viewers,
            long in,
            long out) {

        static Sum of(Iterable<NodeView> views) {
            List<NodeView> active = new ArrayList<>();
            int inactive = 0;
            Map<Status, Integer> nodes = new EnumMap<>(Status.class);
            Map<Status, Integer> streams = new EnumMap<>(Status.class);
            int total = 0;
            int missing = 0;
            int viewers = 0;
            long in = 0;
            long out = 0;
            for (NodeView view : views) {
                if (!view.node().active()) {
                    inactive++;
                    continue;
                }
                active.add(view);
                nodes.merge(view.reason().status(), 1, Integer::sum);
                Tally tally = view.shown();
                streams.merge(Status.HEALTHY, tally.healthy(), Integer::sum);
                streams.merge(Status.DEGRADED, tally.degraded(), Integer::sum);
                streams.merge(Status.UNHEALTHY, tally.unhealthy(), Integer::sum);
                streams.merge(Status.UNKNOWN, tally.unknown(), Integer::sum);
                total += tally.total();
                missing += tally.missing();
                viewers += tally.readers();
                in += tally.bitrateIn();
                out += tally.bitrateOut();
            }
            return new Sum(active, inactive, nodes, streams, total, missing, viewers, in, out);
        }

        /// Healthy of all that are known, in percent; null when nothing is known.
        @Nullable Double healthRate() {
            int known = total - streams.getOrDefault(Status.UNKNOWN, 0);
            return known == 0
                    ? null
                    : Double.valueOf(100.0 * streams.getOrDefault(Status.HEALTHY, 0) / known);
        }
    }

    Sum fleet() {
        return Sum.of(fleet.nodes());
    }

    void writeFleet(Out out) throws IOException {
        Sum sum = fleet();
        out.object(
                        "nodes",
                        nodes ->
                                nodes.number("total", sum.active().size())
                                        .statuses(sum.nodes())
                                        .number("inactive", sum.inactive()))
                .object(
                        "streams",
                        streams ->
                                streams.number("total", sum.total())
                                        .statuses(sum.streams())
                                        .number("missing", sum.missing())
                                        .decimal("health_rate", sum.healthRate()))
                .number("viewers", sum.viewers())
                .number("bitrate", sum.in())
                .number("outbound_bitrate", sum.out());
    }

    void writeIncidents(Out out) throws IOException {
        IncidentStore.Counts counts = incidents.counts();
        out.object(
                "incidents",
                each ->
                        each.number("open", counts.open())
                                .number("acknowledged", counts.acknowledged())
                                .object("by_severity", one -> severities(one, counts)));
    }

    static void severities(Out out, IncidentStore.Counts counts) throws IOException {
        for (Severity severity : List.of(Severity.CRITICAL, Severity.ERROR, Severity.WARNING)) {
            out.number(severity.code(), counts.bySeverity().getOrDefault(severity, 0));
        }
    }
}
