package dev.signalbox.mediamtx.wire;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Writes JSON the way Go does: no spaces, and `<`, `>` and `&` escaped. Commas are put by looking
/// at the last byte, so pieces that were rendered elsewhere can be mixed in.
public final class Json {

    private static final byte[] TRUE = Bytes.ascii("true");
    private static final byte[] FALSE = Bytes.ascii("false");
    private static final byte[] NULL = Bytes.ascii("null");
    private static final String HEX = "0123456789abcdef";

    private final Bytes out;

    /// Writes to the end of a buffer.
    public Json(Bytes out) {
        this.out = out;
    }

    /// Writes to a new buffer.
    public Json() {
        this(new Bytes(256));
    }

    /// The buffer that is written to.
    public Bytes bytes() {
        return out;
    }

    /// Opens an object or a list: `{` or `[`.
    public Json open(char bracket) {
        comma();
        out.put(bracket);
        return this;
    }

    /// Closes an object or a list: `}` or `]`.
    public Json close(char bracket) {
        out.put(bracket);
        return this;
    }

    /// The name of the next value.
    public Json name(String name) {
        comma();
        quote(name);
        out.put(':');
        return this;
    }

    /// A text, or `null`.
    public Json string(@Nullable String value) {
        if (value == null) {
            return nothing();
        }
        comma();
        quote(value);
        return this;
    }

    /// An identifier, or `null`.
    public Json id(@Nullable UUID value) {
        return string(value == null ? null : value.toString());
    }

    /// A whole number.
    public Json number(long value) {
        comma();
        out.number(value);
        return this;
    }

    /// A number as Go prints a `float64`.
    public Json number(double value) {
        comma();
        out.text(plain(value));
        return this;
    }

    /// `true` or `false`.
    public Json bool(boolean value) {
        comma();
        out.put(value ? TRUE : FALSE);
        return this;
    }

    /// `null`.
    public Json nothing() {
        comma();
        out.put(NULL);
        return this;
    }

    /// A value that was rendered before.
    public Json raw(byte[] rendered) {
        comma();
        out.put(rendered);
        return this;
    }

    @Override
    public String toString() {
        return out.toString();
    }

    private void comma() {
        int last = out.last();
        if (last != 0 && last != '{' && last != '[' && last != ':' && last != ',') {
            out.put(',');
        }
    }

    private void quote(String value) {
        out.put('"');
        int plainFrom = 0;
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c >= ' '
                    && c != '"'
                    && c != '\\'
                    && c != '<'
                    && c != '>'
                    && c != '&'
                    && c != '\u2028'
                    && c != '\u2029') {
                continue;
            }
            if (i > plainFrom) {
                out.text(value.substring(plainFrom, i));
            }
            escape(c);
            plainFrom = i + 1;
        }
        out.text(plainFrom == 0 ? value : value.substring(plainFrom));
        out.put('"');
    }

    private void escape(char c) {
        switch (c) {
            case '"', '\\' -> out.put('\\').put(c);
            case '\n' -> out.text("\\n");
            case '\r' -> out.text("\\r");
            case '\t' -> out.text("\\t");
            case '\b' -> out.text("\\b");
            case '\f' -> out.text("\\f");
            default ->
                    out.text("\\u")
                            .put(HEX.charAt(c >> 12))
                            .put(HEX.charAt((c >> 8) & 15))
                            .put(HEX.charAt((c >> 4) & 15))
                            .put(HEX.charAt(c & 15));
        }
    }

    private static String plain(double value) {
        if (value == Math.rint(value) && Math.abs(value) < 1e15) {
            return Long.toString((long) value);
        }
        return Double.toString(value).replace("E", "e");
    }
}
