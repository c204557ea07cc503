package io.bask.bag.io;

import io.bask.bag.partition.Sink;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * Cuts the bytes of a block into lines and decodes them.
 *
 * <p>A line ends with a line feed, or a carriage return and a line feed, or with the file; the ends are not part of the
 * line. A byte order mark at the start of the file is skipped. Lines are decoded by the JDK, which replaces malformed
 * bytes; a line with a replacement in it is looked at again, strictly.
 */
final class Lines {
    private static final int FIRST_LENGTH = 1 << 18;
    private static final int LONGEST = Integer.MAX_VALUE - 8;
    private static final char REPLACEMENT = '\uFFFD';

    private final TextBlock block;
    private final InputStream bytes;
    private byte[] buffer = new byte[FIRST_LENGTH];
    /** Offset in the file of the buffer's first byte. */
    private long bufferOffset;
    /** Where the current line begins in the buffer. */
    private int lineStart;
    /** Up to where the buffer is known to hold no line feed of the current line. */
    private int scanned;

    private int filled;
    private long linesBefore;

    Lines(TextBlock block, InputStream bytes) {
        this.block = block;
        this.bytes = bytes;
        this.bufferOffset = Math.max(0, block.start() - 1);
    }

    /** Hands the lines on; false where the sink wants no more. */
    boolean feed(Sink sink) throws Exception {
        if (block.start() == 0) {
            skipByteOrderMark();
        } else if (!skipLine()) {
            return true;
        }
        boolean first = block.start() == 0;
        while (first || bufferOffset + lineStart < block.end()) {
            first = false;
            int end = findLineFeed();
            if (end < 0) {
                return lineStart == filled || sink.accept(decode(filled));
            }
            if (!sink.accept(decode(end))) {
                return false;
            }
            lineStart = end + 1;
            scanned = lineStart;
            linesBefore++;
        }
        return true;
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

    /** Drops the line that began in an earlier block; false where the file ends with it. */
    private boolean skipLine() throws IOException {
        while (true) {
            int end = LineFeeds.find(buffer, scanned, filled);
            lineStart = end < 0 ? filled : end + 1;
            scanned = lineStart;
            if (end >= 0) {
                return true;
            }
            if (!fill()) {
                return false;
            }
        }
    }

    /** Where the current line ends in the buffer, or -1 where the file ends first. */
    private int findLineFeed() throws IOException {
        while (true) {
            int end = LineFeeds.find(buffer, scanned, filled);
            if (end >= 0) {
                return end;
            }
            scanned = filled;
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
                        .formatted(block.file(), lineNumber(), LONGEST));
            } else {
                buffer = Arrays.copyOf(buffer, buffer.length > LONGEST / 2 ? LONGEST : 2 * buffer.length);
            }
        }
        int read = bytes.read(buffer, filled, buffer.length - filled);
        filled += Math.max(read, 0);
        return read > 0;
    }

    private String decode(int end) throws IOException {
        int length = end - lineStart;
        if (length > 0 && end < filled && buffer[end - 1] == '\r') {
            length--;
        }
        String line = new String(buffer, lineStart, length, StandardCharsets.UTF_8);
        if (line.indexOf(REPLACEMENT) >= 0) {
            Utf8Check.check(buffer, lineStart, length, block.file(), this::lineNumber);
        }
        return line;
    }

    /** Number of the current line in the file, from 1; may read the file up to the block, so for errors only. */
    private long lineNumber() throws IOException {
        if (block.start() == 0) {
            return 1 + linesBefore;
        }
        return 1 + LineFeeds.count(Path.of(block.file()), bufferOffset + lineStart);
    }
}
