package dev.signalbox.mediamtx;

import dev.signalbox.model.Track;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Keeps one copy of what thousands of paths have in common: codec names, source types, tracks.
final class Words {
    /// A server that makes up words cannot fill our memory with them.
    private static final int MOST = 10_000;

    private final Map<Object, Object> known = new ConcurrentHashMap<>();

    String word(String text) {
        return (String) one(text);
    }

    Track track(Track track) {
        return (Track) one(track);
    }

    @SuppressWarnings("unchecked") // Equal to a list of tracks means being one.
    List<Track> tracks(List<Track> tracks) {
        return tracks.isEmpty() ? List.of() : (List<Track>) one(List.copyOf(tracks));
    }

    private Object one(Object value) {
        Object before = known.get(value);
        if (before != null) {
            return before;
        }
        if (known.size() < MOST) {
            Object raced = known.putIfAbsent(value, value);
            return raced == null ? value : raced;
        }
        return value;
    }
}
