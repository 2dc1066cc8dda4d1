package dev.signalbox.cli.show;

import dev.signalbox.cli.json.Fields;
import dev.signalbox.cli.json.Json;
import dev.signalbox.cli.json.JsonText;
import java.io.PrintStream;
import java.util.function.IntSupplier;

/// Where answers are written, in the form that was asked for. Results go to standard output,
/// everything else to standard error, so that a script reads results alone.
public final class Screen {
    private final Mode mode;
    private final PrintStream out;
    private final PrintStream err;
    private final Paint paint;
    private final Paint errPaint;
    private final IntSupplier width;

    /// The form of answers.
    public enum Mode {
        /// For people.
        TABLE,
        /// As the API gave it.
        JSON,
        /// Ids, one a line.
        IDS
    }

    /// A screen. The width is asked for only when a table is drawn.
    public Screen(
            Mode mode,
            PrintStream out,
            PrintStream err,
            Paint paint,
            Paint errPaint,
            IntSupplier width) {
        this.mode = mode;
        this.out = out;
        this.err = err;
        this.paint = paint;
        this.errPaint = errPaint;
        this.width = width;
    }

    /// The form that was asked for.
    public Mode mode() {
        return mode;
    }

    /// Whether people are to read it.
    public boolean forPeople() {
        return mode == Mode.TABLE;
    }

    /// A line of a result.
    public void line(String text) {
        out.println(text);
    }

    /// A line of a result in colour. Control characters are written out.
    public void line(String text, Tone tone) {
        line(paint.apply(Width.visible(text), tone));
    }

    /// The text in its colour, for a part of a line.
    public String painted(String text, Tone tone) {
        return paint.apply(Width.visible(text), tone);
    }

    /// A table, fitted to the width.
    public void table(Table table) {
        for (var line : table.lines(width.getAsInt(), paint)) {
            out.println(line);
        }
    }

    /// A value as JSON.
    public void json(Json value) {
        line(JsonText.write(value));
    }

    /// A remark for people, beside the result.
    public void note(String text) {
        remark(Width.visible(text), text);
    }

    /// A remark in grey.
    public void faint(String text) {
        remark(errPaint.apply(Width.visible(text), Tone.FAINT), text);
    }

    /// With JSON asked for, standard error is JSON too: a problem, or an object with a `note`, a
    /// line.
    private void remark(String forPeople, String text) {
        err.println(
                mode == Mode.JSON
                        ? JsonText.write(new Fields().put("note", text).done())
                        : forPeople);
    }

    /// Writes out what was said so far; says whether anybody still listens.
    public boolean flush() {
        err.flush();
        return !out.checkError();
    }
}
