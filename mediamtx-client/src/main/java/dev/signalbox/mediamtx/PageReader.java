package dev.signalbox.mediamtx;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads the frame that all lists of MediaMTX share: `itemCount`, `pageCount`, `items`.
final class PageReader {
    private PageReader() {}

    /// @param itemCount of the whole list
    record Page<T>(int itemCount, int pageCount, List<T> items) {}

    /// Reads one item, the parser being at its start.
    interface ItemReader<T> {
        T read(JsonParser json) throws IOException, AskFailed;
    }

    static <T> Page<T> read(InputStream body, ItemReader<T> itemReader)
            throws IOException, AskFailed {
        try (JsonParser json = Shapes.JSON.createParser(body)) {
            json.nextToken();
            Shapes.object(json, "the answer");
            int itemCount = -1;
            int pageCount = -1;
            @Nullable List<T> items = null;
            while (json.nextToken() != JsonToken.END_OBJECT) {
                String field = json.currentName();
                json.nextToken();
                switch (field) {
                    case "itemCount" -> itemCount = json.getIntValue();
                    case "pageCount" -> pageCount = json.getIntValue();
                    case "items" -> items = items(json, itemReader);
                    default -> json.skipChildren();
                }
            }
            if (items == null || itemCount < 0 || pageCount < 0) {
                throw Shapes.wrong("a list without items, itemCount and pageCount");
            }
            return new Page<>(itemCount, pageCount, items);
        }
    }

    private static <T> List<T> items(JsonParser json, ItemReader<T> reader)
            throws IOException, AskFailed {
        Shapes.array(json, "items");
        List<T> items = new ArrayList<>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            items.add(reader.read(json));
        }
        return items;
    }
}
