package dev.signalbox.server.metrics;

import dev.signalbox.model.Contact;
import dev.signalbox.model.NodeView;
import dev.signalbox.model.NodeView.Tally;
import dev.signalbox.model.Status;
import dev.signalbox.server.fleet.Fleet;
import dev.signalbox.server.polling.PollStats;
import io.prometheus.metrics.core.metrics.CounterWithCallback;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.core.metrics.Info;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.Unit;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;

/// Our metrics. There are series per node and none per stream: a fleet may have 100,000.
public final class OwnMetrics {
    private final PrometheusRegistry registry = new PrometheusRegistry();
    private final PrometheusTextFormatWriter writer =
            PrometheusTextFormatWriter.builder().setIncludeCreatedTimestamps(false).build();

    /// Values that other parts know.
    ///
    /// @param openIncidents by severity
    public record Others(
            Supplier<Map<String, Integer>> openIncidents,
            DoubleSupplier lastSequence,
            DoubleSupplier rowsWritten,
            DoubleSupplier liveClients,
            DoubleSupplier liveDropped,
            DoubleSupplier taskFailures) {}

    public OwnMetrics(
            String version, Fleet fleet, PollStats polls, Others others, InstantSource clock) {
        Info.builder()
                .name("signalbox_build_info")
                .help("The version that runs.")
                .labelNames("version")
                .register(registry)
                .setLabelValues(version);
        polling(polls);
        streams(fleet);
        nodes(fleet, clock);
        gauge("signalbox_incidents_open", "Open incidents.", "severity")
                .callback(
                        callback ->
                                others.openIncidents()
                                        .get()
                                        .forEach(
                                                (severity, count) ->
                                                        callback.call(count, severity)))
                .register(registry);
        counter("signalbox_events", "Events so far, ever.", others.lastSequence());
        counter("signalbox_store_rows_written", "Rows written since start.", others.rowsWritten());
        counter("signalbox_task_failures", "Tasks that ended unexpectedly.", others.taskFailures());
        counter("signalbox_live_dropped", "Live clients that were too slow.", others.liveDropped());
        gauge("signalbox_live_clients", "Live clients.")
                .callback(callback -> callback.call(others.liveClients().getAsDouble()))
                .register(registry);
    }

    private void polling(PollStats polls) {
        counter("signalbox_polls", "Polls since start.", () -> polls.polls());
        counter(
                "signalbox_poll_failures",
                "Polls without a usable answer.",
                () -> polls.failures());
        gauge("signalbox_polls_in_flight", "Polls under way.")
                .callback(callback -> callback.call(polls.inFlight()))
                .register(registry);
        gauge("signalbox_poll_lateness_seconds", "How late polls start.", "quantile")
                .unit(Unit.SECONDS)
                .callback(
                        callback -> {
                            for (String quantile : List.of("0.5", "0.99")) {
                                polls.latenessMillis(Double.parseDouble(quantile))
                                        .ifPresent(ms -> callback.call(ms / 1e3, quantile));
                            }
                        })
                .register(registry);
    }

    private void streams(Fleet fleet) {
        gauge("signalbox_streams", "Streams.", "node", "environment", "status")
                .callback(
                        callback -> {
                            for (NodeView view : fleet.nodes()) {
                                byStatus(view.shown())
                                        .forEach(
                                                (status, count) ->
                                                        callback.call(
                                                                count,
                                                                view.node().name(),
                                                                view.node().environment(),
                                                                status.code()));
                            }
                        })
                .register(registry);
    }

    private static Map<Status, Integer> byStatus(Tally tally) {
        Map<Status, Integer> counts = new EnumMap<>(Status.class);
        counts.put(Status.HEALTHY, tally.healthy());
        counts.put(Status.DEGRADED, tally.degraded());
        counts.put(Status.UNHEALTHY, tally.unhealthy());
        counts.put(Status.UNKNOWN, tally.unknown());
        return counts;
    }

    private void nodes(Fleet fleet, InstantSource clock) {
        perNode(
                fleet,
                "signalbox_node_up",
                "Whether the node answers.",
                view -> view.reason().status() == Status.HEALTHY ? 1 : 0);
        perNode(
                fleet,
                "signalbox_node_age_seconds",
                "How long ago the node last answered.",
                view -> {
                    Instant seen = view.contact().lastSeen();
                    return seen == null
                            ? Double.NaN
                            : Duration.between(seen, clock.instant()).toMillis() / 1e3;
                });
        perNode(
                fleet,
                "signalbox_node_poll_seconds",
                "How long the last poll took.",
                view -> {
                    Contact contact = view.contact();
                    return contact.took() == null ? Double.NaN : contact.took().toNanos() / 1e9;
                });
        perNode(
                fleet,
                "signalbox_node_inbound_bits_per_second",
                "What comes in.",
                view -> view.shown().bitrateIn());
        perNode(
                fleet,
                "signalbox_node_outbound_bits_per_second",
                "What goes out.",
                view -> view.shown().bitrateOut());
        perNode(
                fleet,
                "signalbox_node_viewers",
                "Readers of all paths.",
                view -> view.shown().readers());
    }

    private interface OfNode {
        double value(NodeView view);
    }

    private void perNode(Fleet fleet, String name, String help, OfNode of) {
        gauge(name, help, "node", "environment")
                .callback(
                        callback ->
                                fleet.nodes().stream()
                                        .filter(view -> view.node().active())
                                        .forEach(
                                                view ->
                                                        callback.call(
                                                                of.value(view),
                                                                view.node().name(),
                                                                view.node().environment())))
                .register(registry);
    }

    private static GaugeWithCallback.Builder gauge(String name, String help, String... labels) {
        return GaugeWithCallback.builder().name(name).help(help).labelNames(labels);
    }

    private void counter(String name, String help, DoubleSupplier value) {
        CounterWithCallback.builder()
                .name(name)
                .help(help)
                .callback(callback -> callback.call(value.getAsDouble()))
                .register(registry);
    }

    public void write(OutputStream out) throws IOException {
        writer.write(out, registry.scrape());
    }
}
