package dev.signalbox.cli.nodes;

import dev.signalbox.cli.api.Exit;
import dev.signalbox.cli.api.Query;
import dev.signalbox.cli.api.Request;
import dev.signalbox.cli.command.Call;
import dev.signalbox.cli.command.Command;
import dev.signalbox.cli.command.Labels;
import dev.signalbox.cli.command.Passwords;
import dev.signalbox.cli.command.Syntax;
import dev.signalbox.cli.json.Fields;
import dev.signalbox.cli.json.Json;

/// `nodes edit`: changes what was named and leaves the rest.
public final class NodesEdit implements Command {
    @Override
    public void describe(Syntax syntax) {
        syntax.argument("NODE").value("--name", "NAME").value("--api-url", "URL");
        NodeFields.describe(syntax);
        syntax.flag("--no-password")
                .values("--remove-label", "KEY")
                .value("--active", "true|false")
                .value("--if-revision", "N");
    }

    @Override
    public Exit run(Call call) {
        var given = call.given();
        var fields = NodeFields.read(call);
        var password = Passwords.read(call);
        if (given.flag("--no-password")) {
            if (password.isPresent()) {
                throw given.wrong("wrong.password_twice");
            }
            fields.put("password", Json.Null.NOTHING);
        }
        password.ifPresent(text -> fields.put("password", text));
        given.truth("--active").ifPresent(active -> fields.put("is_active", active));
        var added = given.pairs("--label");
        var removed = given.texts("--remove-label");
        boolean labels = !added.isEmpty() || !removed.isEmpty();
        if (!labels) {
            NodeFields.mustNotBeEmpty(call, fields);
        }
        var revision = given.number("--if-revision");
        var path = "/api/fleet/nodes/" + call.targets().node(given.argument());
        if (labels) {
            // The API replaces labels as a whole: what was read must still be so when it is
            // written.
            var node = call.api().get(Query.of(path)).json();
            fields.put("labels", Labels.merged(node.at("labels"), removed, added));
            fields.put("revision", node.at("revision"));
        }
        revision.ifPresent(number -> fields.put("revision", number));
        return save(call, path, fields);
    }

    private static Exit save(Call call, String path, Fields fields) {
        return call.change(
                Request.patch(path, fields.done()), path.substring(path.lastIndexOf('/') + 1));
    }
}
