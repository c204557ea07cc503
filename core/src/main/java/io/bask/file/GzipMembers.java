package io.bask.file;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import java.util.zip.ZipException;

/**
 * What a gzip file holds: all of its members, one behind the other.
 *
 * <p>Zeros behind a member are skipped, as gzip itself does; anything else there that is no member is an error, and so is a member
 * that is damaged or cut short. Never asks how much is available, so members that arrive in pieces are found.
 */
final class GzipMembers extends InputStream {
    private static final int BUFFER = 1 << 16;
    private static final int MAGIC = 0x8b1f;
    private static final int DEFLATED = 8;
    private static final int HAS_CHECKSUM = 2;
    private static final int HAS_EXTRA = 4;
    private static final int HAS_NAME = 8;
    private static final int HAS_COMMENT = 16;
    private static final int PLAIN_HEADER_REST = 6;

    private final InputStream raw;
    private final Inflater inflater = new Inflater(true);
    private final CRC32 checksum = new CRC32();
    private final byte[] buffer = new byte[BUFFER];
    private int at;
    private int filled;
    private boolean ended;
    private boolean closed;

    /** Reads the header of the first member. */
    GzipMembers(InputStream raw) throws IOException {
        this.raw = raw;
        try {
            begin(next());
        } catch (IOException | RuntimeException failed) {
            inflater.end();
            throw failed;
        }
    }

    /** The next byte of the file, or -1 behind the last. */
    private int nextOrEnd() throws IOException {
        if (at == filled) {
            at = 0;
            filled = Math.max(0, raw.read(buffer, 0, buffer.length));
            if (filled == 0) {
                return -1;
            }
        }
        return buffer[at++] & 0xFF;
    }

    private int next() throws IOException {
        int next = nextOrEnd();
        if (next < 0) {
            throw new EOFException("it ends too early");
        }
        return next;
    }

    private int nextShort() throws IOException {
        int low = next();
        return low | next() << Byte.SIZE;
    }

    private long nextInt() throws IOException {
        long low = nextShort();
        return low | (long) nextShort() << Short.SIZE;
    }

    /** Reads a header whose first byte is that. */
    private void begin(int first) throws IOException {
        int magic = first | next() << Byte.SIZE;
        if (magic != MAGIC) {
            throw new ZipException("not in gzip format, it begins with the bytes %02x %02x"
                    .formatted(magic & 0xFF, magic >>> Byte.SIZE));
        }
        int method = next();
        if (method != DEFLATED) {
            throw new ZipException("compression method %d, and only 8, deflate, is known".formatted(method));
        }
        int flags = next();
        skip(PLAIN_HEADER_REST);
        if ((flags & HAS_EXTRA) != 0) {
            skip(nextShort());
        }
        if ((flags & HAS_NAME) != 0) {
            skipText();
        }
        if ((flags & HAS_COMMENT) != 0) {
            skipText();
        }
        if ((flags & HAS_CHECKSUM) != 0) {
            skip(Short.BYTES);
        }
        inflater.reset();
        inflater.setInput(buffer, at, filled - at);
        checksum.reset();
    }

    private void skip(int bytes) throws IOException {
        for (int i = 0; i < bytes; i++) {
            next();
        }
    }

    private void skipText() throws IOException {
        int next;
        do {
            next = next();
        } while (next != 0);
    }

    /** Checks the member that ended, and begins the next one, if there is one. */
    private void end() throws IOException {
        at = filled - inflater.getRemaining();
        long length = inflater.getBytesWritten();
        if (nextInt() != checksum.getValue() || nextInt() != (length & 0xFFFFFFFFL)) {
            throw new ZipException("its checksum or length is not that of its content");
        }
        int next = nextOrEnd();
        while (next == 0) {
            next = nextOrEnd();
        }
        if (next < 0) {
            ended = true;
            return;
        }
        try {
            begin(next);
        } catch (ZipException garbage) {
            throw new ZipException("what follows behind a whole part of it is " + garbage.getMessage());
        }
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        Objects.checkFromIndexSize(offset, length, into.length);
        if (closed) {
            throw new IOException("the stream is closed");
        }
        if (length == 0) {
            return 0;
        }
        while (!ended) {
            int read = inflate(into, offset, length);
            if (read > 0) {
                checksum.update(into, offset, read);
                return read;
            }
            if (inflater.finished()) {
                end();
            } else if (inflater.needsDictionary()) {
                throw new ZipException("it needs a dictionary, which gzip files may not");
            } else {
                filled = Math.max(0, raw.read(buffer, 0, buffer.length));
                at = filled;
                if (filled == 0) {
                    throw new EOFException("it ends too early");
                }
                inflater.setInput(buffer, 0, filled);
            }
        }
        return -1;
    }

    private int inflate(byte[] into, int offset, int length) throws IOException {
        try {
            return inflater.inflate(into, offset, length);
        } catch (DataFormatException broken) {
            ZipException explained = new ZipException(String.valueOf(broken.getMessage()));
            explained.initCause(broken);
            throw explained;
        }
    }

    @Override
    public void close() throws IOException {
        if (!closed) {
            closed = true;
            inflater.end();
            raw.close();
        }
    }
}
