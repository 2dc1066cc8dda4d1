package dev.signalbox.server.api;

import static dev.signalbox.server.api.Route.Body.NONE;

import dev.signalbox.model.NodeId;
import dev.signalbox.model.NodeView;
import dev.signalbox.model.NodeView.Tally;
import dev.signalbox.model.Reason;
import dev.signalbox.model.Status;
import dev.signalbox.model.StreamId;
import dev.signalbox.model.StreamView;
import dev.signalbox.server.access.Role;
import dev.signalbox.server.api.Checks.Result;
import dev.signalbox.server.fleet.Fleet;
import dev.signalbox.server.fleet.StreamSearch;
import dev.signalbox.server.fleet.StreamSearch.Row;
import dev.signalbox.server.problems.Problem;
import dev.signalbox.server.words.Language;
import java.io.IOException;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// `/api/health/…`, and the checks that `/api/fleet` calls sync.
final class CheckRoutes {
    private final ApiParts parts;
    private final Checks checks;
    private final StreamJson json;

    CheckRoutes(ApiParts parts) {
        this.parts = parts;
        this.checks = new Checks(parts);
        this.json = new StreamJson(parts.texts());
    }

    List<Route> all() {
        Set<String> filter = Set.of("node_id", "status");
        String quick = "/api/health/quick-check";
        return List.of(
                Route.get("/api/health/streams", Role.VIEWER, filter, this::streams),
                Route.get("/api/health/streams/{id}", Role.VIEWER, this::stream),
                Route.get("/api/health/summary", Role.VIEWER, this::summary),
                Route.post(quick, Role.OPERATOR, NONE, this::checkAll),
                Route.post(quick + "/{id}", Role.OPERATOR, NONE, this::checkOne),
                Route.post("/api/fleet/sync-all", Role.OPERATOR, NONE, this::syncAll),
                Route.post("/api/fleet/nodes/{id}/sync", Role.OPERATOR, NONE, this::syncOne));
    }

    private void streams(Call call) {
        Query query = call.query();
        StreamSearch search =
                new StreamSearch(
                        null,
                        query.ids("node_id"),
                        null,
                        query.anyOf("status", List.of(Status.values()), Status::code),
                        Set.of(),
                        Set.of(),
                        null,
                        Map.of());
        query.check();
        StreamSearch.Found found = search.find(parts.fleet().nodes());
        List<Row> rows = found.rows();
        rows.sort(Comparator.comparing(row -> row.stream().id()));
        int total = found.summary().values().stream().mapToInt(Integer::intValue).sum();
        call.answer(
                out ->
                        out.list(
                                        "streams",
                                        rows,
                                        (each, row) ->
                                                json.writeHealth(each, row.node(), row.stream()))
                                .object(
                                        "summary",
                                        summary ->
                                                summary.number("total", total)
                                                        .statuses(found.summary())));
    }

    private void stream(Call call) {
        Fleet.Found found = parts.streams().get(new StreamId(call.id()));
        call.answer(out -> json.writeHealth(out, found.node(), found.stream()));
    }

    private void summary(Call call) {
        Map<String, Integer> byReason = new HashMap<>();
        Map<Status, Integer> byStatus = new HashMap<>();
        int total = 0;
        for (NodeView view : parts.fleet().nodes()) {
            for (StreamView stream : view.streams()) {
                Reason reason = view.reason(stream);
                byReason.merge(reason.code(), 1, Integer::sum);
                byStatus.merge(reason.status(), 1, Integer::sum);
                total++;
            }
        }
        int all = total;
        call.answer(
                out -> out.number("total", all).statuses(byStatus).counts("by_reason", byReason));
    }

    private void checkOne(Call call) throws InterruptedException {
        Result result = wellOrProblem(checks.one(new NodeId(call.id())));
        call.answer(out -> check(out, result, call.language()));
    }

    private void syncOne(Call call) throws InterruptedException {
        Result result = wellOrProblem(checks.one(new NodeId(call.id())));
        call.answer(out -> sync(out, result, call.language()));
    }

    private static Result wellOrProblem(Result result) {
        if (result.problem() != null) {
            throw result.problem().exception();
        }
        return result;
    }

    private void checkAll(Call call) throws InterruptedException {
        long begun = parts.time().nanos();
        List<Result> results = checks.all();
        Duration took = Duration.ofNanos(parts.time().nanos() - begun);
        call.answer(
                out ->
                        out.number("nodes_checked", results.size())
                                .number("total_healthy", sum(results, Tally::healthy))
                                .number("total_degraded", sum(results, Tally::degraded))
                                .number("total_unhealthy", sum(results, Tally::unhealthy))
                                .number("total_unknown", sum(results, Tally::unknown))
                                .seconds("seconds", took)
                                .list(
                                        "results",
                                        results,
                                        (each, result) -> check(each, result, call.language())));
    }

    private interface Count {
        int of(Tally tally);
    }

    private static int sum(List<Result> results, Count count) {
        return results.stream().mapToInt(result -> count.of(result.view().shown())).sum();
    }

    private void syncAll(Call call) throws InterruptedException {
        List<Result> results = checks.all();
        int failed = (int) results.stream().filter(result -> result.problem() != null).count();
        call.answer(
                out ->
                        out.number("total_nodes", results.size())
                                .number("successful", results.size() - failed)
                                .number("failed", failed)
                                .list(
                                        "results",
                                        results,
                                        (each, result) -> sync(each, result, call.language())));
    }

    private void check(Out out, Result result, Language language) throws IOException {
        Tally tally = result.view().shown();
        Fleet.Taken taken = result.taken();
        out.bool("success", result.problem() == null)
                .number("node_id", result.node().id().value())
                .text("node_name", result.node().name())
                .number("updated", taken == null ? 0 : taken.changed() + taken.appeared())
                .number("healthy", tally.healthy())
                .number("degraded", tally.degraded())
                .number("unhealthy", tally.unhealthy())
                .number("unknown", tally.unknown())
                .seconds("seconds", result.took());
        error(out, result.problem(), language);
    }

    private void sync(Out out, Result result, Language language) throws IOException {
        Fleet.Taken taken = result.taken();
        boolean seen = taken != null && result.problem() == null;
        int listed = result.view().streams().size() - (taken == null ? 0 : taken.missing());
        out.bool("success", seen)
                .number("node_id", result.node().id().value())
                .text("node_name", result.node().name())
                .number("total_paths", seen ? listed : 0)
                .number("synced", seen ? listed : 0)
                .number("created", taken == null ? 0 : taken.appeared())
                .number("updated", taken == null ? 0 : taken.changed())
                .number("deleted", 0)
                .number("missing", taken == null ? 0 : taken.missing());
        error(out, result.problem(), language);
    }

    private void error(Out out, @Nullable Problem problem, Language language) throws IOException {
        out.text(
                        "error",
                        problem == null ? null : parts.texts().detail(language, problem, Map.of()))
                .text("code", problem == null ? null : problem.code().text());
    }
}
