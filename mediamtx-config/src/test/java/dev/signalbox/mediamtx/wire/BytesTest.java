package dev.signalbox.mediamtx.wire;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BytesTest {

    @ParameterizedTest
    @ValueSource(
            longs = {
                0,
                7,
                10,
                99,
                100,
                12_345,
                999_999_999,
                1_000_000_000,
                Long.MAX_VALUE,
                -1,
                -10,
                Long.MIN_VALUE,
                Long.MIN_VALUE + 1
            })
    void numbers_are_written_digit_by_digit(long value) {
        assertEquals(Long.toString(value), new Bytes(1).number(value).toString());
    }

    @Test
    void it_grows_as_far_as_needed() throws IOException {
        var bytes = new Bytes(0);
        for (int i = 0; i < 1000; i++) {
            bytes.number(i).put(',');
        }
        assertEquals(3890, bytes.length());
        assertEquals(',', bytes.last());
        var out = new ByteArrayOutputStream();
        bytes.writeTo(out);
        assertArrayEquals(bytes.toArray(), out.toByteArray());
    }

    @Test
    void texts_are_utf_8_and_parts_can_be_taken_from_elsewhere() {
        var other = Bytes.of("änderung");
        assertEquals(9, other.length());
        assertEquals("xänderung", new Bytes(4).text("x").put(other).toString());
        assertEquals("bc", new Bytes(4).put(new byte[] {'a', 'b', 'c'}, 1, 2).toString());
        assertEquals(0, new Bytes(4).last());
    }
}
