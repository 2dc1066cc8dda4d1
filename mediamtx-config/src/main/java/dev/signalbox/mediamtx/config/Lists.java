package dev.signalbox.mediamtx.config;

import com.fasterxml.jackson.databind.JsonNode;
import dev.signalbox.mediamtx.wire.BadValue;
import java.util.ArrayList;
import java.util.List;

/// Reads lists.
final class Lists {

    private Lists() {}

    /// Reads one element.
    interface Element<T> {
        T decode(JsonNode json, Decoding at) throws BadValue;
    }

    static <T> List<T> decode(JsonNode json, Decoding at, String goType, Element<T> element)
            throws BadValue {
        if (json.isNull()) {
            if (at.version().atLeast(16, 0)) {
                throw new BadValue("cannot set slice \"" + at.field() + "\" to nil");
            }
            return List.of();
        }
        if (!json.isArray()) {
            throw at.mismatch(json, "[]" + goType);
        }
        var list = new ArrayList<T>(json.size());
        for (int i = 0; i < json.size(); i++) {
            list.add(element.decode(json.get(i), at.at(i)));
        }
        return List.copyOf(list);
    }

    static List<Network> networks(JsonNode json, Decoding at) throws BadValue {
        return decode(json, at, "conf.IPNetwork", (each, e) -> Network.parse(e.string(each)));
    }

    static List<Permission> permissions(JsonNode json, Decoding at) throws BadValue {
        return decode(json, at, "conf.AuthInternalUserPermission", Structs::permission);
    }
}
