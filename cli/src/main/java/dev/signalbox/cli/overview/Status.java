package dev.signalbox.cli.overview;

import dev.signalbox.cli.api.Answer;
import dev.signalbox.cli.api.Exit;
import dev.signalbox.cli.command.Call;
import dev.signalbox.cli.command.Command;
import dev.signalbox.cli.command.Syntax;
import dev.signalbox.cli.json.Json;
import java.util.List;

/// `status`: the whole fleet on one screen, and as an exit code.
public final class Status implements Command {
    private static final String INCIDENTS_SHOWN = "10";

    /// What was read.
    record Read(Json overview, Json nodes, Json alerts, Json system) {}

    @Override
    public void describe(Syntax syntax) {
        // Nothing but what every command knows.
    }

    @Override
    public Exit run(Call call) {
        var answers =
                call.api()
                        .getAll(
                                List.of(
                                        "/api/dashboard/overview",
                                        "/api/dashboard/nodes/status",
                                        "/api/dashboard/alerts/active?limit=" + INCIDENTS_SHOWN,
                                        "/api/system/status"));
        var read =
                new Read(
                        answers.get(0).json(),
                        answers.get(1).json(),
                        answers.get(2).json(),
                        answers.get(3).json());
        switch (call.screen().mode()) {
            case JSON -> call.screen().line(joined(answers));
            case IDS -> {
                // The exit code is the answer.
            }
            case TABLE -> new StatusScreen(call).show(read);
        }
        return isWell(read) ? Exit.OK : Exit.NOT_WELL;
    }

    /// The four answers as they came, each under the name of what it is.
    private static String joined(List<Answer> answers) {
        return "{\"overview\":%s,\"nodes\":%s,\"alerts\":%s,\"system\":%s}"
                .formatted(
                        answers.get(0).text(),
                        answers.get(1).text(),
                        answers.get(2).text(),
                        answers.get(3).text());
    }

    /// Not well: a node or stream that is unhealthy, an incident nobody has taken, a store that is
    /// not ok.
    static boolean isWell(Read read) {
        var overview = read.overview();
        return overview.at("nodes").at("unhealthy").number() == 0
                && overview.at("streams").at("unhealthy").number() == 0
                && overview.at("incidents").at("open").number() == 0
                && read.system().at("store").at("status").text().equals("ok");
    }
}
