package dev.signalbox.mediamtx.wire;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// A growing byte buffer with the few writes that answers need. Long lists are put together from
/// prepared pieces and decimal counters; this is what makes a page of 5,000 paths cheap.
public final class Bytes {

    private static final byte[] MIN_LONG = ascii("-9223372036854775808");

    private byte[] array;
    private int length;

    /// An empty buffer that can take so many bytes before it has to grow.
    public Bytes(int capacity) {
        array = new byte[Math.max(16, capacity)];
    }

    /// A buffer that holds a text in UTF-8.
    public static Bytes of(String text) {
        return new Bytes(text.length() + 16).text(text);
    }

    /// The bytes of a text that has ASCII characters only.
    public static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    /// Adds one byte.
    public Bytes put(char c) {
        grow(1);
        array[length++] = (byte) c;
        return this;
    }

    /// Adds bytes as they are.
    public Bytes put(byte[] bytes) {
        grow(bytes.length);
        System.arraycopy(bytes, 0, array, length, bytes.length);
        length += bytes.length;
        return this;
    }

    /// Adds the content of another buffer.
    public Bytes put(Bytes other) {
        return put(other.array, 0, other.length);
    }

    /// Adds a part of other bytes.
    public Bytes put(byte[] bytes, int from, int count) {
        grow(count);
        System.arraycopy(bytes, from, array, length, count);
        length += count;
        return this;
    }

    /// Adds a text in UTF-8, as it is.
    public Bytes text(String text) {
        return put(text.getBytes(StandardCharsets.UTF_8));
    }

    /// Adds a whole number in decimal digits.
    public Bytes number(long value) {
        if (value == Long.MIN_VALUE) {
            return put(MIN_LONG);
        }
        if (value < 0) {
            put('-');
            value = -value;
        }
        int digits = digits(value);
        grow(digits);
        int at = length + digits;
        length = at;
        do {
            long quotient = value / 10;
            array[--at] = (byte) ('0' + (value - quotient * 10));
            value = quotient;
        } while (value != 0);
        return this;
    }

    /// How many bytes are in the buffer.
    public int length() {
        return length;
    }

    /// The last byte, or 0 when there is none.
    public int last() {
        return length == 0 ? 0 : array[length - 1];
    }

    /// A copy of the content.
    public byte[] toArray() {
        return Arrays.copyOf(array, length);
    }

    /// Writes the content to a stream in one go.
    public void writeTo(OutputStream out) throws IOException {
        out.write(array, 0, length);
    }

    /// The content as text.
    @Override
    public String toString() {
        return new String(array, 0, length, StandardCharsets.UTF_8);
    }

    private void grow(int more) {
        if (length + more > array.length) {
            array = Arrays.copyOf(array, Math.max(length + more, array.length * 2));
        }
    }

    private static int digits(long value) {
        int count = 1;
        long limit = 10;
        while (count < 19 && value >= limit) {
            count++;
            limit *= 10;
        }
        return count;
    }
}
