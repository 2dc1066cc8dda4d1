package dev.signalbox.server.api;

import static dev.signalbox.server.api.Route.Body.NONE;
import static dev.signalbox.server.api.Route.Body.OPTIONAL;

import dev.signalbox.model.Event;
import dev.signalbox.model.EventKind;
import dev.signalbox.model.Incident;
import dev.signalbox.model.Severity;
import dev.signalbox.server.access.Role;
import dev.signalbox.server.events.EventStore;
import dev.signalbox.server.incidents.IncidentStore;
import dev.signalbox.server.incidents.IncidentStore.State;
import dev.signalbox.server.words.Language;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// `/api/events`, `/api/incidents` and tickets for live updates.
final class EventRoutes {
    private static final Set<String> LIST =
            Set.of(
                    "page",
                    "per_page",
                    "search",
                    "kind",
                    "severity",
                    "node_id",
                    "stream_id",
                    "after",
                    "from",
                    "to",
                    "sort");

    private static final int PART = 5_000;

    private final ApiParts parts;
    private final EventJson json;

    EventRoutes(ApiParts parts) {
        this.parts = parts;
        this.json = new EventJson(parts.texts());
    }

    List<Route> all() {
        Set<String> incidents = Set.of("page", "per_page", "state", "severity", "node_id");
        return List.of(
                Route.get("/api/events", Role.VIEWER, LIST, this::list),
                Route.get("/api/incidents", Role.VIEWER, incidents, this::incidents),
                Route.get("/api/incidents/{id}", Role.VIEWER, this::incident),
                Route.post(
                        "/api/incidents/{id}/acknowledge",
                        Role.OPERATOR,
                        OPTIONAL,
                        this::acknowledge),
                Route.post("/api/live/ticket", Role.VIEWER, NONE, this::ticket));
    }

    private void list(Call call) {
        Query query = call.query();
        Query.Paging paging = query.paging();
        Set<EventKind> kinds = new LinkedHashSet<>();
        query.anyOf("kind", kindNames(), name -> name).forEach(name -> kinds.addAll(kindsOf(name)));
        EventStore.Filter filter =
                new EventStore.Filter(
                        kinds,
                        query.anyOf("severity", List.of(Severity.values()), Severity::code),
                        query.ids("node_id"),
                        query.ids("stream_id"),
                        query.text("search", 512).orElse(null),
                        query.number("after", 0, Long.MAX_VALUE, 0),
                        query.time("from"),
                        query.time("to"));
        List<Query.By<String>> sort = query.sort("sort", List.of("sequence"), name -> name);
        query.check();
        if (call.wantsLines()) {
            call.answerLines(out -> lines(out, filter, call.language()));
            return;
        }
        boolean newestFirst = sort.isEmpty() || sort.getFirst().descending();
        EventStore.Page page =
                parts.events().page(filter, newestFirst, paging.offset(), paging.perPage());
        json.answer(call, page, paging);
    }

    /// Writes all that fit, oldest first, up to the newest of now. It reads part by part: a reader
    /// that is slow, or stops, must not hold a connection to the store meanwhile.
    private void lines(OutputStream out, EventStore.Filter filter, Language language)
            throws IOException {
        long newest = parts.log().last();
        long after = filter.after();
        while (true) {
            List<Event> part = parts.events().page(since(filter, after), false, 0, PART).events();
            for (Event event : part) {
                if (event.sequence() > newest) {
                    return;
                }
                out.write(Out.bytes(each -> json.write(each, event, language)));
                out.write('\n');
            }
            if (part.size() < PART) {
                return;
            }
            after = part.getLast().sequence();
        }
    }

    private static EventStore.Filter since(EventStore.Filter filter, long after) {
        return new EventStore.Filter(
                filter.kinds(),
                filter.severities(),
                filter.nodes(),
                filter.streams(),
                filter.search(),
                after,
                filter.from(),
                filter.to());
    }

    /// All kinds, and `stream.*` for a family of them.
    private static Set<String> kindNames() {
        Set<String> names = new LinkedHashSet<>();
        for (EventKind kind : EventKind.values()) {
            names.add(kind.code());
            names.add(kind.family() + ".*");
        }
        return names;
    }

    private static List<EventKind> kindsOf(String name) {
        return Arrays.stream(EventKind.values())
                .filter(kind -> name.equals(kind.code()) || name.equals(kind.family() + ".*"))
                .toList();
    }

    private void incidents(Call call) {
        Query query = call.query();
        Query.Paging paging = query.paging();
        IncidentStore.Filter filter =
                new IncidentStore.Filter(
                        query.anyOf(
                                "state",
                                List.of(State.values()),
                                state -> state.name().toLowerCase(Locale.ROOT)),
                        query.anyOf("severity", List.of(Severity.values()), Severity::code),
                        query.ids("node_id"));
        query.check();
        IncidentStore.Page page = parts.incidents().page(filter, paging.offset(), paging.perPage());
        call.answer(
                out ->
                        Lists.write(
                                out,
                                "incidents",
                                page.incidents(),
                                page.total(),
                                paging,
                                (each, incident) -> json.write(each, incident, call.language())));
    }

    private void incident(Call call) {
        answer(call, parts.incidents().get(call.id()));
    }

    private void acknowledge(Call call) {
        String note = call.body().linesOrNull("note", 2_000);
        call.body().check();
        answer(call, parts.incidents().acknowledge(call.id(), call.principal().name(), note));
    }

    private void answer(Call call, Incident incident) {
        call.answer(out -> json.write(out, incident, call.language()));
    }

    private void ticket(Call call) {
        String ticket = parts.access().ticket(call.principal());
        call.answer(out -> out.text("ticket", ticket).number("expires_in_seconds", 60));
    }
}
