package dev.signalbox.server.api;

import dev.signalbox.model.Event;
import dev.signalbox.model.Node;
import dev.signalbox.model.NodeReason;
import dev.signalbox.model.NodeView;
import dev.signalbox.model.Severity;
import dev.signalbox.model.Status;
import dev.signalbox.server.access.Role;
import dev.signalbox.server.events.EventStore;
import dev.signalbox.server.fleet.StreamSearch;
import dev.signalbox.server.fleet.StreamSearch.Row;
import dev.signalbox.server.incidents.IncidentStore;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// `/api/dashboard/…` and the overview of the fleet.
final class DashboardRoutes {
    private final ApiParts parts;
    private final EventJson events;
    private final Sums sums;

    DashboardRoutes(ApiParts parts) {
        this.parts = parts;
        this.events = new EventJson(parts.texts());
        this.sums = new Sums(parts.fleet(), parts.incidents());
    }

    List<Route> all() {
        String dashboard = "/api/dashboard";
        return List.of(
                Route.get("/api/fleet/overview", Role.VIEWER, this::fleet),
                Route.get(dashboard + "/overview", Role.VIEWER, this::overview),
                Route.get(dashboard + "/streams/status", Role.VIEWER, this::streamsByStatus),
                Route.get(dashboard + "/nodes/status", Role.VIEWER, this::nodes),
                Route.get(
                        dashboard + "/events/recent",
                        Role.VIEWER,
                        Set.of("limit", "severity"),
                        this::recent),
                Route.get(
                        dashboard + "/alerts/active", Role.VIEWER, Set.of("limit"), this::alerts));
    }

    private void fleet(Call call) {
        Sums.Sum sum = sums.fleet();
        Map<String, Integer> byEnvironment =
                sum.active().stream()
                        .collect(
                                Collectors.toMap(
                                        view -> view.node().environment(),
                                        _ -> 1,
                                        Integer::sum,
                                        TreeMap::new));
        call.answer(
                out ->
                        out.object(
                                        "nodes",
                                        nodes ->
                                                nodes.number("total", sum.active().size())
                                                        .number(
                                                                "healthy",
                                                                sum.nodes()
                                                                        .getOrDefault(
                                                                                Status.HEALTHY, 0))
                                                        .counts("by_environment", byEnvironment))
                                .object(
                                        "streams",
                                        streams ->
                                                streams.number("total", sum.total())
                                                        .statuses(sum.streams())
                                                        .decimal(
                                                                "health_percentage",
                                                                sum.healthRate())));
    }

    private void overview(Call call) {
        Instant now = parts.time().instant();
        IncidentStore.Counts incidents = parts.incidents().counts();
        long hour = eventsSince(now.minus(Duration.ofHours(1)));
        long day = eventsSince(now.minus(Duration.ofDays(1)));
        call.answer(
                out -> {
                    sums.writeFleet(out);
                    sums.writeIncidents(out);
                    out.object(
                                    "events",
                                    each ->
                                            each.number("last_hour", hour)
                                                    .number("last_24h", day)
                                                    .number(
                                                            "critical_unresolved",
                                                            incidents
                                                                    .bySeverity()
                                                                    .getOrDefault(
                                                                            Severity.CRITICAL, 0)))
                            .time("timestamp", now);
                });
    }

    private long eventsSince(Instant from) {
        return parts.events()
                .count(
                        new EventStore.Filter(
                                Set.of(), Set.of(), Set.of(), Set.of(), null, 0, from, null));
    }

    private void streamsByStatus(Call call) {
        List<Row> rows = StreamSearch.ALL.find(parts.fleet().nodes()).rows();
        rows.sort(Comparator.comparing(row -> row.stream().id()));
        call.answer(
                out -> {
                    for (Status status : Status.values()) {
                        out.list(
                                status.code(),
                                rows.stream()
                                        .filter(row -> row.reason().status() == status)
                                        .toList(),
                                (each, row) ->
                                        StreamJson.writeBrief(each, row.node(), row.stream()));
                    }
                });
    }

    private void nodes(Call call) {
        List<NodeView> views =
                parts.fleet().nodes().stream()
                        .filter(view -> view.node().active())
                        .sorted(Comparator.comparing(view -> view.node().name()))
                        .toList();
        call.answer(out -> out.list("nodes", views, DashboardRoutes::node));
    }

    private static void node(Out out, NodeView view) throws IOException {
        out.number("id", view.node().id().value())
                .text("name", view.node().name())
                .text("environment", view.node().environment())
                .text("status", view.reason().status().code())
                .text("reason", view.reason().code())
                .time("last_seen", view.contact().lastSeen())
                .bool("is_online", view.reason() == NodeReason.ANSWERING);
        NodeJson.counts(out, view.shown());
        out.bool("is_simulated", view.state().simulated())
                .bool("is_local", view.node().origin() == Node.Origin.LOCAL);
    }

    private void recent(Call call) {
        Query query = call.query();
        int limit = query.integer("limit", 1, 1_000, 50);
        Set<Severity> severities =
                query.anyOf("severity", List.of(Severity.values()), Severity::code);
        query.check();
        List<Event> recent =
                parts.events()
                        .page(
                                new EventStore.Filter(
                                        Set.of(),
                                        severities,
                                        Set.of(),
                                        Set.of(),
                                        null,
                                        0,
                                        null,
                                        null),
                                true,
                                0,
                                limit)
                        .events();
        call.answer(
                out ->
                        out.list(
                                "events",
                                recent,
                                (each, event) -> events.write(each, event, call.language())));
    }

    private void alerts(Call call) {
        Query query = call.query();
        int limit = query.integer("limit", 1, 1_000, 50);
        query.check();
        IncidentStore.Page page = parts.incidents().page(IncidentStore.Filter.OPEN, 0, limit);
        IncidentStore.Counts counts = parts.incidents().counts();
        Instant now = parts.time().instant();
        call.answer(
                out ->
                        out.list(
                                        "alerts",
                                        page.incidents(),
                                        (each, incident) ->
                                                events.writeAlert(
                                                        each, incident, call.language(), now))
                                .number("total", page.total())
                                .object("by_severity", each -> Sums.severities(each, counts)));
    }
}
