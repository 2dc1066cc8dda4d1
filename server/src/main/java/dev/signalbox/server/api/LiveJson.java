package dev.signalbox.server.api;

import dev.signalbox.model.Event;
import dev.signalbox.model.NodeView;
import dev.signalbox.model.StreamView;
import dev.signalbox.server.live.Live;
import dev.signalbox.server.words.Language;
import dev.signalbox.server.words.Texts;
import dev.signalbox.server.work.Time;
import java.nio.charset.StandardCharsets;

/// What live clients are sent, in the same words as the rest of the API.
public final class LiveJson implements Live.Writing {
    private final EventJson events;
    private final NodeJson nodes;
    private final Sums sums;
    private final Time time;

    public LiveJson(Texts texts, Sums sums, Time time) {
        this.events = new EventJson(texts);
        this.nodes = new NodeJson(texts);
        this.sums = sums;
        this.time = time;
    }

    @Override
    public String event(Event event, Language language) {
        return new String(events.live(event, language), StandardCharsets.UTF_8);
    }

    @Override
    public String node(NodeView view, Language language) {
        return numbers("node:" + view.node().id(), out -> nodes.writeNumbers(out, view, language));
    }

    @Override
    public String stream(NodeView view, StreamView stream) {
        return numbers("stream:" + stream.id(), out -> StreamJson.numbers(out, view, stream));
    }

    @Override
    public String sum() {
        return numbers(
                "fleet",
                out -> {
                    sums.writeFleet(out);
                    sums.writeIncidents(out);
                });
    }

    private String numbers(String topic, Out.Json data) {
        return LiveSocket.string(
                out ->
                        out.text("type", "numbers")
                                .text("topic", topic)
                                .time("at", time.instant())
                                .object("data", data));
    }
}
