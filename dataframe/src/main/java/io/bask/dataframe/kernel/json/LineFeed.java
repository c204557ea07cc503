package io.bask.dataframe.kernel.json;

import io.bask.dataframe.kernel.csv.ByteInput;
import java.io.Closeable;
import java.io.IOException;
import java.util.Arrays;

/** Steps through the lines that begin in a block; the bytes of one are good until the next is asked for. */
final class LineFeed implements Closeable {
    private static final int WINDOW = 1 << 17;
    private static final int LONGEST = Integer.MAX_VALUE - 16;

    private final JsonBlock block;
    private final ByteInput input;
    private byte[] bytes = new byte[WINDOW];
    /** Offset in the file of the first of {@link #bytes}. */
    private long base;

    private int start;
    private int end;
    private int filled;
    private boolean isEnded;

    LineFeed(JsonBlock block) throws IOException {
        this.block = block;
        // One byte early: a line feed there makes a line begin exactly where the block does.
        base = Math.max(0, block.from() - 1);
        input = block.file().open(base);
        if (block.from() > 0) {
            find();
            step();
        }
    }

    /** Moves to the next line; false when no more begins in the block. */
    boolean next() throws IOException {
        if (offset() >= block.to()) {
            return false;
        }
        find();
        return end > start || !isAtEnd();
    }

    private boolean isAtEnd() {
        return isEnded && start >= filled;
    }

    /** Behind the line, to be called once for each. */
    void step() {
        start = Math.min(filled, end + 1);
    }

    private void find() throws IOException {
        int at = start;
        while (true) {
            while (at < filled && bytes[at] != '\n') {
                at++;
            }
            if (at < filled || isEnded) {
                end = at;
                return;
            }
            int kept = filled - start;
            at -= start;
            fill(kept);
        }
    }

    private void fill(int kept) throws IOException {
        System.arraycopy(bytes, start, bytes, 0, kept);
        base += start;
        start = 0;
        filled = kept;
        if (filled == bytes.length) {
            if (filled >= LONGEST) {
                throw new JsonFormatException("%s, near byte %d: a line is longer than %d bytes; is it JSON lines?"
                        .formatted(block.file().path(), base, filled));
            }
            bytes = Arrays.copyOf(bytes, (int) Math.min(LONGEST, 2L * filled));
        }
        int read = input.read(bytes, filled, bytes.length - filled);
        isEnded = read < 0;
        filled += Math.max(0, read);
    }

    byte[] bytes() {
        return bytes;
    }

    int start() {
        return start;
    }

    int end() {
        return end;
    }

    /** Where the line begins in the file. */
    long offset() {
        return base + start;
    }

    @Override
    public void close() throws IOException {
        input.close();
    }
}
