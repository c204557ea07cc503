package io.bask.parquet;

import io.bask.dataframe.column.Bitmap;
import io.bask.dataframe.column.Column;
import io.bask.dataframe.column.StringColumn;
import io.bask.dataframe.column.TextBuilder;
import io.bask.parquet.PageData.Slice;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Reads texts a page at a time and gives equal ones the same code, those that the file has plain as well. */
final class TextReading extends PageReading {
    /** So many texts are looked up together. */
    private static final int ROUND = 1024;

    private final TextBuilder texts;
    private final int[] from = new int[ROUND];
    private final int[] to = new int[ROUND];
    private StringColumn known = StringColumn.of();

    TextReading(FileColumn column, int most) {
        super(column, most);
        texts = new TextBuilder(dtype, most);
    }

    @Override
    void entries(Slice stored, int size) throws IOException {
        known = dictionary(stored, size);
    }

    @Override
    void coded(int[] codes, int at, int present, int count) {
        spread(codes, at, present, count);
        texts.append(known, codes, count);
    }

    /** Moves codes to their rows; -1 where a value is missing. */
    private void spread(int[] codes, int at, int present, int count) {
        for (int i = present < count ? count - 1 : -1, next = present; i >= 0; i--) {
            codes[i] = isThere(at + i) ? codes[--next] : -1;
        }
    }

    @Override
    void plain(Slice stored, int at, int present, int count) throws IOException {
        int next = stored.from();
        int waiting = 0;
        for (int i = 0; i < count; i++) {
            boolean isThere = present == count || isThere(at + i);
            if (isThere) {
                int length = length(stored, next);
                from[waiting] = next + Integer.BYTES;
                next += Integer.BYTES + length;
                to[waiting++] = next;
            }
            if (!isThere || waiting == ROUND) {
                texts.append(stored.bytes(), from, to, waiting);
                waiting = 0;
            }
            if (!isThere) {
                texts.appendNull();
            }
        }
        texts.append(stored.bytes(), from, to, waiting);
    }

    /** What was begun of a row group that turned out to be unusual is left out. */
    @Override
    Column build(int rows, @Nullable Bitmap validity) {
        Column built = texts.build();
        return rows == built.length() ? built : built.slice(0, rows);
    }

    /** So many texts, each with its length before it. */
    static StringColumn dictionary(Slice stored, int count) throws IOException {
        StringColumn.Builder texts = new StringColumn.Builder(count);
        int at = stored.from();
        for (int i = 0; i < count; i++) {
            int length = length(stored, at);
            texts.append(stored.bytes(), at + Integer.BYTES, at + Integer.BYTES + length);
            at += Integer.BYTES + length;
        }
        return texts.build();
    }

    /** How many bytes the text has whose length begins at a byte. */
    static int length(Slice stored, int at) throws IOException {
        if (stored.to() - at < Integer.BYTES) {
            throw new IOException("a page ends within its texts");
        }
        int length = stored.intAt(at);
        if (length < 0 || length > stored.to() - at - Integer.BYTES) {
            throw new IOException("a text claims to have %d bytes, beyond the end of its page".formatted(length));
        }
        return length;
    }
}
