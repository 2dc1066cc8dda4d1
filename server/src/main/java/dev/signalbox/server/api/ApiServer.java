package dev.signalbox.server.api;

import dev.signalbox.server.access.Principal;
import dev.signalbox.server.access.Role;
import dev.signalbox.server.idempotency.AnswerStore.Kept;
import dev.signalbox.server.problems.Code;
import dev.signalbox.server.problems.Flaw;
import dev.signalbox.server.problems.Problem;
import dev.signalbox.server.problems.ProblemException;
import dev.signalbox.server.words.Language;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.javalin.http.HttpResponseException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// Serves the API, live updates and the page on one port.
public final class ApiServer implements AutoCloseable {
    /// More of a body is not read.
    static final long MOST_BYTES = 1 << 20;

    private final ApiParts parts;
    private final Guard guard;
    private final ProblemAnswers problems;
    private final LiveSocket socket;
    private final List<Route> routes;
    private final Javalin javalin;

    /// How the server is to be reached.
    ///
    /// @param metricsOpen to everybody, and not only to loopback and to who is signed in
    public record Listening(
            String bind, int port, boolean metricsOpen, Set<String> allowedOrigins) {}

    private ApiServer(ApiParts parts, Listening listening, Metrics metrics) {
        this.parts = parts;
        this.guard = new Guard(parts.access(), listening.allowedOrigins());
        this.problems = new ProblemAnswers(parts.texts());
        this.socket = new LiveSocket(parts, parts.live(), parts.pacer());
        SystemRoutes system = new SystemRoutes(parts, guard, metrics, listening.metricsOpen());
        this.routes = routes(parts, system);
        this.javalin = Javalin.create(config -> configure(config, new StaticPage()));
    }

    /// Everything the API can do, as one list.
    static List<Route> routes(ApiParts parts, SystemRoutes system) {
        List<Route> all = new ArrayList<>();
        all.addAll(system.all());
        all.addAll(new AuthRoutes(parts).all());
        all.addAll(new NodeRoutes(parts).all());
        all.addAll(new StreamRoutes(parts).all());
        all.addAll(new CheckRoutes(parts).all());
        all.addAll(new DashboardRoutes(parts).all());
        all.addAll(new EventRoutes(parts).all());
        return all;
    }

    /// Opens the port. It answers from the first moment.
    public static ApiServer open(ApiParts parts, Listening listening, Metrics metrics) {
        ApiServer server = new ApiServer(parts, listening, metrics);
        server.javalin.start(listening.bind(), listening.port());
        server.socket.start();
        return server;
    }

    public int port() {
        return javalin.port();
    }

    private void configure(JavalinConfig config, StaticPage page) {
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.startup.startupWatcherEnabled = false;
        config.concurrency.useVirtualThreads = true;
        config.router.ignoreTrailingSlashes = true;
        config.http.maxRequestSize = MOST_BYTES;
        config.http.defaultContentType = "application/json";
        config.jetty.modifyHttpConfiguration(http -> http.setSendServerVersion(false));
        config.jetty.modifyWebSocketServletFactory(
                factory -> factory.setMaxTextMessageSize(64 << 10));
        config.routes.before(ApiServer::headers);
        for (Route route : routes) {
            config.routes.addHttpHandler(route.method(), route.path(), ctx -> run(route, ctx));
        }
        addMethodAnswers(config);
        config.routes.wsBeforeUpgrade(
                "/api/live",
                context -> context.attribute(LiveSocket.PRINCIPAL, guard.admitLive(context)));
        config.routes.ws("/api/live", socket::configure);
        config.routes.exception(
                ProblemException.class, (e, context) -> problems.answer(context, e));
        config.routes.exception(
                HttpResponseException.class,
                (e, context) -> {
                    boolean lost = e.getStatus() == 404;
                    if (!(lost && (page.serve(context) || hidden(context)))) {
                        problems.answer(context, e);
                    }
                });
        config.routes.exception(Exception.class, (e, context) -> problems.failed(context, e));
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

    /// OPTIONS, and 405 with what would be allowed, for every path.
    private void addMethodAnswers(JavalinConfig config) {
        Map<String, Set<String>> methods = new TreeMap<>();
        for (Route route : routes) {
            Set<String> allowed = methods.computeIfAbsent(route.path(), _ -> new TreeSet<>());
            allowed.add(route.method().name());
            allowed.add("OPTIONS");
            if (route.method().equals(HandlerType.GET)) {
                allowed.add("HEAD");
            }
        }
        methods.forEach(
                (path, allowed) -> {
                    String list = String.join(", ", allowed);
                    config.routes.addHttpHandler(
                            HandlerType.OPTIONS,
                            path,
                            context -> context.header("Allow", list).status(204));
                    for (HandlerType method :
                            List.of(
                                    HandlerType.GET,
                                    HandlerType.POST,
                                    HandlerType.PUT,
                                    HandlerType.PATCH,
                                    HandlerType.DELETE)) {
                        if (!allowed.contains(method.name())) {
                            config.routes.addHttpHandler(
                                    method, path, context -> notAllowed(context, list));
                        }
                    }
                });
    }

    private void notAllowed(Context context, String allowed) {
        context.header("Allow", allowed);
        throw Problem.of(
                        Code.METHOD_NOT_ALLOWED,
                        Map.of(
                                "path",
                                context.path(),
                                "method",
                                context.method().name(),
                                "allowed",
                                allowed))
                .exception();
    }

    private static void headers(Context context) {
        context.header("X-Content-Type-Options", "nosniff")
                .header("X-Frame-Options", "DENY")
                .header("Referrer-Policy", "no-referrer");
        if (context.path().startsWith("/api/")) {
            context.header("Cache-Control", "no-store");
        }
    }

    private void run(Route route, Context context) throws Exception {
        Principal principal = guard.admit(context, route.method(), route.role());
        Language language = Language.best(context.header("Accept-Language"));
        context.header("Content-Language", language.tag());
        Call call = new Call(context, route, language, principal);
        if (route.query().isEmpty()) {
            call.query();
        }
        if (route.body() == Route.Body.NONE && context.method().equals(HandlerType.POST)) {
            call.body().check();
        }
        String key = context.header("Idempotency-Key");
        boolean once = key != null && principal != null && route.method().equals(HandlerType.POST);
        if (once) {
            runOnce(route, call, Objects.requireNonNull(key));
        } else {
            route.handler().handle(call);
        }
    }

    private void runOnce(Route route, Call call, String key) {
        if (key.isBlank() || key.length() > 200) {
            throw Problem.input("Idempotency-Key", Flaw.TOO_LONG, Map.of("most", 200)).exception();
        }
        Context context = call.context();
        String request = hash(route.method() + " " + context.path(), context.bodyAsBytes());
        boolean[] first = {false};
        Kept kept =
                parts.idempotency()
                        .once(
                                call.principal().key(),
                                key,
                                request,
                                () -> {
                                    first[0] = true;
                                    handle(route, call);
                                    return new Kept(
                                            request,
                                            context.statusCode(),
                                            context.res().getHeader("Location"),
                                            context.result());
                                });
        if (!first[0]) {
            context.status(kept.status()).header("Idempotent-Replayed", "true");
            if (kept.location() != null) {
                context.header("Location", kept.location());
            }
            if (kept.body() != null) {
                context.contentType("application/json").result(kept.body());
            }
        }
    }

    private static void handle(Route route, Call call) {
        try {
            route.handler().handle(call);
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static String hash(String what, byte[] body) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(what.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest.digest(body));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has SHA-256", e);
        }
    }

    @Override
    public void close() {
        parts.live().close();
        javalin.stop();
    }
}
