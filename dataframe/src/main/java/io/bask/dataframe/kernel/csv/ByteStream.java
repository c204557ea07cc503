package io.bask.dataframe.kernel.csv;

import java.io.IOException;
import java.io.InputStream;

/** A stream of bytes that come many at a time; one alone is read as an array of one. */
public abstract class ByteStream extends InputStream {
    /** A stream of nothing yet. */
    protected ByteStream() {}

    @Override
    public final int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public abstract int read(byte[] into, int from, int length) throws IOException;
}
