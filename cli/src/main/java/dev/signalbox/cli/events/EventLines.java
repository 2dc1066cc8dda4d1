package dev.signalbox.cli.events;

import dev.signalbox.cli.command.Call;
import dev.signalbox.cli.command.Looks;
import dev.signalbox.cli.json.Fields;
import dev.signalbox.cli.json.Json;
import dev.signalbox.cli.show.Screen;
import dev.signalbox.cli.show.Times;
import dev.signalbox.cli.show.Tone;
import dev.signalbox.cli.show.Width;
import java.util.stream.Stream;

/// Events as lines that scroll by, each in the form that was asked for.
final class EventLines {
    private final Screen screen;
    private final Times times;
    private final Looks looks;
    private final int severityWidth;

    EventLines(Call call) {
        this.screen = call.screen();
        this.times = call.times();
        this.looks = new Looks(call.words());
        this.severityWidth =
                Stream.of("info", "warning", "error", "critical")
                        .mapToInt(name -> Width.of(call.words().value("severity", name)))
                        .max()
                        .orElse(0);
    }

    void show(Json event) {
        switch (screen.mode()) {
            case JSON -> screen.json(withoutType(event));
            case IDS -> screen.line(event.at("sequence").text());
            case TABLE -> screen.line(line(event));
        }
    }

    /// The live connection puts `type` in front; without it the event is the same as in a list.
    private static Json withoutType(Json event) {
        var fields = new Fields();
        event.entries()
                .forEach(
                        (name, value) -> {
                            if (!name.equals("type")) {
                                fields.put(name, value);
                            }
                        });
        return fields.done();
    }

    private String line(Json event) {
        var severity = looks.severity(event.at("severity"));
        var space = " ".repeat(Math.max(0, severityWidth - Width.of(severity.text())));
        var place = Looks.place(event);
        return screen.painted(times.stamp(event.at("at")), Tone.FAINT)
                + "  "
                + screen.painted(severity.text(), severity.tone())
                + space
                + "  "
                + screen.painted(place.isEmpty() ? "" : place + ": ", Tone.PLAIN)
                + screen.painted(event.at("message").text(), Tone.PLAIN);
    }
}
