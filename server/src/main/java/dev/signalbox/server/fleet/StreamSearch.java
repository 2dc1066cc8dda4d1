package dev.signalbox.server.fleet;

import dev.signalbox.model.NodeView;
import dev.signalbox.model.Reading;
import dev.signalbox.model.Reason;
import dev.signalbox.model.Source;
import dev.signalbox.model.Status;
import dev.signalbox.model.StreamRecord;
import dev.signalbox.model.StreamView;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Finds streams in the views of the fleet.
///
/// @param search part of path or name, in lower case
/// @param nodes an empty set means all, as with the other sets
/// @param labels all of which a stream has to have
public record StreamSearch(
        @Nullable String search,
        Set<Long> nodes,
        @Nullable String environment,
        Set<Status> statuses,
        Set<Reason> reasons,
        Set<String> sourceTypes,
        @Nullable Boolean present,
        Map<String, String> labels) {

    public static final StreamSearch ALL =
            new StreamSearch(null, Set.of(), null, Set.of(), Set.of(), Set.of(), null, Map.of());

    /// A stream with its node, as it is shown.
    public record Row(NodeView node, StreamView stream, Reason reason) {}

    /// What was found.
    ///
    /// @param summary by status, as if no status had been asked for
    public record Found(List<Row> rows, Map<Status, Integer> summary) {}

    /// By what a list can be ordered. The path and then the id decide where all else is equal.
    public enum Order {
        PATH(Comparator.comparing(row -> row.stream().path())),
        NAME(Comparator.comparing(row -> row.stream().stream().name())),
        NODE(Comparator.comparing(row -> row.node().node().name())),
        ENVIRONMENT(Comparator.comparing(row -> row.node().node().environment())),
        STATUS(Comparator.comparing(row -> row.reason().status())),
        SINCE(Comparator.comparing(row -> row.stream().stream().since())),
        READERS(Comparator.comparingInt(row -> number(row.stream().reading()))),
        BITRATE(Comparator.comparingLong(row -> rate(row.stream().reading()))),
        ID(Comparator.comparing(row -> row.stream().id()));

        @SuppressWarnings("ImmutableEnumChecker") // Made of functions without a state.
        private final Comparator<Row> comparator;

        Order(Comparator<Row> comparator) {
            this.comparator = comparator;
        }

        public Comparator<Row> comparator() {
            return comparator;
        }

        private static int number(@Nullable Reading reading) {
            return reading == null ? -1 : reading.readers();
        }

        private static long rate(@Nullable Reading reading) {
            return reading == null ? -1 : reading.bitrateIn();
        }
    }

    /// Everything that fits, in no order.
    public Found find(Collection<NodeView> views) {
        List<Row> rows = new ArrayList<>();
        Map<Status, Integer> summary = new EnumMap<>(Status.class);
        for (NodeView view : views) {
            if (!fits(view)) {
                continue;
            }
            for (StreamView stream : view.streams()) {
                Reason reason = view.reason(stream);
                if (fits(stream, reason)) {
                    summary.merge(reason.status(), 1, Integer::sum);
                    if (statuses.isEmpty() || statuses.contains(reason.status())) {
                        rows.add(new Row(view, stream, reason));
                    }
                }
            }
        }
        return new Found(rows, summary);
    }

    private boolean fits(NodeView view) {
        return (nodes.isEmpty() || nodes.contains(view.node().id().value()))
                && (environment == null || environment.equals(view.node().environment()));
    }

    private boolean fits(StreamView view, Reason reason) {
        StreamRecord stream = view.stream();
        return (reasons.isEmpty() || reasons.contains(reason))
                && (present == null || present == stream.present())
                && (sourceTypes.isEmpty() || sourceTypes.contains(type(stream.source())))
                && (search == null || contains(stream, search))
                && stream.settings().labels().entrySet().containsAll(labels.entrySet());
    }

    private static String type(@Nullable Source source) {
        return source == null ? "" : source.type();
    }

    private static boolean contains(StreamRecord stream, String search) {
        if (stream.path().toLowerCase(Locale.ROOT).contains(search)) {
            return true;
        }
        String name = stream.settings().name();
        return name != null && name.toLowerCase(Locale.ROOT).contains(search);
    }
}
