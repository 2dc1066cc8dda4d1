package dev.signalbox.cli.events;

import dev.signalbox.cli.api.Exit;
import dev.signalbox.cli.api.Request;
import dev.signalbox.cli.command.Call;
import dev.signalbox.cli.command.Command;
import dev.signalbox.cli.command.Syntax;
import dev.signalbox.cli.command.Targets;
import dev.signalbox.cli.json.Fields;
import dev.signalbox.cli.show.Tone;

/// `incidents ack`: says that somebody is on it.
public final class IncidentsAcknowledge implements Command {
    @Override
    public void describe(Syntax syntax) {
        syntax.arguments("INCIDENT").value("--note", "TEXT");
    }

    @Override
    public Exit run(Call call) {
        var given = call.given();
        for (var id : given.arguments()) {
            if (!Targets.isId(id)) {
                throw given.wrong("wrong.id", id);
            }
        }
        var body = new Fields().given("note", given.text("--note")).done();
        for (var id : given.arguments()) {
            var answer =
                    call.api().send(Request.post("/api/incidents/" + id + "/acknowledge", body));
            var screen = call.screen();
            var incident = answer.json();
            switch (screen.mode()) {
                case JSON -> screen.line(answer.text());
                case IDS -> screen.line(id);
                case TABLE ->
                        screen.line(
                                call.words()
                                        .say(
                                                "incidents.acknowledged",
                                                id,
                                                incident.at("title").text(),
                                                incident.at("acknowledged_by").text()),
                                Tone.PLAIN);
            }
        }
        return Exit.OK;
    }
}
