package io.bask.parquet;

import io.bask.dataframe.column.Bitmap;
import io.bask.dataframe.column.Column;
import io.bask.dataframe.column.ColumnBuilder;
import io.bask.dataframe.column.DictionaryColumn;
import io.bask.dataframe.column.StringColumn;
import io.bask.dataframe.column.TextBuilder;
import io.bask.parquet.PageData.Slice;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Reads the texts of one row group a page at a time: codes stay codes of the dictionary that the file has, in its order, and texts
 * without codes stay as they are; where a row group has both, none have codes. Categories always have.
 */
final class StoredTextReading extends PageReading {
    private final int[] codes;
    private StringColumn known = StringColumn.of();
    private @Nullable ColumnBuilder plain;

    StoredTextReading(FileColumn column, int rows) {
        super(column, rows);
        codes = new int[rows];
    }

    @Override
    void entries(Slice stored, int size) throws IOException {
        known = TextReading.dictionary(stored, size);
    }

    @Override
    void coded(int[] found, int at, int present, int count) {
        for (int i = count - 1, next = present; i >= 0; i--) {
            codes[at + i] = present == count || isThere(at + i) ? found[--next] : -1;
        }
        if (plain != null) {
            append(plain, at, at + count);
        }
    }

    @Override
    void plain(Slice stored, int at, int present, int count) throws IOException {
        ColumnBuilder builder = plain;
        if (builder == null) {
            builder = decode == Decode.CATEGORY
                    ? new TextBuilder(dtype, codes.length)
                    : new StringColumn.Builder(dtype, codes.length);
            append(builder, 0, at);
            plain = builder;
        }
        int next = stored.from();
        for (int row = at; row < at + count; row++) {
            if (!isThere(row)) {
                builder.appendNull();
                continue;
            }
            int length = TextReading.length(stored, next);
            append(builder, stored.bytes(), next + Integer.BYTES, next + Integer.BYTES + length);
            next += Integer.BYTES + length;
        }
    }

    private void append(ColumnBuilder builder, int from, int to) {
        for (int row = from; row < to; row++) {
            if (codes[row] < 0) {
                builder.appendNull();
            } else {
                append(builder, known.sharedBytes(), known.start(codes[row]), known.end(codes[row]));
            }
        }
    }

    private static void append(ColumnBuilder builder, byte[] bytes, int from, int to) {
        if (builder instanceof StringColumn.Builder texts) {
            texts.append(bytes, from, to);
        } else {
            ((TextBuilder) builder).append(bytes, from, to);
        }
    }

    @Override
    Column build(int rows, @Nullable Bitmap validity) {
        return plain == null ? DictionaryColumn.adopt(dtype, codes, known) : plain.build();
    }
}
