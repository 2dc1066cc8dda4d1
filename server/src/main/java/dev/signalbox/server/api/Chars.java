package dev.signalbox.server.api;

/// Looks at the characters of texts that people send.
final class Chars {
    private Chars() {}

    /// How many there are as people count: half a pair is no character.
    static int count(String text) {
        return text.codePointCount(0, text.length());
    }

    /// Whether there is one that no name, address or note needs.
    static boolean unfit(String text) {
        return broken(text) || text.chars().anyMatch(Character::isISOControl);
    }

    /// Whether half of a surrogate pair stands alone. JSON can escape such a thing, and nothing can
    /// write it out again.
    static boolean broken(String text) {
        return text.codePoints().anyMatch(Chars::half);
    }

    /// The text with a replacement character for each half of a pair.
    static String whole(String text) {
        if (!broken(text)) {
            return text;
        }
        StringBuilder whole = new StringBuilder(text.length());
        text.codePoints().forEach(point -> whole.appendCodePoint(half(point) ? 0xfffd : point));
        return whole.toString();
    }

    private static boolean half(int point) {
        return point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE;
    }
}
