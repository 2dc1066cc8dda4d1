package dev.signalbox.simulator.api;

import dev.signalbox.mediamtx.wire.Json;
import dev.signalbox.simulator.fault.FaultKind;
import dev.signalbox.simulator.fault.Faults;
import dev.signalbox.simulator.http.HttpReply;
import dev.signalbox.simulator.http.HttpRequest;
import dev.signalbox.simulator.state.NodeState;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Answers the requests of one node. Thread-safe.
public final class NodeApi {

    private static final Logger log = LoggerFactory.getLogger(NodeApi.class);

    private final NodeState state;
    private final FaultGate faults;
    private final Answers answers;
    private final Duration authDelay;
    private final Router router = new Router();
    private final Map<String, LongAdder> requests = new ConcurrentHashMap<>();
    private final CountDownLatch closed = new CountDownLatch(1);

    /// The API of a node.
    ///
    /// @param authDelay how late wrong credentials are refused
    public NodeApi(NodeState state, Faults faults, Duration authDelay) {
        this.state = state;
        this.authDelay = authDelay;
        answers = new Answers(state.version());
        this.faults = new FaultGate(faults, answers);
        var lists = new ListAnswer(this.faults, answers);
        if (state.version().atLeast(15, 2)) {
            router.add("GET", "/v3/info", (request, _) -> info(request));
        }
        if (state.version().atLeast(12, 3)) {
            router.add("POST", "/v3/auth/jwks/refresh", (_, _) -> answers.ok());
        }
        new ConfigHandlers(state, answers, lists).addTo(router);
        new PathHandlers(state, answers, lists).addTo(router);
        new SessionHandlers(state, answers, lists).addTo(router);
        new RecordingHandlers(state, answers, lists).addTo(router);
    }

    /// Answers a request. May take its time when the node has a fault.
    public HttpReply answer(HttpRequest request) {
        count(request);
        try {
            var fault = faults.before(request);
            var reply = fault != null ? fault : truth(request);
            return faults.after(request, reply);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return HttpReply.empty(500).closing();
        } catch (RuntimeException e) {
            log.error("{} {} failed", request.method(), request.path(), e);
            return answers.error(500, "the simulator failed: " + e).closing();
        }
    }

    /// How often each verb and URL was asked, such as `GET /v3/paths/list`. Names and identifiers
    /// are left out.
    public Map<String, Long> requests() {
        var counts = new java.util.TreeMap<String, Long>();
        requests.forEach((key, count) -> counts.put(key, count.sum()));
        return counts;
    }

    /// Starts counting requests afresh.
    public void forgetRequests() {
        requests.clear();
    }

    /// Ends the waits of this API.
    public void close() {
        closed.countDown();
    }

    private HttpReply truth(HttpRequest request) throws InterruptedException {
        if (request.method().equals("OPTIONS")
                && request.header("access-control-request-method") != null) {
            return HttpReply.empty(204)
                    .with("Access-Control-Allow-Methods: OPTIONS, GET, POST, PATCH, DELETE")
                    .with("Access-Control-Allow-Headers: Authorization, Content-Type");
        }
        var match = router.find(request.method(), request.path());
        var redirect = match == null ? router.redirect(request.method(), request.path()) : null;
        if (redirect != null) {
            return redirect(request, redirect);
        }
        var credentials = Gatekeeper.credentials(request);
        if (!Gatekeeper.admits(
                state.ask(() -> state.config().users()), credentials, request.remote(), "api")) {
            if (!credentials.none()) {
                closed.await(authDelay.toNanos(), TimeUnit.NANOSECONDS);
            }
            return answers.unauthorized(credentials.none());
        }
        return match == null
                ? Answers.noRoute()
                : state.ask(() -> match.handler().answer(request, match.rest()));
    }

    private static HttpReply redirect(HttpRequest request, String to) {
        var location = request.query().isEmpty() ? to : to + "?" + request.query();
        boolean get = request.method().equals("GET");
        var reply =
                get
                        ? HttpReply.text(
                                301,
                                "text/html; charset=utf-8",
                                "<a href=\"" + location + "\">Moved Permanently</a>.\n\n")
                        : HttpReply.empty(307);
        return reply.with("Location: " + location);
    }

    private HttpReply info(HttpRequest request) {
        var wrong = faults.fault(FaultKind.WRONG_VERSION, request.path());
        var version = wrong == null ? "v" + state.version() : wrong.text();
        var json = new Json().open('{').name("version").string(version);
        json.name("started").string(state.started()).close('}');
        return HttpReply.json(200, json.bytes());
    }

    private void count(HttpRequest request) {
        var match = router.find(request.method(), request.path());
        var url = request.path();
        if (match != null && !match.rest().isEmpty()) {
            url = url.substring(0, url.length() - match.rest().length());
            url = url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
        }
        if (match == null && requests.size() > 200) {
            url = "(other)"; // strangers must not be able to fill the memory
        }
        requests.computeIfAbsent(request.method() + " " + url, _ -> new LongAdder()).increment();
    }
}
