package dev.signalbox.simulator.api;

import dev.signalbox.mediamtx.wire.BadValue;
import dev.signalbox.mediamtx.wire.Bytes;
import dev.signalbox.simulator.fault.FaultKind;
import dev.signalbox.simulator.http.HttpReply;
import dev.signalbox.simulator.http.HttpRequest;
import java.util.Collection;

/// Puts lists together: the counts, the page that was asked for, and the faults of lists.
final class ListAnswer {

    private final FaultGate faults;
    private final Answers answers;

    ListAnswer(FaultGate faults, Answers answers) {
        this.faults = faults;
        this.answers = answers;
    }

    /// Prints one item, without a comma.
    interface Item<T> {
        void print(Bytes out, T item);
    }

    /// The answer to a list request.
    ///
    /// @param sizeHint how many bytes are expected
    <T> HttpReply of(HttpRequest request, Collection<T> all, int sizeHint, Item<T> item) {
        Page page;
        try {
            page = Page.of(request);
        } catch (BadValue e) {
            return answers.error(400, e.text());
        }
        var url = request.path();
        boolean empty = faults.fault(FaultKind.EMPTY_LIST, url) != null;
        int total = empty ? 0 : all.size();
        int from = page.from(total);
        if (from > 0 && faults.fault(FaultKind.DUPLICATES, url) != null) {
            from--;
        }
        var out = new Bytes(sizeHint).put('{');
        var huge = faults.fault(FaultKind.HUGE_BODY, url);
        if (huge != null) {
            out.text("\"padding\":\"");
            for (long i = 0; i < huge.bytes(); i++) {
                out.put('0');
            }
            out.text("\",");
        }
        out.text("\"itemCount\":").number(total).text(",\"pageCount\":").number(page.count(total));
        out.text(",\"items\":[");
        int to = page.to(total);
        int index = 0;
        for (var each : all) {
            if (index >= to) {
                break;
            }
            if (index >= from) {
                if (index > from) {
                    out.put(',');
                }
                item.print(out, each);
            }
            index++;
        }
        return HttpReply.json(200, out.text("]}"));
    }
}
