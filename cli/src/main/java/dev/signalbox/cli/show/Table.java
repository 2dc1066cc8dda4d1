package dev.signalbox.cli.show;

import java.util.ArrayList;
import java.util.List;

/// Rows under titles, aligned by columns of the terminal. Pure: gives lines.
public final class Table {
    private static final int GAP = 2;

    private final List<Column> columns;
    private final List<List<Cell>> rows = new ArrayList<>();

    /// A table with these columns and no row yet.
    public Table(List<Column> columns) {
        this.columns = List.copyOf(columns);
    }

    /// Adds a row; it has one cell for each column.
    public void row(Cell... cells) {
        if (cells.length != columns.size()) {
            throw new IllegalArgumentException(
                    cells.length + " cells for " + columns.size() + " columns");
        }
        rows.add(List.of(cells));
    }

    /// Whether there is no row.
    public boolean isEmpty() {
        return rows.isEmpty();
    }

    /// The lines: titles if there are any, then the rows, none wider than `width` where that is
    /// possible.
    public List<String> lines(int width, Paint paint) {
        var shown = new ArrayList<Integer>();
        for (int i = 0; i < columns.size(); i++) {
            shown.add(i);
        }
        int[] widths = widths();
        while (!fits(shown, widths, width) && dropOne(shown)) {
            widths = widths();
        }
        return drawn(shown, widths, paint);
    }

    private int[] widths() {
        var widths = new int[columns.size()];
        for (int i = 0; i < widths.length; i++) {
            widths[i] = Width.of(columns.get(i).title());
            for (var row : rows) {
                widths[i] = Math.max(widths[i], Width.of(row.get(i).text()));
            }
        }
        return widths;
    }

    /// Narrows the widest of the columns that may be cut until all fit; says whether they do.
    private boolean fits(List<Integer> shown, int[] widths, int width) {
        int over = GAP * (shown.size() - 1) - width;
        for (int i : shown) {
            over += widths[i];
        }
        while (over > 0) {
            int widest = -1;
            for (int i : shown) {
                int least = columns.get(i).least();
                if (least > 0 && widths[i] > least && (widest < 0 || widths[i] > widths[widest])) {
                    widest = i;
                }
            }
            if (widest < 0) {
                return false;
            }
            widths[widest]--;
            over--;
        }
        return true;
    }

    private boolean dropOne(List<Integer> shown) {
        int last = -1;
        for (int i : shown) {
            int rank = columns.get(i).rank();
            if (rank > 0 && (last < 0 || rank >= columns.get(last).rank())) {
                last = i;
            }
        }
        if (last < 0) {
            return false;
        }
        shown.removeIf(Integer.valueOf(last)::equals);
        return true;
    }

    private List<String> drawn(List<Integer> shown, int[] widths, Paint paint) {
        var lines = new ArrayList<String>();
        if (columns.stream().anyMatch(column -> !column.title().isEmpty())) {
            var titles =
                    columns.stream().map(column -> new Cell(column.title(), Tone.FAINT)).toList();
            lines.add(line(shown, widths, titles, paint));
        }
        for (var row : rows) {
            lines.add(line(shown, widths, row, paint));
        }
        return lines;
    }

    private String line(List<Integer> shown, int[] widths, List<Cell> cells, Paint paint) {
        var line = new StringBuilder();
        int last = shown.getLast();
        for (int i : shown) {
            var cell = cells.get(i);
            var text = Width.cut(cell.text(), widths[i]);
            int space = widths[i] - Width.of(text);
            if (columns.get(i).right()) {
                line.append(" ".repeat(space));
            }
            line.append(paint.apply(text, cell.tone()));
            if (i != last) {
                line.append(" ".repeat(GAP + (columns.get(i).right() ? 0 : space)));
            }
        }
        return line.toString();
    }
}
