package dev.signalbox.server.api;

import dev.signalbox.model.Trouble;
import dev.signalbox.server.problems.Code;
import dev.signalbox.server.words.Language;
import dev.signalbox.server.words.Texts;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.util.Comparator;
import java.util.stream.Stream;

/// Where the `type` of every problem leads: all codes, with what they mean and what to do, in the
/// language of whoever looks. `docs/problems.md` says the same in English.
final class ProblemPage {
    /// A code is behind `#`.
    static final String PATH = "/docs/problems";

    private static final String STYLE =
            "body{font:16px/1.5 sans-serif;max-width:50em;margin:2em auto;padding:0 1em;"
                    + "color-scheme:light dark}h2{font-size:1em;margin:1.5em 0 0}"
                    + "h2:target{background:#fd08}p{margin:0}";

    private final Texts texts;

    ProblemPage(Texts texts) {
        this.texts = texts;
    }

    /// Serves the page if it was asked for.
    boolean serve(Context context) {
        boolean reads =
                context.method().equals(HandlerType.GET)
                        || context.method().equals(HandlerType.HEAD);
        if (!reads || !context.path().equals(PATH)) {
            return false;
        }
        Language language = Language.best(context.header("Accept-Language"));
        context.status(200)
                .contentType("text/html; charset=utf-8")
                .header("Content-Language", language.tag())
                .header("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'")
                .result(html(language));
        return true;
    }

    private String html(Language language) {
        StringBuilder html = new StringBuilder("<!doctype html><html lang=\"");
        html.append(language.tag()).append("\"><meta charset=\"utf-8\">");
        html.append("<meta name=\"viewport\" content=\"width=device-width\">");
        html.append("<title>Signalbox</title><style>").append(STYLE).append("</style>\n");
        Stream.of(Code.values())
                .sorted(Comparator.comparing(Code::text))
                .forEach(
                        code ->
                                entry(
                                        html,
                                        code.text(),
                                        code.status() + " " + texts.title(language, code),
                                        texts.detail(language, code, ProblemPage::placed)));
        for (Trouble trouble : Trouble.values()) {
            String what = texts.trouble(language, trouble, placed("evidence"));
            entry(html, trouble.code(), "", what + " " + texts.advice(language, trouble));
        }
        return html.toString();
    }

    private static String placed(String name) {
        return "‹" + name + "›";
    }

    private static void entry(StringBuilder html, String code, String title, String text) {
        html.append("<h2 id=\"").append(code).append("\"><code>").append(code);
        html.append("</code> ").append(escaped(title)).append("</h2><p>");
        html.append(escaped(text)).append("</p>\n");
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
