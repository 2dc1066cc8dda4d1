package dev.signalbox.server.fleet;

import dev.signalbox.model.NodeView;
import dev.signalbox.model.StreamId;
import dev.signalbox.model.StreamRecord;
import dev.signalbox.model.StreamView;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Lays what people edited over what polls found, as functions over lists.
final class Edits {
    private static final Comparator<StreamView> BY_PATH = Comparator.comparing(StreamView::path);

    private Edits() {}

    /// The stream of a path in a list that is ordered by path.
    static @Nullable StreamView find(List<StreamView> streams, String path) {
        int low = 0;
        int high = streams.size() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int order = streams.get(middle).path().compareTo(path);
            if (order == 0) {
                return streams.get(middle);
            }
            if (order < 0) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return null;
    }

    /// The list with one stream edited, added, or, where the edit returns null, taken out.
    static List<StreamView> applied(
            List<StreamView> streams, StreamId id, UnaryOperator<@Nullable StreamView> edit) {
        List<StreamView> after = new ArrayList<>(streams.size() + 1);
        @Nullable StreamView before = null;
        for (StreamView stream : streams) {
            if (stream.id().equals(id)) {
                before = stream;
            } else {
                after.add(stream);
            }
        }
        @Nullable StreamView edited = edit.apply(before);
        if (edited != null) {
            int at = Collections.binarySearch(after, edited, BY_PATH);
            after.add(at < 0 ? -at - 1 : at, edited);
        }
        return List.copyOf(after);
    }

    /// What a poll made of the streams before, with the edits that came while it was under way:
    /// other settings, streams that were added and streams that were forgotten.
    static List<StreamView> laidOver(List<StreamView> polled, NodeView before, NodeView current) {
        Map<StreamId, StreamView> now = new HashMap<>();
        current.streams().forEach(stream -> now.put(stream.id(), stream));
        Set<StreamId> known = new HashSet<>();
        before.streams().forEach(stream -> known.add(stream.id()));
        List<StreamView> result = new ArrayList<>(polled.size());
        for (StreamView stream : polled) {
            StreamView edited = now.remove(stream.id());
            if (edited == null) {
                if (!known.contains(stream.id())) {
                    result.add(stream);
                }
            } else {
                result.add(withSettings(stream, edited.stream()));
            }
        }
        result.addAll(now.values());
        result.sort(BY_PATH);
        return List.copyOf(result);
    }

    private static StreamView withSettings(StreamView polled, StreamRecord edited) {
        StreamRecord stream = polled.stream();
        return stream.revision() == edited.revision()
                ? polled
                : new StreamView(stream.withSettingsOf(edited), polled.reading());
    }
}
