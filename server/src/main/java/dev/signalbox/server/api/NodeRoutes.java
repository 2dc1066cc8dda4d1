package dev.signalbox.server.api;

import static dev.signalbox.server.api.Route.Body.NONE;
import static dev.signalbox.server.api.Route.Body.REQUIRED;

import dev.signalbox.model.Node;
import dev.signalbox.model.NodeAddress;
import dev.signalbox.model.NodeId;
import dev.signalbox.model.NodeView;
import dev.signalbox.model.Status;
import dev.signalbox.server.access.Role;
import dev.signalbox.server.nodes.NodeDraft;
import dev.signalbox.server.polling.ConnectionTest;
import dev.signalbox.server.problems.Code;
import dev.signalbox.server.problems.Problem;
import java.net.URI;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// `/api/fleet/nodes`
final class NodeRoutes {
    private static final Set<String> LIST =
            Set.of(
                    "page",
                    "per_page",
                    "search",
                    "environment",
                    "active_only",
                    "status",
                    "label",
                    "sort");

    private final ApiParts parts;
    private final NodeJson json;
    private final ConnectionJson connection;

    NodeRoutes(ApiParts parts) {
        this.parts = parts;
        this.json = new NodeJson(parts.texts());
        this.connection = new ConnectionJson(parts.texts());
    }

    List<Route> all() {
        String one = "/api/fleet/nodes/{id}";
        return List.of(
                Route.get("/api/fleet/nodes", Role.VIEWER, LIST, this::list),
                Route.post("/api/fleet/nodes", Role.OPERATOR, REQUIRED, this::create),
                Route.post("/api/fleet/nodes/test", Role.OPERATOR, REQUIRED, this::tryAddress),
                Route.get(one, Role.VIEWER, this::get),
                Route.put(one, Role.OPERATOR, this::edit),
                Route.patch(one, Role.OPERATOR, this::edit),
                Route.delete(one, Role.OPERATOR, this::remove),
                Route.post(one + "/restore", Role.OPERATOR, NONE, this::restore),
                Route.post(one + "/test", Role.OPERATOR, NONE, this::tryNode));
    }

    /// By what the list can be ordered.
    private enum Order {
        ID(Comparator.comparing(view -> view.node().id())),
        NAME(Comparator.comparing(view -> view.node().name().toLowerCase(Locale.ROOT))),
        ENVIRONMENT(Comparator.comparing(view -> view.node().environment())),
        STATUS(Comparator.comparing(view -> view.reason().status())),
        VERSION(
                Comparator.comparing(
                        view -> view.state().version(),
                        Comparator.nullsFirst(Comparator.naturalOrder()))),
        STREAM_COUNT(Comparator.comparingInt(view -> view.shown().total())),
        UNHEALTHY_STREAMS(Comparator.comparingInt(view -> view.shown().unhealthy())),
        LAST_SEEN(
                Comparator.comparing(
                        view -> view.contact().lastSeen(),
                        Comparator.nullsFirst(Comparator.<Instant>naturalOrder())));

        @SuppressWarnings("ImmutableEnumChecker") // Made of functions without a state.
        private final Comparator<NodeView> comparator;

        Order(Comparator<NodeView> comparator) {
            this.comparator = comparator;
        }

        String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private void list(Call call) {
        Query query = call.query();
        Query.Paging paging = query.paging();
        Optional<String> search =
                query.text("search", 512).map(text -> text.toLowerCase(Locale.ROOT));
        Optional<String> environment = query.text("environment", 50);
        boolean activeOnly = query.bool("active_only").orElse(true);
        Set<Status> statuses = query.anyOf("status", List.of(Status.values()), Status::code);
        Map<String, String> labels = query.labels("label");
        List<Query.By<Order>> sort = query.sort("sort", List.of(Order.values()), Order::code);
        query.check();
        Collection<NodeView> all = parts.fleet().nodes();
        List<NodeView> found =
                all.stream()
                        .filter(view -> !activeOnly || view.node().active())
                        .filter(view -> search.isEmpty() || contains(view.node(), search.get()))
                        .filter(view -> fits(environment, view.node().environment()))
                        .filter(
                                view ->
                                        statuses.isEmpty()
                                                || statuses.contains(view.reason().status()))
                        .filter(
                                view ->
                                        view.node()
                                                .labels()
                                                .entrySet()
                                                .containsAll(labels.entrySet()))
                        .sorted(order(sort))
                        .toList();
        Set<String> environments = new TreeSet<>();
        all.forEach(view -> environments.add(view.node().environment()));
        call.answer(
                out ->
                        Lists.write(
                                        out,
                                        "nodes",
                                        Lists.part(found, paging),
                                        found.size(),
                                        paging,
                                        (each, view) -> json.write(each, view, call.language()))
                                .texts("environments", environments));
    }

