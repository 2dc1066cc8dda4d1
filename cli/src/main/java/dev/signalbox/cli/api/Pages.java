package dev.signalbox.cli.api;

import dev.signalbox.cli.json.Fields;
import dev.signalbox.cli.json.Json;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;

/// Reads a list whole. The greatest page is asked for; what two pages both have, because the list
/// moved between them, is kept once.
public final class Pages {
    /// The greatest page the API gives.
    public static final int LARGEST = 1000;

    private Pages() {}

    /// The answer with all pages in one, as if there were only one page: the fields of the last
    /// page read, every item, and `page` 1 of `pages`. With a limit: the first so many, and as many
    /// `pages` as there are of that size.
    public static Json.Obj read(Api api, Query query, String plural, OptionalLong limit) {
        long wanted = limit.orElse(Long.MAX_VALUE);
        int size = (int) Math.max(1, Math.min(wanted, LARGEST));
        Map<String, Json> items = new LinkedHashMap<>();
        for (int page = 1; ; page++) {
            var answer = api.get(query.with("per_page", size).with("page", page)).json();
            var found = answer.at(plural).items();
            for (var item : found) {
                items.putIfAbsent(item.at("id").text(), item);
            }
            if (found.isEmpty() || items.size() >= wanted || page >= answer.at("pages").number()) {
                return merged(answer, plural, items, limit);
            }
        }
    }

    private static Json.Obj merged(
            Json last, String plural, Map<String, Json> items, OptionalLong limit) {
        var whole = new Fields();
        last.entries().forEach(whole::put);
        var kept = items.values().stream().limit(limit.orElse(Long.MAX_VALUE)).toList();
        whole.put(plural, new Json.Arr(kept));
        whole.put("page", 1);
        whole.put(
                "pages", limit.isEmpty() ? 1 : pages(last.at("total").number(), limit.getAsLong()));
        return whole.done();
    }

    private static long pages(long total, long size) {
        return size == 0 ? 0 : Math.ceilDiv(total, size);
    }
}
