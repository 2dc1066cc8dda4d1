package dev.signalbox.server.api;

import dev.signalbox.model.Node;
import dev.signalbox.model.NodeId;
import dev.signalbox.model.NodeView;
import dev.signalbox.model.Poll;
import dev.signalbox.model.Trouble;
import dev.signalbox.server.fleet.Fleet;
import dev.signalbox.server.polling.Poller;
import dev.signalbox.server.problems.Code;
import dev.signalbox.server.problems.Problem;
import dev.signalbox.server.problems.ProblemException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/// Asks nodes because somebody wants to know now.
final class Checks {
    /// Longer than any poll may take with its permit; nobody should ever wait for this.
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final ApiParts parts;

    Checks(ApiParts parts) {
        this.parts = parts;
    }

    /// What came of asking one node.
    ///
    /// @param problem why it is not known; null if it is
    record Result(
            Node node, NodeView view, Fleet.@Nullable Taken taken, @Nullable Problem problem) {
        Duration took() {
            Duration took = view.contact().took();
            return took == null ? Duration.ZERO : took;
        }
    }

    /// One node; it has to be switched on.
    Result one(NodeId id) throws InterruptedException {
        Node node = parts.nodes().get(id);
        if (!node.active()) {
            throw Problem.of(Code.NODE_SWITCHED_OFF, Map.of("name", node.name())).exception();
        }
        return await(node, parts.poller().askNow(id));
    }

    /// All that are switched on, all at once.
    List<Result> all() throws InterruptedException {
        Map<Node, CompletableFuture<Poller.Done<Fleet.Taken>>> asked = new LinkedHashMap<>();
        parts.fleet().nodes().stream()
                .map(NodeView::node)
                .filter(Node::active)
                .sorted(Comparator.comparing(Node::id))
                .forEach(node -> asked.put(node, parts.poller().askNow(node.id())));
        List<Result> results = new ArrayList<>();
        for (Map.Entry<Node, CompletableFuture<Poller.Done<Fleet.Taken>>> one : asked.entrySet()) {
            try {
                results.add(await(one.getKey(), one.getValue()));
            } catch (ProblemException e) {
                failed(one.getKey(), e.problem()).ifPresent(results::add);
            }
        }
        return results;
    }

    /// One node that cannot be asked, or whose answer cannot be kept, fails for itself alone. One
    /// that has left meanwhile is nobody's concern.
    private Optional<Result> failed(Node node, Problem problem) {
        if (problem.code() == Code.NODE_UNKNOWN) {
            // It may still be in the view: who waits for its answer hears first that it left.
            return Optional.empty();
        }
        return parts.fleet().node(node.id()).map(view -> new Result(node, view, null, problem));
    }

    private Result await(Node node, CompletableFuture<Poller.Done<Fleet.Taken>> answer)
            throws InterruptedException {
        try {
            Poller.Done<Fleet.Taken> done = answer.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            Fleet.Taken taken = done.taken();
            return new Result(node, taken.view(), taken, problem(node, done.poll()));
        } catch (CancellationException _) {
            throw Problem.of(Code.NODE_UNKNOWN, Map.of("id", node.id().value())).exception();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof ProblemException problem) {
                throw problem;
            }
            throw new IllegalStateException(e.getCause());
        } catch (TimeoutException _) {
            throw problem(node, Trouble.NO_ANSWER, node.address().apiUrl().getAuthority())
                    .exception();
        }
    }

    private static @Nullable Problem problem(Node node, Poll poll) {
        return switch (poll) {
            case Poll.Seen _ -> null;
            case Poll.Failed failed -> problem(node, failed.trouble(), failed.evidence());
        };
    }

    private static Problem problem(Node node, Trouble trouble, String evidence) {
        return Problem.of(
                code(trouble),
                Map.of(
                        "node",
                        node.name(),
                        "node_id",
                        node.id().value(),
                        "trouble",
                        trouble,
                        "evidence",
                        evidence));
    }

    private static Code code(Trouble trouble) {
        return switch (trouble) {
            case NO_ANSWER, CONNECT_TIMEOUT, BUSY -> Code.NODE_TIMEOUT;
            case HOST_UNKNOWN, NO_ROUTE, CONNECTION_REFUSED, CONNECTION_CLOSED ->
                    Code.NODE_UNREACHABLE;
            case CREDENTIALS_MISSING, CREDENTIALS_WRONG, FORBIDDEN, TLS_UNTRUSTED ->
                    Code.NODE_REFUSED;
            case TLS_FAILED, NOT_HTTP, NOT_JSON, CUT_OFF, WRONG_SHAPE, TOO_LARGE, SERVER_ERROR ->
                    Code.NODE_UNREADABLE;
            case NOT_MEDIAMTX -> Code.NODE_INCOMPATIBLE;
        };
    }
}
