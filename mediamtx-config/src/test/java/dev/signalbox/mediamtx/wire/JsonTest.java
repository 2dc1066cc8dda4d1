package dev.signalbox.mediamtx.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonTest {

    @Test
    void commas_are_put_where_they_belong() {
        var json = new Json().open('{').name("a").open('[').number(1).number(2).close(']');
        json.name("b").open('{').close('}').name("c").string(null).name("d").bool(true);
        assertEquals("{\"a\":[1,2],\"b\":{},\"c\":null,\"d\":true}", json.close('}').toString());
    }

    @Test
    void a_comma_that_is_there_already_is_not_doubled() {
        var out = new Bytes(16).text("[1,");
        assertEquals("[1,{}]", new Json(out).open('{').close('}').close(']').toString());
    }

    @Test
    void texts_are_escaped_as_go_escapes_them() {
        var json = new Json().string("<a&b>\"\\\n\t\u0001 é \u2028");
        assertEquals("\"\\u003ca\\u0026b\\u003e\\\"\\\\\\n\\t\\u0001 é \\u2028\"", json.toString());
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "1, 1", "1.5, 1.5", "-2, -2", "0.4, 0.4", "10.967, 10.967", "-1.25, -1.25"})
    void real_numbers_have_no_needless_point(double value, String printed) {
        assertEquals(printed, new Json().number(value).toString());
    }

    @Test
    void identifiers_are_texts() {
        var id = new UUID(0x1234_5678_9abc_4defL, 0x8000_0000_0000_0001L);
        assertEquals("\"" + id + "\"", new Json().id(id).toString());
        assertEquals("null", new Json().id(null).toString());
    }
}
