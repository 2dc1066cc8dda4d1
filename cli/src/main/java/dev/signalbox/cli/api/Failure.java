package dev.signalbox.cli.api;

import dev.signalbox.cli.json.Fields;
import dev.signalbox.cli.json.Json;
import java.util.List;
import java.util.stream.Stream;

/// Why a command ended early: a problem that Signalbox told, or one that was met on the way to it.
///
/// @param code stable; those that begin with `cli.` come from this program
/// @param detail a sentence for a person
/// @param points more of it, one a line: fields that are wrong, or the candidates for a name
/// @param requestId of the refused call, for the server's log; empty if there was none
/// @param hint what to try next; empty if there is nothing to say
/// @param problem what `--json` prints
public record Failure(
        Exit exit,
        String code,
        String detail,
        List<Point> points,
        String requestId,
        String hint,
        Json problem) {

    /// The code of not reaching Signalbox at all; it may go away by itself.
    public static final String UNREACHABLE = "cli.unreachable";

    public Failure {
        points = List.copyOf(points);
    }

    /// One line of it: what it is about, and what is to say.
    public record Point(String about, String code, String detail) {}

    /// A failure that this program found by itself.
    public static Failure here(Exit exit, String code, String detail, Point... points) {
        return new Failure(
                exit,
                code,
                detail,
                List.of(points),
                "",
                "",
                ownProblem(code, detail, List.of(points)));
    }

    /// The same with advice.
    public Failure withHint(String advice) {
        return new Failure(exit, code, detail, points, requestId, advice, problem);
    }

    /// A failure that Signalbox told, as `application/problem+json`.
    public static Failure told(int status, Json problem) {
        var errors = problem.at("errors").items();
        var points =
                errors.stream()
                        .map(
                                error ->
                                        new Point(
                                                error.at("field").text(),
                                                error.at("code").text(),
                                                error.at("detail").text()))
                        .toList();
        var sentence =
                Stream.of("detail", "title", "error")
                        .map(field -> problem.at(field).text())
                        .filter(text -> !text.isEmpty())
                        .findFirst()
                        .orElse("HTTP " + status);
        return new Failure(
                Exit.ofStatus(status, problem.at("node_id").present()),
                problem.at("code").text(),
                sentence,
                points,
                problem.at("request_id").text(),
                "",
                problem);
    }

    private static Json ownProblem(String code, String detail, List<Point> points) {
        var errors =
                points.stream()
                        .<Json>map(
                                point ->
                                        new Fields()
                                                .put("field", point.about())
                                                .put("code", point.code())
                                                .put("detail", point.detail())
                                                .done())
                        .toList();
        return new Fields()
                .put("type", "about:blank")
                .put("title", code)
                .put("status", Json.Null.NOTHING)
                .put("detail", detail)
                .put("code", code)
                .put("errors", new Json.Arr(errors))
                .put("request_id", Json.Null.NOTHING)
                .done();
    }
}
