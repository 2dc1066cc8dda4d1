package dev.signalbox.mediamtx;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/// Reads no more than it may, so that a broken server cannot fill our memory.
final class LimitedStream extends FilterInputStream {
    private long left;

    LimitedStream(InputStream in, long limit) {
        super(in);
        this.left = limit;
    }

    @Override
    public int read() throws IOException {
        int value = super.read();
        count(value < 0 ? 0 : 1);
        return value;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int count = super.read(buffer, offset, length);
        count(Math.max(0, count));
        return count;
    }

    private void count(int bytes) throws IOException {
        left -= bytes;
        if (left < 0) {
            throw new TooLarge();
        }
    }

    /// The answer is longer than any real one.
    static final class TooLarge extends IOException {
        private static final long serialVersionUID = 1L;
    }
}
