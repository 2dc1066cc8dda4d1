package dev.signalbox.cli.show;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TableTest {
    private static final int WIDE = Integer.MAX_VALUE;

    private static Table cameras() {
        var table =
                new Table(
                        List.of(
                                Column.number("ID"),
                                Column.of("NAME").cutTo(6),
                                Column.of("STATUS"),
                                Column.of("CITY").spare(1),
                                Column.number("BYTES").spare(2)));
        table.row(Cell.of(7), Cell.of("entrance"), Cell.of("healthy"), Cell.of("台北"), Cell.of(100));
        table.row(Cell.of(12), Cell.of("倉庫"), Cell.of("unknown"), Cell.of("Köln"), Cell.of(""));
        return table;
    }

    @Test
    void columns_line_up_wide_characters_or_not() {
        assertEquals(
                List.of(
                        "ID  NAME      STATUS   CITY  BYTES",
                        " 7  entrance  healthy  台北    100",
                        "12  倉庫      unknown  Köln      -"),
                cameras().lines(WIDE, Paint.NONE));
    }

    @Test
    void a_narrow_terminal_cuts_first_and_then_leaves_columns_out() {
        assertEquals(" 7  entra…  healthy  台北    100", cameras().lines(32, Paint.NONE).get(1));
        assertEquals(" 7  entrance  healthy  台北", cameras().lines(27, Paint.NONE).get(1));
        assertEquals(" 7  entra…  healthy", cameras().lines(19, Paint.NONE).get(1));
    }

    @ParameterizedTest
    @ValueSource(ints = {19, 20, 21, 22, 25, 27, 28, 29, 30, 31, 32, 33, 34, 80})
    void no_line_is_wider_than_the_terminal(int width) {
        for (var line : cameras().lines(width, Paint.NONE)) {
            assertTrue(Width.of(line) <= width, line);
        }
    }

    @Test
    void colour_takes_no_room() {
        var table = new Table(List.of(Column.of("STATUS"), Column.of("NAME")));
        table.row(new Cell("unhealthy", Tone.ACT), Cell.of("a"));
        table.row(new Cell("healthy", Tone.PLAIN), Cell.of("b"));

        var lines = table.lines(WIDE, new Paint(true));

        assertEquals("\u001b[31munhealthy\u001b[0m  a", lines.get(1));
        assertEquals("healthy    b", lines.get(2));
    }

    @Test
    void a_table_without_titles_has_no_line_for_them() {
        var table = new Table(List.of(Column.of(""), Column.of("")));
        table.row(Cell.of("Name"), Cell.of("edge-1"));

        assertEquals(List.of("Name  edge-1"), table.lines(WIDE, Paint.NONE));
    }

    @Test
    void a_row_that_does_not_fit_the_columns_is_a_mistake() {
        assertThrows(IllegalArgumentException.class, () -> cameras().row(Cell.of(1)));
        assertFalse(cameras().isEmpty());
    }
}
