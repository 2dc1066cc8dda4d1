package dev.signalbox.cli.show;

import dev.signalbox.cli.words.Words;
import java.util.List;

/// What is known about one thing: a name and a value a line.
public final class Facts {
    private final Words words;
    private final Table table = new Table(List.of(Column.of(""), Column.of("")));

    /// No fact yet.
    public Facts(Words words) {
        this.words = words;
    }

    /// A fact; its name is the word of `fact.<key>`.
    public Facts add(String key, String value) {
        return add(key, value, Tone.PLAIN);
    }

    /// A fact that may have a colour.
    public Facts add(String key, String value, Tone tone) {
        return named(words.say("fact." + key), value, tone);
    }

    /// A fact with a name that is not one of our words.
    public Facts named(String name, String value, Tone tone) {
        table.row(new Cell(name, Tone.FAINT), new Cell(value, tone));
        return this;
    }

    /// A fact, unless there is nothing to say.
    public Facts known(String key, String value) {
        return value.isEmpty() ? this : add(key, value);
    }

    /// All of them, to be shown.
    public Table table() {
        return table;
    }
}
