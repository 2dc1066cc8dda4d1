package dev.signalbox.server.api;

import dev.signalbox.server.problems.Code;
import dev.signalbox.server.problems.Flaw;
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
                    case 400 -> Problem.input("URL", Flaw.URL_INVALID, Map.of());
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
                .result(body(problem, code.status(), language, id(context)));
    }

    /// A problem in the form that all have.
    byte[] body(Problem problem, int status, Language language, String requestId) {
        String detail = texts.detail(language, problem, Map.of("request_id", requestId));
        String code = problem.code().text();
        return Out.bytes(
                out -> {
                    out.text("type", ProblemPage.PATH + "#" + code)
                            .text("title", texts.title(language, problem))
                            .number("status", status)
                            .text("detail", detail)
                            .text("code", code)
                            .list(
                                    "errors",
                                    problem.fields(),
                                    (each, field) -> field(each, field, language))
                            .text("request_id", requestId);
                    if (problem.args().get("node_id") instanceof Long node) {
                        out.number("node_id", node).bool("success", false).text("error", detail);
                    }
                });
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
