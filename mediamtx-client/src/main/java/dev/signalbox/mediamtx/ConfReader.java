package dev.signalbox.mediamtx;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.signalbox.model.ConfFacts;
import dev.signalbox.model.NodeAddress;
import dev.signalbox.model.PathState;
import dev.signalbox.model.Trouble;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// Looks up whether paths that do not play are meant to rest. Only of those is it asked, because
/// the server copies its whole configuration for each such question.
final class ConfReader {
    /// With more entries than this, reading all in one go is cheaper for the server.
    private static final int ONE_BY_ONE = 16;

    private static final int PAGE_SIZE = 2_000;

    private ConfReader() {}

    private record Entry(String name, ConfFacts facts) {}

    /// The facts that are known with those that are missing.
    static Map<String, ConfFacts> complete(
            Wire wire,
            NodeAddress node,
            PathList paths,
            Map<String, ConfFacts> known,
            Deadline deadline)
            throws AskFailed {
        Set<String> missing = new TreeSet<>();
        for (PathState path : paths.paths()) {
            String conf = path.confName();
            if (!path.live() && conf != null && !known.containsKey(conf)) {
                missing.add(conf);
            }
        }
        if (missing.isEmpty()) {
            return known;
        }
        Map<String, ConfFacts> facts = new HashMap<>(known);
        if (missing.size() <= ONE_BY_ONE) {
            for (String name : missing) {
                one(wire, node, name, facts, deadline);
            }
        } else {
            all(wire, node, facts, deadline);
        }
        return facts;
    }

    private static void one(
            Wire wire,
            NodeAddress node,
            String name,
            Map<String, ConfFacts> facts,
            Deadline deadline)
            throws AskFailed {
        String encoded = URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
        try {
            ConfFacts found =
                    wire.get(
                            node,
                            "/v3/config/paths/get/" + encoded,
                            deadline,
                            (body, _) -> {
                                try (JsonParser json = Shapes.JSON.createParser(body)) {
                                    json.nextToken();
                                    return entry(json).facts();
                                }
                            });
            facts.put(name, found);
        } catch (AskFailed e) {
            // The entry may have gone since the list was made: then nothing is known of it.
            if (e.trouble() != Trouble.WRONG_SHAPE) {
                throw e;
            }
        }
    }

    private static void all(
            Wire wire, NodeAddress node, Map<String, ConfFacts> facts, Deadline deadline)
            throws AskFailed {
        int pages = 1;
        for (int page = 0; page < pages; page++) {
            PageReader.Page<Entry> answer =
                    wire.get(
                            node,
                            "/v3/config/paths/list?itemsPerPage=" + PAGE_SIZE + "&page=" + page,
                            deadline,
                            (body, _) -> PageReader.read(body, ConfReader::entry));
            answer.items().forEach(entry -> facts.put(entry.name(), entry.facts()));
            pages = answer.pageCount();
        }
    }

    private static Entry entry(JsonParser json) throws IOException, AskFailed {
        Shapes.object(json, "a path's configuration");
        String name = "";
        boolean onDemand = false;
        while (json.nextToken() != JsonToken.END_OBJECT) {
            String field = json.currentName();
            json.nextToken();
            switch (field) {
                case "name" -> name = Shapes.text(json);
                case "sourceOnDemand" -> onDemand |= json.getBooleanValue();
                case "runOnDemand" -> onDemand |= !Shapes.text(json).isEmpty();
                default -> json.skipChildren();
            }
        }
        return new Entry(name, new ConfFacts(onDemand));
    }
}
