package dev.signalbox.cli.nodes;

import dev.signalbox.cli.api.Answer;
import dev.signalbox.cli.api.Exit;
import dev.signalbox.cli.api.Request;
import dev.signalbox.cli.command.Call;
import dev.signalbox.cli.command.Command;
import dev.signalbox.cli.command.Passwords;
import dev.signalbox.cli.command.Syntax;
import dev.signalbox.cli.json.Fields;
import dev.signalbox.cli.json.Json;
import dev.signalbox.cli.show.Screen;
import java.util.Optional;
import java.util.StringJoiner;

/// `nodes add`: tries the connection, shows how it went, and adds the node if it can be used.
public final class NodesAdd implements Command {
    @Override
    public void describe(Syntax syntax) {
        syntax.required("--name", "NAME").required("--api-url", "URL");
        NodeFields.describe(syntax);
        syntax.flag("--suggested-urls")
                .flag("--inactive")
                .flag("--no-test")
                .flag("--force")
                .value("--idempotency-key", "TEXT");
    }

    @Override
    public Exit run(Call call) {
        var given = call.given();
        var fields = NodeFields.read(call);
        var password = Passwords.read(call);
        password.ifPresent(text -> fields.put("password", text));
        var labels = given.pairs("--label");
        if (!labels.isEmpty()) {
            fields.put("labels", labels);
        }
        if (given.flag("--inactive")) {
            fields.put("is_active", false);
        }
        if (given.flag("--no-test")) {
            if (given.flag("--suggested-urls")) {
                throw given.wrong("wrong.suggested");
            }
            return add(call, fields);
        }
        return tryAndAdd(call, fields, password);
    }

    private static Exit tryAndAdd(Call call, Fields fields, Optional<String> password) {
        var test =
                new Fields()
                        .given("api_url", call.given().text("--api-url"))
                        .nullable("username", call.given().text("--username"))
                        .nullable("tls_fingerprint", call.given().text("--tls-fingerprint"))
                        .given("password", password)
                        .done();
        var answer = call.api().send(Request.post("/api/fleet/nodes/test", test));
        var report = answer.json();
        if (call.screen().forPeople()) {
            call.screen().table(Report.table(call, report));
        }
        boolean works = report.at("success").yes();
        if (!works && !call.given().flag("--force")) {
            return notAdded(call, answer);
        }
        suggest(call, fields, report.at("suggested"));
        return add(call, fields);
    }

    private static Exit notAdded(Call call, Answer answer) {
        if (call.screen().mode() == Screen.Mode.JSON) {
            call.screen().line(answer.text());
        }
        call.screen().note(call.words().say("nodes.not_added"));
        return Exit.NOT_WELL;
    }

    /// Takes the addresses that the node suggests, or says that there are some.
    private static void suggest(Call call, Fields fields, Json suggested) {
        var options = new StringJoiner(" ");
        suggested
                .entries()
                .forEach(
                        (name, url) -> {
                            var option = "--" + name.replace('_', '-');
                            if (url.present() && call.given().text(option).isEmpty()) {
                                options.add(option + " " + url.text());
                                if (call.given().flag("--suggested-urls")) {
                                    fields.put(name, url);
                                }
                            }
                        });
        if (options.length() > 0
                && !call.given().flag("--suggested-urls")
                && call.screen().forPeople()) {
            call.screen().faint(call.words().say("nodes.suggested", options));
        }
    }

    private static Exit add(Call call, Fields fields) {
        var answer =
                call.api()
                        .send(
                                Request.post("/api/fleet/nodes", fields.done())
                                        .header(
                                                "Idempotency-Key",
                                                call.given().text("--idempotency-key")));
        return call.changed(answer, answer.json().at("id").text());
    }
}
