package dev.signalbox.server.api;

import static dev.signalbox.server.api.Route.Body.REQUIRED;

import dev.signalbox.model.NodeId;
import dev.signalbox.model.Reason;
import dev.signalbox.model.Status;
import dev.signalbox.model.StreamId;
import dev.signalbox.model.StreamRecord;
import dev.signalbox.model.StreamSettings;
import dev.signalbox.server.access.Role;
import dev.signalbox.server.events.EventStore;
import dev.signalbox.server.fleet.Fleet;
import dev.signalbox.server.fleet.StreamSearch;
import dev.signalbox.server.fleet.StreamSearch.Order;
import dev.signalbox.server.fleet.StreamSearch.Row;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// `/api/streams`
final class StreamRoutes {
    private static final Set<String> LIST =
            Set.of(
                    "page",
                    "per_page",
                    "search",
                    "node_id",
                    "environment",
                    "status",
                    "reason",
                    "source_type",
                    "present",
                    "label",
                    "sort");

    private final ApiParts parts;
    private final StreamJson json;
    private final EventJson events;
    private final ExplainJson explain;
    private final PlaybackJson playback;

    StreamRoutes(ApiParts parts) {
        this.parts = parts;
        this.json = new StreamJson(parts.texts());
        this.events = new EventJson(parts.texts());
        this.explain = new ExplainJson(parts.texts());
        this.playback = new PlaybackJson();
    }

    List<Route> all() {
        String one = "/api/streams/{id}";
        Set<String> paging = Set.of("page", "per_page");
        return List.of(
                Route.get("/api/streams", Role.VIEWER, LIST, this::list),
                Route.post("/api/streams", Role.OPERATOR, REQUIRED, this::expect),
                Route.get("/api/streams/playback/config", Role.VIEWER, this::playbackConfig),
                Route.get(one, Role.VIEWER, this::get),
                Route.put(one, Role.OPERATOR, this::edit),
                Route.patch(one, Role.OPERATOR, this::edit),
                Route.delete(one, Role.OPERATOR, this::forget),
                Route.get(one + "/explain", Role.VIEWER, this::explain),
                Route.get(one + "/events", Role.VIEWER, paging, this::events),
                Route.get(one + "/playback", Role.VIEWER, this::playback));
    }

    private void list(Call call) {
        Query query = call.query();
        Query.Paging paging = query.paging();
        StreamSearch search =
                new StreamSearch(
                        query.text("search", 512)
                                .map(text -> text.toLowerCase(Locale.ROOT))
                                .orElse(null),
                        query.ids("node_id"),
                        query.text("environment", 50).orElse(null),
                        query.anyOf("status", List.of(Status.values()), Status::code),
                        query.anyOf("reason", List.of(Reason.values()), Reason::code),
                        query.words("source_type"),
                        query.bool("present").orElse(null),
                        query.labels("label"));
        List<Query.By<Order>> sort =
                query.sort(
                        "sort",
                        List.of(Order.values()),
                        order -> order.name().toLowerCase(Locale.ROOT));
        query.check();
        StreamSearch.Found found = search.find(parts.fleet().nodes());
        List<Row> rows = found.rows();
        rows.sort(order(sort));
        if (call.wantsLines()) {
            lines(call, rows);
            return;
        }
        int total = found.summary().values().stream().mapToInt(Integer::intValue).sum();
        call.answer(
                out ->
                        Lists.write(
                                        out,
                                        "streams",
                                        Lists.part(rows, paging),
                                        rows.size(),
                                        paging,
                                        (each, row) ->
                                                json.write(
                                                        each,
                                                        row.node(),
                                                        row.stream(),
                                                        call.language()))
                                .object(
                                        "summary",
                                        summary ->
                                                summary.number("total", total)
                                                        .statuses(found.summary())));
    }

