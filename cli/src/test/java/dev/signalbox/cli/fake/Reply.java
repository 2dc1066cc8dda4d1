package dev.signalbox.cli.fake;

import dev.signalbox.cli.json.Fields;
import dev.signalbox.cli.json.Json;
import dev.signalbox.cli.json.JsonText;
import java.util.List;
import java.util.Map;

/// What the pretended server answers.
///
/// @param checked whether it must keep to the contract; some servers are not Signalbox
public record Reply(
        int status, String type, String text, Map<String, String> headers, boolean checked) {

    /// Well.
    public static Reply ok(Json body) {
        return json(200, body);
    }

    /// JSON with a status.
    public static Reply json(int status, Json body) {
        return new Reply(status, "application/json", JsonText.write(body), Map.of(), true);
    }

    /// Nothing to say.
    public static Reply none() {
        return new Reply(204, "", "", Map.of(), true);
    }

    /// A problem.
    public static Reply problem(int status, String code, String detail, Json... errors) {
        var body = problemBody(status, code, detail, errors).done();
        return new Reply(status, "application/problem+json", JsonText.write(body), Map.of(), true);
    }

    /// The fields of a problem.
    public static Fields problemBody(int status, String code, String detail, Json... errors) {
        return new Fields()
                .put("type", "/docs/problems#" + code)
                .put("title", code)
                .put("status", status)
                .put("detail", detail)
                .put("code", code)
                .put("errors", new Json.Arr(List.of(errors)))
                .put("request_id", "req-1");
    }

    /// Something that is not in the contract.
    public static Reply strange(int status, String type, String text) {
        return new Reply(status, type, text, Map.of(), false);
    }

    /// With a header.
    public Reply with(String name, String value) {
        return new Reply(status, type, text, Map.of(name, value), checked);
    }
}
