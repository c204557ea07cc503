package io.bask.file;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;

/**
 * What a bzip2 file holds: all of its streams, one behind the other, as pbzip2 and cat make them.
 *
 * <p>What follows behind the last stream and is none is left alone, as Python does it.
 */
final class Bzip2Members extends InputStream {
    private static final int BUFFER = 1 << 16;
    private static final int HEADER = 4;

    private final InputStream raw;
    private final Unpacked.Opening opening;
    private InputStream member;

    Bzip2Members(InputStream raw, Unpacked.Opening opening) throws IOException {
        this.raw = new BufferedInputStream(raw, BUFFER);
        this.opening = opening;
        this.member = opening.open(this.raw);
    }

    /** Whether another stream begins here. */
    private boolean follows() throws IOException {
        raw.mark(HEADER);
        byte[] header = raw.readNBytes(HEADER);
        raw.reset();
        return header.length == HEADER
                && header[0] == 'B'
                && header[1] == 'Z'
                && header[2] == 'h'
                && header[3] >= '1'
                && header[3] <= '9';
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        Objects.checkFromIndexSize(offset, length, into.length);
        if (length == 0) {
            return 0;
        }
        int read = member.read(into, offset, length);
        while (read < 0 && follows()) {
            member = opening.open(raw);
            read = member.read(into, offset, length);
        }
        return read;
    }

    @Override
    public void close() throws IOException {
        raw.close();
    }
}
