package dev.signalbox.cli.show;

import java.util.Map;

/// Whether there is colour, and putting it on.
public record Paint(boolean on) {
    private static final String PLAIN = "\u001b[0m";

    /// Without colour.
    public static final Paint NONE = new Paint(false);

    /// What was asked for with `--color`.
    public enum Choice {
        AUTO,
        ALWAYS,
        NEVER
    }

    /// Colour as asked for; by itself only on a terminal that can show it and without `NO_COLOR`
    /// (<https://no-color.org>).
    public static Paint of(Choice choice, boolean terminal, Map<String, String> environment) {
        return new Paint(
                switch (choice) {
                    case ALWAYS -> true;
                    case NEVER -> false;
                    case AUTO ->
                            terminal
                                    && environment.getOrDefault("NO_COLOR", "").isEmpty()
                                    && !environment.getOrDefault("TERM", "").equals("dumb");
                });
    }

    /// The text in its colour.
    public String apply(String text, Tone tone) {
        return on && tone != Tone.PLAIN ? tone.code() + text + PLAIN : text;
    }
}
