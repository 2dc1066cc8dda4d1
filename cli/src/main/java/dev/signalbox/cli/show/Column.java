package dev.signalbox.cli.show;

/// A column of a table.
///
/// @param title what stands above it
/// @param right whether its values stand at the right edge, as numbers do
/// @param least the width below which it is not cut; 0: never cut
/// @param rank which columns go first when a terminal is too narrow for all: those with the
///   greatest rank; 0 never goes
public record Column(String title, boolean right, int least, int rank) {

    /// A column of short words that is always there.
    public static Column of(String title) {
        return new Column(title, false, 0, 0);
    }

    /// A column of numbers that is always there.
    public static Column number(String title) {
        return new Column(title, true, 0, 0);
    }

    /// The same column, cut when there is not enough room, down to a width.
    public Column cutTo(int width) {
        return new Column(title, right, width, rank);
    }

    /// The same column, left out on narrow terminals; greater ranks go first.
    public Column spare(int order) {
        return new Column(title, right, least, order);
    }
}
