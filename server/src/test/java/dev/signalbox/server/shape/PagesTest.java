package dev.signalbox.server.shape;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.signalbox.model.Trouble;
import dev.signalbox.server.problems.Code;
import dev.signalbox.server.settings.Setting;
import dev.signalbox.server.words.Language;
import dev.signalbox.server.words.Texts;
import dev.signalbox.server.words.Words;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Pages that are written from the code, so that they cannot say anything else.
class PagesTest {
    private static final Path DOCS =
            Path.of(System.getProperty("signalbox.root", "..")).resolve("docs");
    private static final String AGAIN =
            "mvn -pl server -am test -Dtest=PagesTest -Dsurefire.failIfNoSpecifiedTests=false"
                    + " -Dsignalbox.pages=write";

    private final Texts texts = new Texts(new Words());

    @Test
    void problems_are_those_of_the_code() throws IOException {
        check("problems.md", problems());
    }

    @Test
    void settings_are_those_of_the_code() throws IOException {
        check("settings.md", settings());
    }

    private static void check(String name, String page) throws IOException {
        Path file = DOCS.resolve(name);
        if ("write".equals(System.getProperty("signalbox.pages"))) {
            Files.writeString(file, page);
        }
        String kept = Files.exists(file) ? Files.readString(file) : "";
        assertEquals(page, kept, "docs/" + name + " is behind the code; renew it with: " + AGAIN);
    }

    private String problems() {
        StringBuilder page =
                new StringBuilder(
                        """
                        <!-- Written by PagesTest from Code, Trouble and the English words; do not edit. -->
                        # Problems

                        A call that cannot be carried out is answered with `application/problem+json` (RFC 9457). `code` never changes
                        its meaning; `type` is `/docs/problems#` and the code, a page that Signalbox itself shows; `title` and
                        `detail` are in the language of the caller; `errors` says what is wrong with which field. Names in *italics*
                        stand for what differs from case to case.

                        | code | status | title | what happened, and what to do |
                        |---|---|---|---|
                        """);
        Stream.of(Code.values())
                .sorted(Comparator.comparing(Code::text))
                .forEach(code -> problem(page, code));
        page.append(
                """

                ## Troubles
                What can be wrong with a node: in the problems above, in its events and in its incidents.

                | trouble | what happened | what to do |
                |---|---|---|
                """);
        for (Trouble trouble : Trouble.values()) {
            anchor(page, trouble.code());
            page.append(texts.trouble(Language.ENGLISH, trouble, "*evidence*")).append(" | ");
            page.append(texts.advice(Language.ENGLISH, trouble)).append(" |\n");
        }
        return page.toString();
    }

    private void problem(StringBuilder page, Code code) {
        anchor(page, code.text());
        page.append(code.status()).append(" | ");
        page.append(texts.title(Language.ENGLISH, code)).append(" | ");
        String detail = texts.detail(Language.ENGLISH, code, name -> "*" + name + "*");
        page.append(detail.replace("*trouble*", "one of the [troubles below](#troubles)"));
        page.append(" |\n");
    }

    private static void anchor(StringBuilder page, String id) {
        page.append("| <a id=\"").append(id).append("\"></a>`").append(id).append("` | ");
    }

    private static String settings() {
        StringBuilder page =
                new StringBuilder(
                        """
                        <!-- Written by PagesTest from Setting; do not edit. -->
                        # Settings

                        Each setting can be given as a flag of `./signalbox up`, in the environment, or in the settings file
                        (`signalbox.yml` in the working folder, or the one that `--config` names). A flag beats the environment, the
                        environment beats the file, the file beats the default. A setting that cannot be used stops the start with a
                        sentence that names it. Secrets are taken from the environment or the file only, because others can read the
                        command line.

                        Times are a number with a unit: `500ms`, `10s`, `5m`, `12h`, `30d`.

                        | flag | environment | file | default | meaning |
                        |---|---|---|---|---|
                        """);
        for (Setting setting : Setting.values()) {
            row(page, setting);
        }
        return page.toString();
    }

    private static void row(StringBuilder page, Setting setting) {
        cell(page, setting.secret() ? "" : setting.flag());
        cell(page, setting.variable());
        cell(page, setting == Setting.CONFIG ? "" : setting.key());
        cell(page, setting.fallback());
        page.append("| ").append(setting.help()).append(" |\n");
    }

    private static void cell(StringBuilder page, String text) {
        page.append(text.isEmpty() ? "| – " : "| `" + text + "` ");
    }
}
