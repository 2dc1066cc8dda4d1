package dev.signalbox.cli.command;

import dev.signalbox.cli.api.Api;
import dev.signalbox.cli.api.Exit;
import dev.signalbox.cli.api.Failed;
import dev.signalbox.cli.api.Failure;
import dev.signalbox.cli.api.Pages;
import dev.signalbox.cli.api.Query;
import dev.signalbox.cli.json.Json;
import dev.signalbox.cli.words.Words;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/// Finds the id of what a person named. Digits are an id; `name:` in front says that they are a
/// name after all. Only a whole name counts, never a part of one: what is named may be taken away
/// the next moment. Case counts only between names that differ in nothing else.
public final class Targets {
    private static final int SUGGESTIONS = 5;

    private final Api api;
    private final Words words;

    /// A thing with an id, and the name to show for it.
    record Candidate(String id, String name) {}

    Targets(Api api, Words words) {
        this.api = api;
        this.words = words;
    }

    /// The id of a node: `3` or `edge-1`.
    public String node(String word) {
        if (isId(word)) {
            return word;
        }
        var name = bare(word);
        var similar =
                nodes(name).stream()
                        .map(node -> new Candidate(node.at("id").text(), node.at("name").text()))
                        .toList();
        return only(name, exact(similar, name), similar);
    }

    /// The ids of nodes.
    public List<String> nodes(List<String> names) {
        return names.stream().map(this::node).distinct().toList();
    }

    /// The id of a stream: `17`, `edge-1/site/cam1`, or `site/cam1` where only one node has it.
    public String stream(String word) {
        if (isId(word)) {
            return word;
        }
        var name = bare(word);
        var similar = streams(Query.of("/api/streams").with("search", name));
        var found = new LinkedHashMap<String, Candidate>();
        for (var stream : similar) {
            if (name.equalsIgnoreCase(stream.at("path").text())
                    || name.equalsIgnoreCase(stream.at("name").text())) {
                add(found, stream);
            }
        }
        for (var stream : onNodes(name)) {
            add(found, stream);
        }
        var all = found.values().stream().toList();
        var suggested = similar.stream().map(Targets::candidate).toList();
        return only(name, sharpened(all, name), suggested);
    }

    /// The ids of streams.
    public List<String> streams(List<String> names) {
        return names.stream().map(this::stream).distinct().toList();
    }

    /// The streams that `node/path` can mean; names of nodes may have slashes too.
    private List<Json> onNodes(String name) {
        int slash = name.indexOf('/');
        if (slash < 1 || slash == name.length() - 1) {
            return List.of();
        }
        var found = new ArrayList<Json>();
        for (var node : nodes(name.substring(0, slash))) {
            int length = node.at("name").text().length();
            boolean leads =
                    name.length() > length + 1
                            && name.charAt(length) == '/'
                            && name.substring(0, length).equalsIgnoreCase(node.at("name").text());
            if (leads) {
                var path = name.substring(length + 1);
                streams(
                                Query.of("/api/streams")
                                        .with("node_id", node.at("id").text())
                                        .with("search", path))
                        .stream()
                        .filter(stream -> path.equalsIgnoreCase(stream.at("path").text()))
                        .forEach(found::add);
            }
        }
        return found;
    }

    private List<Json> nodes(String search) {
        var query =
                Query.of("/api/fleet/nodes").with("search", search).with("active_only", "false");
        return Pages.read(api, query, "nodes", OptionalLong.empty()).at("nodes").items();
    }

    private List<Json> streams(Query query) {
        return Pages.read(api, query, "streams", OptionalLong.empty()).at("streams").items();
    }

    private static void add(Map<String, Candidate> found, Json stream) {
        var candidate = candidate(stream);
        found.put(candidate.id(), candidate);
    }

    private static Candidate candidate(Json stream) {
        return new Candidate(
                stream.at("id").text(),
                stream.at("node_name").text() + "/" + stream.at("path").text());
    }

    /// Whether a word is an id and not a name.
    public static boolean isId(String word) {
        return word.matches("[1-9][0-9]{0,17}");
    }

    private String bare(String word) {
        var name = word.startsWith("name:") ? word.substring(5) : word;
        if (name.isBlank()) {
            throw new Failed(Exit.USAGE, "cli.usage", words.say("wrong.no_name"));
        }
        return name;
    }

    /// Those of that name, whatever the case; those in the right case alone, if there are any.
    static List<Candidate> exact(List<Candidate> similar, String name) {
        var found = similar.stream().filter(one -> one.name().equalsIgnoreCase(name)).toList();
        return sharpened(found, name);
    }

    private static List<Candidate> sharpened(List<Candidate> found, String name) {
        var sharp =
                found.stream()
                        .filter(one -> one.name().equals(name) || one.name().endsWith("/" + name))
                        .toList();
        return sharp.isEmpty() ? found : sharp;
    }

    private String only(String name, List<Candidate> found, List<Candidate> similar) {
        if (found.size() == 1) {
            return found.getFirst().id();
        }
        if (found.size() > 1) {
            throw new Failed(
                    Exit.USAGE,
                    "cli.ambiguous",
                    words.say("target.ambiguous", name, found.size()),
                    points(found));
        }
        var closest = similar.stream().limit(SUGGESTIONS).toList();
        var key = closest.isEmpty() ? "target.missing" : "target.similar";
        throw new Failed(Exit.NOT_FOUND, "cli.not_found", words.say(key, name), points(closest));
    }

    private static Failure.Point[] points(List<Candidate> candidates) {
        return candidates.stream()
                .map(one -> new Failure.Point(one.id(), "candidate", one.name()))
                .toArray(Failure.Point[]::new);
    }
}
