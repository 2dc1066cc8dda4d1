package dev.signalbox.server.api;

import dev.signalbox.model.NodeReason;
import dev.signalbox.model.NodeView;
import dev.signalbox.server.access.Role;
import dev.signalbox.server.polling.PollStats;
import io.javalin.http.Context;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The program itself: health, metrics, contract, status.
final class SystemRoutes {
    private final ApiParts parts;
    private final Guard guard;
    private final Metrics metrics;
    private final boolean metricsOpen;

    SystemRoutes(ApiParts parts, Guard guard, Metrics metrics, boolean metricsOpen) {
        this.parts = parts;
        this.guard = guard;
        this.metrics = metrics;
        this.metricsOpen = metricsOpen;
    }

    List<Route> all() {
        return List.of(
                Route.get("/api/health", null, this::health),
                Route.get("/api/health/live", null, this::alive),
                Route.get("/api/openapi.yaml", null, this::contract),
                Route.get("/metrics", null, this::metrics),
                Route.get("/api/system/status", Role.VIEWER, this::status));
    }

    private void health(Call call) {
        String store = parts.system().storeCheck();
        boolean ok = store.equals("ok");
        call.answer(
                ok ? 200 : 503,
                out ->
                        out.text("status", ok ? "ok" : "degraded")
                                .text("version", parts.system().version())
                                .object("checks", checks -> checks.text("store", store)));
    }

    private void alive(Call call) {
        call.answer(out -> out.text("status", "ok"));
    }

    private void contract(Call call) throws IOException {
        try (InputStream in = SystemRoutes.class.getResourceAsStream("/openapi.yaml")) {
            if (in == null) {
                throw new IllegalStateException("the contract is not packed into the program");
            }
            call.context().contentType("application/yaml").result(in.readAllBytes());
        }
    }

    private void metrics(Call call) throws IOException {
        Context context = call.context();
        if (!metricsOpen && !fromHere(context)) {
            guard.admit(context, context.method(), Role.VIEWER);
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        metrics.write(bytes);
        context.contentType("text/plain; version=0.0.4; charset=utf-8").result(bytes.toByteArray());
    }

    /// A proxy on this machine passes on requests from everywhere.
    private static boolean fromHere(Context context) {
        if (context.header("X-Forwarded-For") != null || context.header("Forwarded") != null) {
            return false;
        }
        try {
            return InetAddress.getByName(context.ip()).isLoopbackAddress();
        } catch (UnknownHostException _) {
            return false;
        }
    }

    private void status(Call call) {
        SystemReport system = parts.system();
        PollStats stats = parts.poller().stats();
        Instant now = parts.time().instant();
        Runtime runtime = Runtime.getRuntime();
        OptionalDouble lateness = stats.latenessMillis(0.99);
        call.answer(
                out ->
                        out.text("version", system.version())
                                .time("started_at", system.startedAt())
                                .seconds(
                                        "uptime_seconds", Duration.between(system.startedAt(), now))
                                .number("sequence", parts.log().last())
                                .number(
                                        "memory_bytes",
                                        runtime.totalMemory() - runtime.freeMemory())
                                .object(
                                        "store",
                                        store ->
                                                store.text("kind", system.storeKind())
                                                        .text("status", system.storeCheck())
                                                        .number(
                                                                "rows_written",
                                                                system.rowsWritten()))
                                .object(
                                        "polling",
                                        polling ->
                                                polling.seconds(
                                                                "interval_seconds",
                                                                system.pollInterval())
                                                        .number("nodes", parts.poller().watched())
                                                        .number("in_flight", stats.inFlight())
                                                        .number("polls", stats.polls())
                                                        .number("failures", stats.failures())
                                                        .decimal(
                                                                "lateness_p99_ms",
                                                                lateness.isPresent()
                                                                        ? lateness.getAsDouble()
                                                                        : null)
                                                        .seconds(
                                                                "oldest_answer_seconds",
                                                                oldest(now)))
                                .object(
                                        "live",
                                        live ->
                                                live.number("clients", parts.live().clients())
                                                        .number("dropped", parts.live().dropped()))
                                .list("processes", system.processes(), SystemRoutes::process));
    }

    private static void process(Out out, SystemReport.ProcessLine line) throws IOException {
        out.text("name", line.name())
                .text("state", line.state())
                .number("pid", line.pid())
                .time("since", line.since())
                .number("restarts", line.restarts())
                .text("detail", line.detail());
    }

    private @Nullable Duration oldest(Instant now) {
        return parts.fleet().nodes().stream()
                .filter(view -> view.reason() == NodeReason.ANSWERING)
                .map(NodeView::contact)
                .flatMap(contact -> Stream.ofNullable(contact.lastSeen()))
                .min(Instant::compareTo)
                .map(seen -> Duration.between(seen, now))
                .orElse(null);
    }
}