    private static boolean contains(Node node, String search) {
        return node.name().toLowerCase(Locale.ROOT).contains(search)
                || node.address().toString().contains(search);
    }

    private static boolean fits(Optional<String> wanted, String has) {
        return wanted.isEmpty() || wanted.get().equals(has);
    }

    private static Comparator<NodeView> order(List<Query.By<Order>> sort) {
        Comparator<NodeView> order = sort.isEmpty() ? Order.NAME.comparator : (_, _) -> 0;
        for (Query.By<Order> by : sort) {
            Comparator<NodeView> next = by.key().comparator;
            order = order.thenComparing(by.descending() ? next.reversed() : next);
        }
        return order.thenComparing(Order.ID.comparator);
    }

    private NodeView view(long id) {
        NodeId node = new NodeId(id);
        parts.nodes().get(node);
        return parts.fleet()
                .node(node)
                .orElseThrow(() -> Problem.of(Code.NODE_UNKNOWN, Map.of("id", id)).exception());
    }

    private void get(Call call) {
        NodeView view = view(call.id());
        call.etag(view.node().revision());
        call.answer(out -> json.writeDetail(out, view, call.language()));
    }

    private void create(Call call) {
        NodeDraft draft = new NodeInput(call.body()).create();
        Node node = parts.nodes().add(draft, Node.Origin.USER, call.principal().name());
        call.context().header("Location", "/api/fleet/nodes/" + node.id());
        changed(call, 201, node.id(), "message.node.added");
    }

    private void edit(Call call) {
        NodeId id = new NodeId(call.id());
        Node before = parts.nodes().get(id);
        Optional<Integer> revision = call.revision();
        NodeInput input = new NodeInput(call.body());
        // Read before anything happens, so that wrong input is refused whatever the revision.
        input.over(NodeDraft.of(before));
        parts.nodes().edit(id, revision, draft -> input.over(draft), call.principal().name());
        changed(call, 200, id, "message.node.changed");
    }

    private void changed(Call call, int status, NodeId id, String message) {
        NodeView view = view(id.value());
        call.etag(view.node().revision());
        call.answer(
                status,
                out -> {
                    json.writeDetail(out, view, call.language());
                    out.text("message", say(call, message, view.node().name()));
                });
    }

    private void remove(Call call) {
        Node node = parts.nodes().remove(new NodeId(call.id()), call.principal().name());
        call.answer(out -> out.text("message", say(call, "message.node.removed", node.name())));
    }

    private void restore(Call call) {
        Node node = parts.nodes().restore(new NodeId(call.id()), call.principal().name());
        changed(call, 200, node.id(), "message.node.restored");
    }

    private String say(Call call, String key, String name) {
        return parts.texts().say(call.language(), key, Map.of("name", name));
    }

    private void tryAddress(Call call) {
        Fields fields = call.body().require("api_url");
        Optional<Long> id = fields.has("node_id") ? fields.idOrNull("node_id") : Optional.empty();
        NodeAddress known =
                id.flatMap(number -> parts.fleet().node(new NodeId(number)))
                        .map(view -> view.node().address())
                        .orElse(new NodeAddress(URI.create("http://invalid:1"), null, null));
        NodeAddress address = new NodeInput(fields).address(known);
        fields.check();
        report(call, address);
    }

    private void tryNode(Call call) {
        report(call, parts.nodes().get(new NodeId(call.id())).address());
    }

    private void report(Call call, NodeAddress address) {
        ConnectionTest.Report report = parts.connectionTest().run(address);
        call.answer(out -> connection.write(out, address, report, call.language()));
    }
}
