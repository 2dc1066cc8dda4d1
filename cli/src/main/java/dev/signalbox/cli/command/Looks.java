package dev.signalbox.cli.command;

import dev.signalbox.cli.json.Json;
import dev.signalbox.cli.show.Cell;
import dev.signalbox.cli.show.Column;
import dev.signalbox.cli.show.Tone;
import dev.signalbox.cli.words.Words;
import java.util.stream.Collectors;

/// How values that many commands show look: statuses, severities, labels, titles.
public final class Looks {
    private final Words words;

    /// Looks in a language.
    public Looks(Words words) {
        this.words = words;
    }

    /// A column; its title is the word of `column.<key>`.
    public Column column(String key) {
        return Column.of(words.say("column." + key));
    }

    /// A column of numbers.
    public Column number(String key) {
        return Column.number(words.say("column." + key));
    }

    /// The status of a node or stream.
    public Cell status(Json status) {
        var value = status.text();
        return new Cell(words.value("status", value), Tone.ofStatus(value));
    }

    /// The reason code of a status; a dash where all is well.
    public Cell reason(Json thing) {
        boolean well = thing.at("status").text().equals("healthy");
        return Cell.of(well ? "" : thing.at("reason").text());
    }

    /// The severity of an event or incident.
    public Cell severity(Json severity) {
        var value = severity.text();
        return new Cell(words.value("severity", value), Tone.ofSeverity(value));
    }

    /// A count that is a message as soon as it is not zero.
    public static Cell count(Json count, Tone tone) {
        return new Cell(count.text(), tone.when(count.number() > 0));
    }

    /// A text, or a dash.
    public static Cell text(Json value) {
        return Cell.of(value.text());
    }

    /// `a=1, b=2`.
    public static String labels(Json labels) {
        return labels.entries().entrySet().stream()
                .map(label -> label.getKey() + "=" + label.getValue().text())
                .collect(Collectors.joining(", "));
    }

    /// Texts of a list with commas.
    public static String joined(Json list) {
        return list.items().stream().map(Json::text).collect(Collectors.joining(", "));
    }

    /// Yes or no.
    public String yesNo(Json truth) {
        return words.say(truth.yes() ? "yes" : "no");
    }

    /// `node/path` of a stream or event; the node alone, or nothing, where there is no more.
    public static String place(Json thing) {
        var node = thing.at("node_name").text();
        var path =
                thing.at("stream_path").present()
                        ? thing.at("stream_path").text()
                        : thing.at("path").text();
        return path.isEmpty() ? node : node + "/" + path;
    }
}