    private static Comparator<Row> order(List<Query.By<Order>> sort) {
        Comparator<Row> order = (_, _) -> 0;
        for (Query.By<Order> by : sort) {
            Comparator<Row> next = by.key().comparator();
            order = order.thenComparing(by.descending() ? next.reversed() : next);
        }
        return order.thenComparing(Order.PATH.comparator()).thenComparing(Order.ID.comparator());
    }

    private void lines(Call call, List<Row> rows) {
        call.answerLines(
                out -> {
                    for (Row row : rows) {
                        out.write(
                                Out.bytes(
                                        each ->
                                                json.write(
                                                        each,
                                                        row.node(),
                                                        row.stream(),
                                                        call.language())));
                        out.write('\n');
                    }
                });
    }

    private Fleet.Found found(Call call) {
        return parts.streams().get(new StreamId(call.id()));
    }

    private void get(Call call) {
        Fleet.Found found = found(call);
        call.etag(found.stream().stream().revision());
        call.answer(out -> json.writeDetail(out, found.node(), found.stream(), call.language()));
    }

    private void expect(Call call) {
        Fields fields = call.body().require("node_id").require("path");
        long node = fields.number("node_id", 1, Long.MAX_VALUE).orElse(1L);
        String path = StreamInput.path(fields);
        StreamSettings settings = StreamInput.over(fields, StreamSettings.DEFAULT);
        fields.check();
        Fleet.Found found =
                parts.streams().expect(new NodeId(node), path, settings, call.principal().name());
        call.context().header("Location", "/api/streams/" + found.stream().id());
        changed(call, 201, found, "message.stream.expected");
    }

    private void edit(Call call) {
        StreamId id = new StreamId(call.id());
        StreamRecord before = parts.streams().get(id).stream().stream();
        Optional<Integer> revision = call.revision();
        // Read before anything happens, so that wrong input is refused whatever the revision.
        StreamInput.over(call.body(), before.settings());
        call.body().check();
        Fleet.Found found =
                parts.streams()
                        .edit(
                                id,
                                revision,
                                settings -> StreamInput.over(call.body(), settings),
                                call.principal().name());
        changed(call, 200, found, "message.stream.changed");
    }

    private void changed(Call call, int status, Fleet.Found found, String message) {
        call.etag(found.stream().stream().revision());
        call.answer(
                status,
                out -> {
                    json.writeDetail(out, found.node(), found.stream(), call.language());
                    out.text(
                            "message",
                            say(call, message, found.stream().path(), found.node().node().name()));
                });
    }

    private String say(Call call, String key, String path, String node) {
        return parts.texts().say(call.language(), key, Map.of("path", path, "node", node));
    }

    private void forget(Call call) {
        StreamRecord gone =
                parts.streams().forget(new StreamId(call.id()), call.principal().name());
        call.answer(
                out -> out.text("message", say(call, "message.stream.forgotten", gone.path(), "")));
    }

    private void explain(Call call) {
        Fleet.Found found = found(call);
        EventStore.Page recent = parts.events().page(ofStream(found), true, 0, 10);
        call.answer(
                out -> {
                    explain.write(out, found, parts.time().nanos(), call.language());
                    out.list(
                            "recent",
                            recent.events(),
                            (each, event) -> events.write(each, event, call.language()));
                });
    }

    private static EventStore.Filter ofStream(Fleet.Found found) {
        return new EventStore.Filter(
                Set.of(),
                Set.of(),
                Set.of(),
                Set.of(found.stream().id().value()),
                null,
                0,
                null,
                null);
    }

    private void events(Call call) {
        Query query = call.query();
        Query.Paging paging = query.paging();
        query.check();
        EventStore.Page page =
                parts.events().page(ofStream(found(call)), true, paging.offset(), paging.perPage());
        events.answer(call, page, paging);
    }

    private void playback(Call call) {
        Fleet.Found found = found(call);
        call.answer(out -> playback.write(out, found));
    }

    private void playbackConfig(Call call) {
        call.answer(out -> playback.writeConfig(out, parts.fleet().nodes()));
    }
}
