package dev.signalbox.server.api;

import dev.signalbox.server.problems.Code;
import dev.signalbox.server.problems.Problem;
import dev.signalbox.server.problems.Problem.FieldProblem;
import dev.signalbox.server.problems.ProblemException;
import dev.signalbox.server.words.Language;
import dev.signalbox.server.words.Texts;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import java.io.IOException;
import java.util.Map;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Answers that something could not be done, always in the same form.
final class ProblemAnswers {
    private static final Logger log = LoggerFactory.getLogger(ProblemAnswers.class);
    private static final String REQUEST_ID = "signalbox.request_id";

    private final Texts texts;

    ProblemAnswers(Texts texts) {
        this.texts = texts;
    }

    void answer(Context context, ProblemException e) {
        answer(context, e.problem());
    }

    /// What the HTTP layer itself refuses.
    void answer(Context context, HttpResponseException e) {
        Problem problem =
                switch (e.getStatus()) {
                    case 404 -> Problem.of(Code.ROUTE_UNKNOWN, Map.of("path", context.path()));
                    case 413 ->
                            Problem.of(Code.BODY_TOO_LARGE, Map.of("limit", ApiServer.MOST_BYTES));
                    case 400 ->
                            Problem.of(
                                    Code.INPUT_NOT_JSON,
                                    Map.of("why", String.valueOf(e.getMessage())));
                    default -> Problem.of(Code.SYSTEM_FAILED);
                };
        if (problem.code() == Code.SYSTEM_FAILED) {
            failed(context, e);
            return;
        }
        answer(context, problem);
    }

    /// What nobody foresaw.
    void failed(Context context, Exception e) {
        log.error("{} {} failed, request {}", context.method(), context.path(), id(context), e);
        answer(context, Problem.of(Code.SYSTEM_FAILED));
    }

    void answer(Context context, Problem problem) {
        Language language = Language.best(context.header("Accept-Language"));
        Code code = problem.code();
        String detail = texts.detail(language, problem, Map.of("request_id", id(context)));
        context.status(code.status());
        if (code.status() == 401) {
            context.header("WWW-Authenticate", "Bearer realm=\"signalbox\"");
        }
        if (code == Code.AUTH_TOO_MANY || code.status() == 503) {
            context.header(
                    "Retry-After", String.valueOf(problem.args().getOrDefault("seconds", 5)));
        }
        context.contentType("application/problem+json")
                .header("Content-Language", language.tag())
                .result(
                        Out.bytes(
                                out -> {
                                    out.text("type", "/docs/problems#" + code.text())
                                            .text("title", texts.title(language, problem))
                                            .number("status", code.status())
                                            .text("detail", detail)
                                            .text("code", code.text())
                                            .list(
                                                    "errors",
                                                    problem.fields(),
                                                    (each, field) -> field(each, field, language))
                                            .text("request_id", id(context));
                                    if (problem.args().get("node_id") instanceof Long node) {
                                        out.number("node_id", node)
                                                .bool("success", false)
                                                .text("error", detail);
                                    }
                                }));
    }

    private void field(Out out, FieldProblem field, Language language) throws IOException {
        out.text("field", field.field())
                .text("code", field.flaw().code())
                .text("detail", texts.flaw(language, field));
    }

    /// One for each request, so that a person's report leads to the line of the log.
    private static String id(Context context) {
        String id = context.attribute(REQUEST_ID);
        if (id == null) {
            id = UUID.randomUUID().toString();
            context.attribute(REQUEST_ID, id);
        }
        return id;
    }
}
