package dev.signalbox.cli.show;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WidthTest {
    @ParameterizedTest
    @CsvSource({
        "edge-1,6",
        "台北,4",
        "カメラ,6",
        "ｶﾒﾗ,3",
        "서울,4",
        "Köln,4",
        "e\u0301,1",
        "🎥,2",
        "…,1",
        "ＡＢ,4",
        "a\u200Db,2",
        "'',0"
    })
    void a_text_is_as_wide_as_a_terminal_shows_it(String text, int columns) {
        assertEquals(columns, Width.of(text));
    }

    @ParameterizedTest
    @CsvSource({
        "camera,6,camera",
        "camera,5,came…",
        "台北東京,5,台北…",
        "台北東京,4,台…",
        "🎥🎥,3,🎥…",
        "ab,1,…"
    })
    void a_text_that_is_cut_never_takes_more(String text, int columns, String cut) {
        assertEquals(cut, Width.cut(text, columns));
    }

    @Test
    void control_characters_are_written_out() {
        var shown =
                Map.of(
                        "a\u001b[31mb", "a\\u001b[31mb",
                        "a\nb", "a\\u000ab",
                        "a\u009bb", "a\\u009bb",
                        "a\u202eb", "a\\u202eb",
                        "台北", "台北");
        shown.forEach((text, visible) -> assertEquals(visible, Width.visible(text)));
    }
}
