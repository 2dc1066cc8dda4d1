package dev.signalbox.simulator.api;

import dev.signalbox.mediamtx.wire.BadValue;
import dev.signalbox.mediamtx.wire.GoQuote;
import dev.signalbox.simulator.http.HttpRequest;

/// Which items of a list are asked for.
///
/// @param items how many on a page
/// @param number from 0
record Page(long items, long number) {

    private static final long DEFAULT_ITEMS = 100;
    private static final long MAX = (1L << 31) - 1;

    /// @throws BadValue with the text of Go's parser
    static Page of(HttpRequest request) throws BadValue {
        var items = request.parameter("itemsPerPage");
        long perPage = items.isEmpty() ? DEFAULT_ITEMS : whole(items);
        if (perPage == 0) {
            throw new BadValue("invalid items per page");
        }
        var number = request.parameter("page");
        return new Page(perPage, number.isEmpty() ? 0 : whole(number));
    }

    /// How many pages a list has.
    long count(long total) {
        return (total + items - 1) / items;
    }

    /// The first item of the page.
    int from(int total) {
        return (int) Math.min(items * number, total);
    }

    /// The item after the last one of the page.
    int to(int total) {
        return (int) Math.min(items * (number + 1), total);
    }

    private static long whole(String text) throws BadValue {
        var complaint = "strconv.ParseUint: parsing " + GoQuote.quote(text) + ": ";
        if (!text.chars().allMatch(c -> c >= '0' && c <= '9')) {
            throw new BadValue(complaint + "invalid syntax");
        }
        if (text.length() > 18 || Long.parseLong(text) > MAX) {
            throw new BadValue(complaint + "value out of range");
        }
        return Long.parseLong(text);
    }
}
