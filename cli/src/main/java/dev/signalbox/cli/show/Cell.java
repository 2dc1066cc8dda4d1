package dev.signalbox.cli.show;

/// One value in a table: its text and what its colour says.
public record Cell(String text, Tone tone) {
    public Cell {
        text = text.isEmpty() ? "-" : Width.visible(text);
    }

    /// A value without a message; nothing is shown as a dash.
    public static Cell of(String text) {
        return new Cell(text, Tone.PLAIN);
    }

    /// A whole number.
    public static Cell of(long number) {
        return of(Long.toString(number));
    }
}
