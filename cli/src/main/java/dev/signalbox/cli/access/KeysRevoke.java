package dev.signalbox.cli.access;

import dev.signalbox.cli.api.Exit;
import dev.signalbox.cli.api.Failed;
import dev.signalbox.cli.api.Failure;
import dev.signalbox.cli.api.Pages;
import dev.signalbox.cli.api.Query;
import dev.signalbox.cli.api.Request;
import dev.signalbox.cli.command.Call;
import dev.signalbox.cli.command.Command;
import dev.signalbox.cli.command.Syntax;
import dev.signalbox.cli.command.Targets;
import dev.signalbox.cli.show.Tone;
import java.util.OptionalLong;

/// `keys revoke`: ends keys at once.
public final class KeysRevoke implements Command {
    @Override
    public void describe(Syntax syntax) {
        syntax.arguments("KEY");
    }

    @Override
    public Exit run(Call call) {
        var ids =
                call.given().arguments().stream()
                        .map(word -> Targets.isId(word) ? word : named(call, word))
                        .distinct()
                        .toList();
        for (var id : ids) {
            call.api().send(Request.delete("/api/keys/" + id));
            switch (call.screen().mode()) {
                case JSON -> {
                    // The API answers without a body.
                }
                case IDS -> call.screen().line(id);
                case TABLE -> call.screen().line(call.words().say("keys.revoked", id), Tone.PLAIN);
            }
        }
        return Exit.OK;
    }

    private static String named(Call call, String word) {
        var name = word.replaceFirst("^name:", "");
        var found =
                Pages.read(call.api(), Query.of("/api/keys"), "keys", OptionalLong.empty())
                        .at("keys")
                        .items()
                        .stream()
                        .filter(key -> key.at("name").text().equals(name))
                        .toList();
        var words = call.words();
        if (found.isEmpty()) {
            throw new Failed(Exit.NOT_FOUND, "cli.not_found", words.say("target.missing", name));
        }
        if (found.size() > 1) {
            throw new Failed(
                    Exit.USAGE,
                    "cli.ambiguous",
                    words.say("target.ambiguous", name, found.size()),
                    found.stream()
                            .map(
                                    key ->
                                            new Failure.Point(
                                                    key.at("id").text(),
                                                    "candidate",
                                                    name + " (" + key.at("hint").text() + "…)"))
                            .toArray(Failure.Point[]::new));
        }
        return found.getFirst().at("id").text();
    }
}
