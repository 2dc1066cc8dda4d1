package dev.signalbox.cli.command;

import dev.signalbox.cli.api.Exit;
import dev.signalbox.cli.api.Pages;
import dev.signalbox.cli.api.Query;
import dev.signalbox.cli.json.Json;
import dev.signalbox.cli.show.Screen;
import dev.signalbox.cli.show.Table;
import java.util.List;

/// A command that shows a list of the API: all pages, or the first items.
public abstract class ListCommand implements Command {

    /// What is asked for, but for the page.
    protected abstract Query query(Call call);

    /// The field of the answer that has the items.
    protected abstract String plural();

    /// How items look.
    protected abstract Table table(Call call, List<Json> items);

    /// The key of what to say when there are none.
    protected abstract String nothing(Call call);

    @Override
    public Exit run(Call call) {
        var answer = Pages.read(call.api(), query(call), plural(), call.limit());
        show(call, answer, answer.at(plural()).items());
        return Exit.OK;
    }

    private void show(Call call, Json answer, List<Json> items) {
        var screen = call.screen();
        switch (screen.mode()) {
            case JSON -> screen.json(answer);
            case IDS -> items.forEach(item -> screen.line(item.at("id").text()));
            case TABLE -> table(call, screen, answer, items);
        }
    }

    private void table(Call call, Screen screen, Json answer, List<Json> items) {
        if (items.isEmpty()) {
            screen.note(call.words().say(nothing(call)));
            return;
        }
        screen.table(table(call, items));
        long total = answer.at("total").number();
        if (total > items.size()) {
            screen.faint(call.words().say("list.some", items.size(), total));
        }
    }
}
