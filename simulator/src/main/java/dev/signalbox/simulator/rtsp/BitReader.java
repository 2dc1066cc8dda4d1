package dev.signalbox.simulator.rtsp;

import java.util.Arrays;

/// Reads bits and Exp-Golomb numbers from a NAL unit. Beyond the end there are zeros.
final class BitReader {

    private final byte[] bytes;
    private int bit;

    /// Reads a NAL unit without its emulation prevention bytes.
    ///
    /// @param skip how many bytes of header to leave out
    BitReader(byte[] nal, int skip) {
        bytes = unescaped(nal, skip);
    }

    int bit() {
        int index = bit / 8;
        int value = index < bytes.length ? (bytes[index] >> (7 - bit % 8)) & 1 : 0;
        bit++;
        return value;
    }

    boolean flag() {
        return bit() == 1;
    }

    int bits(int count) {
        int value = 0;
        for (int i = 0; i < count; i++) {
            value = value << 1 | bit();
        }
        return value;
    }

    void skip(int count) {
        bit += count;
    }

    /// An unsigned Exp-Golomb number.
    int unsigned() {
        int zeros = 0;
        while (zeros < 31 && bit() == 0) {
            zeros++;
        }
        return zeros == 31 ? 0 : (1 << zeros) - 1 + bits(zeros);
    }

    /// A signed Exp-Golomb number.
    int signed() {
        int code = unsigned();
        return (code & 1) == 1 ? (code + 1) / 2 : -(code / 2);
    }

    private static byte[] unescaped(byte[] nal, int skip) {
        byte[] out = new byte[nal.length];
        int length = 0;
        int zeros = 0;
        for (int i = skip; i < nal.length; i++) {
            if (zeros >= 2 && nal[i] == 3) {
                zeros = 0;
                continue;
            }
            zeros = nal[i] == 0 ? zeros + 1 : 0;
            out[length++] = nal[i];
        }
        return Arrays.copyOf(out, length);
    }
}
