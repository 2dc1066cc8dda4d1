package dev.signalbox.server.api;

import java.io.IOException;
import java.util.List;

/// The frame that all lists share.
final class Lists {
    private Lists() {}

    static <T> List<T> part(List<T> all, Query.Paging paging) {
        int from = Math.min(paging.offset(), all.size());
        return all.subList(from, Math.min(all.size(), from + paging.perPage()));
    }

    /// Writes a part of a list with `total`, `page` and `pages`.
    static <T> Out write(
            Out out,
            String name,
            List<T> part,
            long total,
            Query.Paging paging,
            Out.Each<? super T> each)
            throws IOException {
        return out.list(name, part, each)
                .number("total", total)
                .number("page", paging.page())
                .number("pages", paging.pages(total));
    }
}
