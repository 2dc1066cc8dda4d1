package dev.signalbox.cli.access;

import dev.signalbox.cli.api.Query;
import dev.signalbox.cli.command.Call;
import dev.signalbox.cli.command.ListCommand;
import dev.signalbox.cli.command.Looks;
import dev.signalbox.cli.command.Syntax;
import dev.signalbox.cli.json.Json;
import dev.signalbox.cli.show.Cell;
import dev.signalbox.cli.show.Table;
import java.util.List;

/// `keys list`: API keys, without the keys themselves.
public final class KeysList extends ListCommand {
    @Override
    public void describe(Syntax syntax) {
        syntax.value("--limit", "N");
    }

    @Override
    protected Query query(Call call) {
        return Query.of("/api/keys");
    }

    @Override
    protected String plural() {
        return "keys";
    }

    @Override
    protected String nothing(Call call) {
        return "keys.none";
    }

    @Override
    protected Table table(Call call, List<Json> keys) {
        var looks = new Looks(call.words());
        var times = call.times();
        var table =
                new Table(
                        List.of(
                                looks.number("id"),
                                looks.column("name").cutTo(12),
                                looks.column("role"),
                                looks.column("key").spare(1),
                                looks.column("created").spare(2),
                                looks.column("expires"),
                                looks.column("last_used")));
        for (var key : keys) {
            table.row(
                    Looks.text(key.at("id")),
                    Looks.text(key.at("name")),
                    Looks.text(key.at("role")),
                    Cell.of(key.at("hint").text() + "…"),
                    Cell.of(times.when(key.at("created_at"))),
                    Cell.of(times.when(key.at("expires_at"))),
                    Cell.of(times.when(key.at("last_used_at"))));
        }
        return table;
    }
}
