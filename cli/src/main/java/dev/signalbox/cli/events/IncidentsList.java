package dev.signalbox.cli.events;

import dev.signalbox.cli.api.Query;
import dev.signalbox.cli.command.Call;
import dev.signalbox.cli.command.ListCommand;
import dev.signalbox.cli.command.Looks;
import dev.signalbox.cli.command.Syntax;
import dev.signalbox.cli.json.Json;
import dev.signalbox.cli.show.Cell;
import dev.signalbox.cli.show.Table;
import dev.signalbox.cli.show.Tone;
import java.util.List;

/// `incidents list`: what a person has to know; those that are over only when asked for.
public final class IncidentsList extends ListCommand {
    @Override
    public void describe(Syntax syntax) {
        syntax.values("--state", "STATE")
                .flag("--all")
                .values("--severity", "SEVERITY")
                .values("--node", "NODE")
                .value("--limit", "N");
    }

    @Override
    protected Query query(Call call) {
        var given = call.given();
        var states = given.texts("--state");
        if (states.isEmpty() && !given.flag("--all")) {
            states = List.of("open", "acknowledged");
        }
        return Query.of("/api/incidents")
                .given("state", states)
                .given("severity", given.texts("--severity"))
                .given("node_id", call.targets().nodes(given.texts("--node")));
    }

    @Override
    protected String plural() {
        return "incidents";
    }

    @Override
    protected String nothing(Call call) {
        return "incidents.none";
    }

    @Override
    protected Table table(Call call, List<Json> incidents) {
        var looks = new Looks(call.words());
        var times = call.times();
        var table =
                new Table(
                        List.of(
                                looks.number("id"),
                                looks.column("severity"),
                                looks.column("state"),
                                looks.column("opened").spare(1),
                                looks.column("place").cutTo(12).spare(2),
                                looks.number("affected").spare(3),
                                looks.column("by").cutTo(8).spare(4),
                                looks.column("what").cutTo(24)));
        for (var incident : incidents) {
            var state = incident.at("state").text();
            boolean open = state.equals("open");
            var severity = looks.severity(incident.at("severity"));
            table.row(
                    Looks.text(incident.at("id")),
                    open ? severity : new Cell(severity.text(), Tone.PLAIN),
                    Cell.of(call.words().value("state", state)),
                    Cell.of(times.when(incident.at("opened_at"))),
                    Cell.of(Looks.place(incident)),
                    Looks.text(incident.at("affected")),
                    Looks.text(incident.at("acknowledged_by")),
                    Looks.text(incident.at("title")));
        }
        return table;
    }
}
