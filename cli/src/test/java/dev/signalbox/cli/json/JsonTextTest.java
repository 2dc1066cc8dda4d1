package dev.signalbox.cli.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTextTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"a\":[1,2.50,-3e7,null,true,\"x\"],\"b\":{}}",
                "[]",
                "12345678901234567890123",
                "0.10",
                "\"台北 \\\"quoted\\\" \\u0001\"",
                "null"
            })
    void what_was_read_is_written_to_the_letter(String text) throws IOException {
        assertEquals(text, JsonText.write(JsonText.parse(text)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "{\"a\":}", "[1,]", "nul", "{} {}", "<html>"})
    void what_is_not_json_is_refused(String text) {
        assertThrows(IOException.class, () -> JsonText.parse(text));
    }

    @Test
    void deep_nesting_is_refused_and_not_followed_to_the_end_of_the_stack() {
        assertThrows(IOException.class, () -> JsonText.parse("[".repeat(100_000)));
    }

    @Test
    void what_is_not_there_is_nothing_all_the_way_down() throws IOException {
        var json = JsonText.parse("{\"a\":{\"b\":7}}");

        assertEquals(7, json.at("a").at("b").number());
        assertFalse(json.at("x").at("y").at("z").present());
        assertEquals("", json.at("x").text());
        assertEquals(0, json.at("a").number());
        assertTrue(json.at("a").items().isEmpty());
    }

    @Test
    void a_great_number_keeps_its_value() throws IOException {
        assertEquals(9_007_199_254_740_993L, JsonText.parse("9007199254740993").number());
        assertEquals(2, JsonText.parse("2.9").number());
    }
}
