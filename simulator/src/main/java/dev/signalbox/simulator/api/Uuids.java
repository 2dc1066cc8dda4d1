package dev.signalbox.simulator.api;

import dev.signalbox.mediamtx.wire.BadValue;
import java.util.UUID;
import java.util.regex.Pattern;

/// Reads identifiers as the Go library does: with or without hyphens, in braces, as a URN.
final class Uuids {

    private static final Pattern HEX = Pattern.compile("[0-9a-fA-F]{32}");

    private Uuids() {}

    static UUID parse(String text) throws BadValue {
        var plain =
                switch (text.length()) {
                    case 32 -> text;
                    case 36 -> unhyphened(text);
                    case 38 -> unhyphened(text.substring(1, 37));
                    case 45 -> {
                        if (!text.substring(0, 9).equalsIgnoreCase("urn:uuid:")) {
                            throw new BadValue(
                                    "invalid urn prefix: \"" + text.substring(0, 9) + '"');
                        }
                        yield unhyphened(text.substring(9));
                    }
                    default -> throw new BadValue("invalid UUID length: " + text.length());
                };
        if (!HEX.matcher(plain).matches()) {
            throw new BadValue("invalid UUID format");
        }
        return new UUID(
                Long.parseUnsignedLong(plain.substring(0, 16), 16),
                Long.parseUnsignedLong(plain.substring(16), 16));
    }

    private static String unhyphened(String text) throws BadValue {
        for (int at : new int[] {8, 13, 18, 23}) {
            if (text.charAt(at) != '-') {
                throw new BadValue("invalid UUID format");
            }
        }
        return text.replace("-", "");
    }
}
