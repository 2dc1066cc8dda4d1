package dev.signalbox.cli.command;

import dev.signalbox.cli.json.Json;
import java.util.LinkedHashMap;
import java.util.Map;

/// Changing labels. The API replaces them as a whole.
public final class Labels {
    private Labels() {}

    /// Labels as they will be: those that are there, without some, with others.
    public static Map<String, String> merged(
            Json before, Iterable<String> removed, Map<String, String> added) {
        var labels = new LinkedHashMap<String, String>();
        before.entries().forEach((key, value) -> labels.put(key, value.text()));
        removed.forEach(labels::remove);
        labels.putAll(added);
        return labels;
    }
}
