package dev.signalbox.cli;

import static dev.signalbox.cli.fake.Samples.event;
import static dev.signalbox.cli.fake.Samples.page;

import dev.signalbox.cli.fake.Reply;
import dev.signalbox.cli.fake.Seen;
import dev.signalbox.cli.json.Json;
import java.util.ArrayList;

/// The stored events of the pretended server.
final class EventLog {
    private EventLog() {}

    /// A log of events 1 to 5, and whatever is asked for after that up to 2,500.
    static Reply answer(Seen seen) {
        if (seen.query().containsKey("after")) {
            long after = Long.parseLong(seen.query().get("after"));
            var items = new ArrayList<Json>();
            for (long i = after + 1; i <= Math.min(2500, after + 1000); i++) {
                items.add(event(i).done());
            }
            return Reply.ok(page("events", items.toArray(new Json[0])).done());
        }
        long size = Long.parseLong(seen.query().get("per_page"));
        var items = new ArrayList<Json>();
        for (long i = 5; i >= 1 && items.size() < size; i--) {
            items.add(event(i).done());
        }
        return Reply.ok(page("events", items.toArray(new Json[0])).done());
    }
}
