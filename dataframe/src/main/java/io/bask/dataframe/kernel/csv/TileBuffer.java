package io.bask.dataframe.kernel.csv;

import java.io.Closeable;
import java.io.IOException;
import java.util.Arrays;

/**
 * A window that moves over the bytes of a file, holding whole records and the beginning of one more.
 *
 * <p>The text is {@code text()[start() .. end())}. Eight bytes before and 72 after it exist too, for readers of whole
 * words; the bytes after it are zero. The window grows when one record does not fit.
 */
final class TileBuffer implements Closeable {
    private static final int FRONT = 8;
    private static final int BACK = 72;

    private final ByteInput input;
    private byte[] text;
    private int end = FRONT;
    /** File offset of {@code text[0]}. */
    private long base;

    private boolean ended;

    TileBuffer(ByteInput input, long from, int capacity) {
        this.input = input;
        this.text = new byte[FRONT + capacity + BACK];
        this.base = from - FRONT;
    }

    /** Drops the bytes before {@code position}, which moves to {@link #start()}. */
    void consume(int position) {
        System.arraycopy(text, position, text, FRONT, end - position);
        base += position - FRONT;
        end -= position - FRONT;
    }

    /** Reads on, but not past file offset {@code limit}, until the window is full; grows it if it is full already. */
    void fill(long limit) throws IOException {
        int room = text.length - BACK - end;
        if (room == 0) {
            long doubled = 2L * text.length;
            text = Arrays.copyOf(text, (int) Math.min(doubled, Integer.MAX_VALUE - 8));
            room = text.length - BACK - end;
            if (room <= 0) {
                throw new CsvFormatException("a record is longer than %d bytes; a quote may be missing".formatted(end));
            }
        }
        int wanted = (int) Math.min(room, limit - offsetOf(end));
        while (wanted > 0 && !ended) {
            int read = input.read(text, end, wanted);
            ended = read < 0;
            end += Math.max(read, 0);
            wanted -= Math.max(read, 0);
        }
        Arrays.fill(text, end, end + BACK, (byte) 0);
    }

    /** Ends the last line of the file if the file does not. */
    void terminate() {
        if (end > FRONT && text[end - 1] != '\n') {
            text[end++] = '\n';
        }
    }

    /** The file offset of a position in the text. */
    long offsetOf(int position) {
        return base + position;
    }

    /** The bytes; replaced when the window grows. */
    byte[] text() {
        return text;
    }

    /** Where the text begins. */
    int start() {
        return FRONT;
    }

    /** Where the text ends. */
    int end() {
        return end;
    }

    /** True when the file has no bytes after this text. */
    boolean isLast() {
        return ended;
    }

    @Override
    public void close() throws IOException {
        input.close();
    }
}
