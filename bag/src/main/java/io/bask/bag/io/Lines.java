package io.bask.bag.io;

import io.bask.bag.partition.Sink;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * Cuts the bytes of a block into lines and has them decoded.
 *
 * <p>A line ends with the delimiter or with the file; the ends are not part of the line. A byte order mark at the start of
 * the file is skipped.
 */
final class Lines implements LineDecoder.Place {
    private static final int FIRST_LENGTH = 1 << 18;
    private static final int AT_ONCE = 1 << 14;
    private static final int LONG = 1 << 20;
    private static final int LONGEST = Integer.MAX_VALUE - 8;

    private final TextBlock block;
    private final InputStream bytes;
    private final LineEnds ends;
    private final Sink sink;
    private final LineDecoder.Decoding decoding;
    private byte[] buffer = new byte[FIRST_LENGTH];
    /** Offset in the file of the buffer's first byte. */
    private long bufferOffset;
    /** Where the current line begins in the buffer. */
    private int lineStart;
    /** Up to where the buffer is known to hold no end of the current line. */
    private int scanned;

    /** Up to where it was tried to decode whole lines at once since the buffer was filled. */
    private int triedAtOnce;

    private int filled;
    /** Lines of this block before the current one. */
    private long linesBefore;
    /** Offset of the block's first line, and how many lines come before it; -1 while nobody has asked. */
    private long firstLine;

    private long linesBeforeBlock = -1;

    Lines(TextBlock block, InputStream bytes, Sink sink) {
        this.block = block;
        this.bytes = bytes;
        this.ends = LineEnds.of(block.options());
        this.decoding = block.decoder().begin(sink);
        this.sink = sink;
        this.bufferOffset = Math.max(0, block.start() - ends.length());
    }

    /** Hands the lines on; false where the sink wants no more. */
    boolean feed() throws Exception {
        boolean first = block.start() == 0;
        if (first) {
            skipByteOrderMark();
        } else if (!skipLine()) {
            return true;
        }
        firstLine = bufferOffset + lineStart;
        while (first || bufferOffset + lineStart < block.end()) {
            first = false;
            if (!decodeAtOnce()) {
                return false;
            }
            int end = findEnd();
            if (end < 0) {
                return lineStart == filled || decode(filled, false);
            }
            if (!decode(end, true)) {
                return false;
            }
            lineStart = end + ends.length();
            scanned = lineStart;
            linesBefore++;
        }
        return true;
    }

    /**
     * Has the next lines that lie in the buffer whole and begin in this block decoded at once, if the decoder can do
     * that, but for the last of them; false where the sink wants no more.
     */
    private boolean decodeAtOnce() throws Exception {
        if (lineStart < triedAtOnce || !ends.dropsCarriageReturn()) {
            return true;
        }
        int limit = (int) Math.min(Math.min(filled, lineStart + AT_ONCE), block.end() - bufferOffset);
        int last = lastLineFeed(lastLineFeed(limit));
        triedAtOnce = limit;
        long lines = last < lineStart ? -1 : decoding.linesAtOnce(buffer, lineStart, last + 1);
        if (lines < 0) {
            return true;
        }
        boolean more = decoding.decodeAtOnce(buffer, lineStart, last + 1, sink);
        lineStart = last + 1;
        scanned = lineStart;
        linesBefore += lines;
        return more;
    }

    /** The last line feed of the buffer's first bytes that is not before the current line, or -1. */
    private int lastLineFeed(int limit) {
        for (int at = limit - 1; at >= lineStart; at--) {
            if (buffer[at] == '\n') {
                return at;
            }
        }
        return -1;
    }

    private void skipByteOrderMark() throws IOException {
        while (filled < 3 && fill()) {
            // a stream may give its first bytes one by one
        }
        if (filled >= 3 && buffer[0] == (byte) 0xEF && buffer[1] == (byte) 0xBB && buffer[2] == (byte) 0xBF) {
            lineStart = 3;
            scanned = 3;
        }
    }

    /** Drops the line that began in an earlier block; false where the block or the file ends with it. */
    private boolean skipLine() throws IOException {
        while (true) {
            int end = ends.find(buffer, scanned, filled);
            lineStart = end < 0 ? Math.max(lineStart, filled - ends.length() + 1) : end + ends.length();
            scanned = lineStart;
            if (end >= 0) {
                return true;
            }
            if (bufferOffset + scanned >= block.end() || !fill()) {
                return false;
            }
        }
    }

    /** Where the current line ends in the buffer, or -1 where the file ends first. */
    private int findEnd() throws IOException {
        while (true) {
            int end = ends.find(buffer, scanned, filled);
            if (end >= 0) {
                return end;
            }
            scanned = Math.max(scanned, filled - ends.length() + 1);
            if (!fill()) {
                return -1;
            }
        }
    }

    /** Reads on behind what is there, after making room; false at the end of the file. */
    private boolean fill() throws IOException {
        if (filled == buffer.length) {
            if (lineStart > 0) {
                System.arraycopy(buffer, lineStart, buffer, 0, filled - lineStart);
                bufferOffset += lineStart;
                filled -= lineStart;
                scanned -= lineStart;
                lineStart = 0;
            } else if (buffer.length == LONGEST) {
                throw new IOException("%s, line %d: longer than %d bytes; no string can hold it"
                        .formatted(block.file(), line(), LONGEST));
            } else {
                grow();
            }
        }
        int read = bytes.read(buffer, filled, buffer.length - filled);
        filled += Math.max(read, 0);
        triedAtOnce = 0;
        return read > 0;
    }

    private void grow() throws IOException {
        int length = buffer.length > LONGEST / 2 ? LONGEST : 2 * buffer.length;
        try {
            buffer = Arrays.copyOf(buffer, length);
        } catch (OutOfMemoryError full) {
            throw doesNotFit(filled, full);
        }
    }

    /** A line that fills the heap is the file's fault, not the program's: is it text, and are its lines ended by that? */
    private IOException doesNotFit(int bytes, OutOfMemoryError full) throws IOException {
        buffer = new byte[0];
        return new IOException(
                "%s, line %d: longer than %d bytes, which does not fit in memory; name what ends lines with withDelimiter(...), or give Java more with -Xmx"
                        .formatted(block.file(), line(), bytes),
                full);
    }

    private boolean decode(int end, boolean ended) throws Exception {
        int length = end - lineStart;
        if (length > LONG) {
            return decodeLong(end, ended);
        }
        return decodeAny(end, ended);
    }

    private boolean decodeLong(int end, boolean ended) throws Exception {
        try {
            return decodeAny(end, ended);
        } catch (OutOfMemoryError full) {
            throw doesNotFit(end - lineStart, full);
        }
    }

    private boolean decodeAny(int end, boolean ended) throws Exception {
        int length = end - lineStart;
        if (ended && length > 0 && ends.dropsCarriageReturn() && buffer[end - 1] == '\r') {
            length--;
        }
        return decoding.decode(buffer, lineStart, length, this, sink);
    }

    @Override
    public String file() {
        return block.file();
    }

    /** Number of the current line in the file, from 1; the first time, may read the file up to the block. */
    @Override
    public long line() throws IOException {
        if (linesBeforeBlock < 0) {
            linesBeforeBlock = block.start() == 0
                    ? 0
                    : ends.count(
                            Place.of(block.file(), block.options().timeout()).open(), firstLine);
        }
        return linesBeforeBlock + linesBefore + 1;
    }
}
