package dev.signalbox.cli.access;

import dev.signalbox.cli.api.Exit;
import dev.signalbox.cli.api.Request;
import dev.signalbox.cli.command.Call;
import dev.signalbox.cli.command.Command;
import dev.signalbox.cli.command.Syntax;
import dev.signalbox.cli.json.Fields;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/// `keys create`: makes an API key. It is shown this once; with `--quiet` it is all that is shown.
public final class KeysCreate implements Command {
    @Override
    public void describe(Syntax syntax) {
        syntax.required("--name", "NAME")
                .value("--role", "ROLE")
                .value("--expires", "TIME")
                .value("--idempotency-key", "TEXT");
    }

    @Override
    public Exit run(Call call) {
        var given = call.given();
        var expires =
                given.future("--expires", call.host().clock().instant())
                        .map(at -> at.truncatedTo(ChronoUnit.SECONDS))
                        .map(Instant::toString);
        var body =
                new Fields()
                        .given("name", given.text("--name"))
                        .given("role", given.text("--role"))
                        .given("expires_at", expires)
                        .done();
        var answer =
                call.api()
                        .send(
                                Request.post("/api/keys", body)
                                        .header(
                                                "Idempotency-Key",
                                                given.text("--idempotency-key")));
        var screen = call.screen();
        var key = answer.json();
        switch (screen.mode()) {
            case JSON -> screen.line(answer.text());
            case IDS -> screen.line(key.at("key").text());
            case TABLE -> {
                screen.line(key.at("key").text());
                screen.note(
                        call.words()
                                .say(
                                        "keys.created",
                                        key.at("id").text(),
                                        key.at("name").text(),
                                        key.at("role").text()));
            }
        }
        return Exit.OK;
    }
}
