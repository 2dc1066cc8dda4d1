package dev.signalbox.server.api;

import dev.signalbox.server.access.Principal;
import dev.signalbox.server.access.Role;
import dev.signalbox.server.problems.Code;
import dev.signalbox.server.problems.Problem;
import dev.signalbox.server.problems.ProblemException;
import dev.signalbox.server.words.Language;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.javalin.http.HttpResponseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Serves the API, live updates and the page on one port.
public final class ApiServer implements AutoCloseable {
    /// More of a body is not read.
    static final long MOST_BYTES = 1 << 20;

    private final ApiParts parts;
    private final Guard guard;
    private final ProblemAnswers problems;
    private final ProblemPage meanings;
    private final LiveSocket socket;
    private final Once once;
    private final List<Route> routes;
    private final Methods methods;
    private final Javalin javalin;

    /// How the server is to be reached.
    ///
    /// @param metricsOpen to everybody, and not only to loopback and to who is signed in
    public record Listening(
            String bind, int port, boolean metricsOpen, Set<String> allowedOrigins) {}

    private ApiServer(ApiParts parts, Listening listening, Metrics metrics, StaticPage page) {
        this.parts = parts;
        this.guard = new Guard(parts.access(), parts.time(), listening.allowedOrigins());
        this.problems = new ProblemAnswers(parts.texts());
        this.meanings = new ProblemPage(parts.texts());
        this.socket = new LiveSocket(parts, guard);
        this.once = new Once(parts.idempotency());
        SystemRoutes system = new SystemRoutes(parts, guard, metrics, listening.metricsOpen());
        this.routes = routes(parts, system);
        this.methods = new Methods(routes);
        this.javalin = Javalin.create(config -> configure(config, page));
    }

    /// Everything the API can do, as one list.
    private List<Route> routes(ApiParts parts, SystemRoutes system) {
        List<Route> all = new ArrayList<>();
        all.addAll(system.all());
        all.add(socket.route());
        all.addAll(new AuthRoutes(parts, guard).all());
        all.addAll(new NodeRoutes(parts).all());
        all.addAll(new StreamRoutes(parts).all());
        all.addAll(new CheckRoutes(parts).all());
        all.addAll(new DashboardRoutes(parts).all());
        all.addAll(new EventRoutes(parts).all());
        return all;
    }

    /// Opens the port. It answers from the first moment.
    public static ApiServer open(ApiParts parts, Listening listening, Metrics metrics) {
        return open(parts, listening, metrics, new StaticPage(StaticPage.PACKED));
    }

    static ApiServer open(ApiParts parts, Listening listening, Metrics metrics, StaticPage page) {
        ApiServer server = new ApiServer(parts, listening, metrics, page);
        server.javalin.start(listening.bind(), listening.port());
        server.socket.start();
        return server;
    }

    public int port() {
        return javalin.port();
    }

    List<Route> routes() {
        return routes;
    }

    private void configure(JavalinConfig config, StaticPage page) {
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.startup.startupWatcherEnabled = false;
        config.concurrency.useVirtualThreads = true;
        config.router.ignoreTrailingSlashes = true;
        config.http.defaultContentType = "application/json";
        HttpLayer.configure(config.jetty, problems);
        config.routes.before(context -> Headers.EVERYWHERE.forEach(context::header));
        for (Route route : routes) {
            config.routes.addHttpHandler(route.method(), route.path(), ctx -> run(route, ctx));
            if (route.method().equals(HandlerType.GET)) {
                // The same answer; the HTTP layer leaves its body away.
                config.routes.addHttpHandler(
                        HandlerType.HEAD, route.path(), ctx -> run(route, ctx));
            }
        }
        config.routes.wsBeforeUpgrade(LiveSocket.PATH, socket::admit);
        config.routes.ws(LiveSocket.PATH, socket::configure);
        config.routes.exception(
                ProblemException.class,
                (e, context) -> {
                    problems.answer(context, e);
                    LiveSocket.send(context);
                });
        config.routes.exception(
                HttpResponseException.class, (e, context) -> noHandler(page, context, e));
        config.routes.exception(Call.Left.class, (_, _) -> {});
        config.routes.exception(Exception.class, (e, context) -> problems.failed(context, e));
    }

    /// Answers where no handler is: another method, a part of the page, or nothing.
    private void noHandler(StaticPage page, Context context, HttpResponseException e) {
        if (e.getStatus() != 404) {
            problems.answer(context, e);
            return;
        }
        Optional<String> allowed = methods.at(context.path());
        if (allowed.isEmpty()) {
            if (!meanings.serve(context) && !page.serve(context) && !hidden(context)) {
                problems.answer(context, e);
            }
            return;
        }
        context.header("Allow", allowed.get());
        if (context.method().equals(HandlerType.OPTIONS)) {
            context.status(204).removeHeader("Content-Type");
        } else {
            problems.answer(context, notAllowed(context, allowed.get()));
        }
    }

    private static Problem notAllowed(Context context, String allowed) {
        return Problem.of(
                Code.METHOD_NOT_ALLOWED,
                Map.of(
                        "path",
                        context.path(),
                        "method",
                        context.req().getMethod(),
                        "allowed",
                        allowed));
    }

    /// What is not there is told only to those who may know what is.
    private boolean hidden(Context context) {
        if (context.path().startsWith("/api/")) {
            try {
                guard.admit(context, HandlerType.GET, Role.VIEWER);
            } catch (ProblemException e) {
                problems.answer(context, e);
                return true;
            }
        }
        return false;
    }

    private void run(Route route, Context context) throws Exception {
        if (methods.mistaken(route, context.path())) {
            String allowed = methods.at(context.path()).orElseThrow();
            context.header("Allow", allowed);
            throw notAllowed(context, allowed).exception();
        }
        Principal principal = guard.admit(context, route.method(), route.role());
        Language language = Language.best(context.header("Accept-Language"));
        Call call = new Call(context, route, language, principal);
        if (route.query().isEmpty()) {
            call.query();
        }
        if (route.body() == Route.Body.NONE && !route.method().equals(HandlerType.GET)) {
            call.body().check();
        }
        String key = context.header("Idempotency-Key");
        if (key != null && principal != null && route.method().equals(HandlerType.POST)) {
            once.run(route, call, key);
        } else {
            route.handler().handle(call);
        }
    }

    @Override
    public void close() {
        parts.live().close();
        javalin.stop();
    }
}
