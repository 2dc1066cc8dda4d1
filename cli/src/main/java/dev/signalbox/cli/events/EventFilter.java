package dev.signalbox.cli.events;

import dev.signalbox.cli.api.Query;
import dev.signalbox.cli.json.Json;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// Which events are wanted: as a query for those that are stored, as a test for those that arrive.
/// Both mean the same.
///
/// @param kinds whole kinds, or families like `stream.*`
record EventFilter(
        List<String> kinds,
        List<String> severities,
        List<String> nodeIds,
        List<String> streamIds,
        Optional<String> search) {

    EventFilter {
        kinds = List.copyOf(kinds);
        severities = List.copyOf(severities);
        nodeIds = List.copyOf(nodeIds);
        streamIds = List.copyOf(streamIds);
    }

    boolean isOpen() {
        return kinds.isEmpty()
                && severities.isEmpty()
                && nodeIds.isEmpty()
                && streamIds.isEmpty()
                && search.isEmpty();
    }

    Query query() {
        return Query.of("/api/events")
                .given("kind", kinds)
                .given("severity", severities)
                .given("node_id", nodeIds)
                .given("stream_id", streamIds)
                .given("search", search);
    }

    boolean takes(Json event) {
        return (kinds.isEmpty()
                        || kinds.stream().anyMatch(kind -> isOf(event.at("kind").text(), kind)))
                && among(severities, event.at("severity"))
                && among(nodeIds, event.at("node_id"))
                && among(streamIds, event.at("stream_id"))
                && search.map(text -> mentions(event, text)).orElse(true);
    }

    private static boolean isOf(String kind, String wanted) {
        return wanted.endsWith(".*")
                ? kind.startsWith(wanted.substring(0, wanted.length() - 1))
                : kind.equals(wanted);
    }

    private static boolean among(List<String> wanted, Json value) {
        return wanted.isEmpty() || wanted.contains(value.text());
    }

    private static boolean mentions(Json event, String text) {
        var part = text.toLowerCase(Locale.ROOT);
        return Stream.of("message", "node_name", "stream_path")
                .anyMatch(field -> event.at(field).text().toLowerCase(Locale.ROOT).contains(part));
    }
}
