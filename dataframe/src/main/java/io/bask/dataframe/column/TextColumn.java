package io.bask.dataframe.column;

import java.nio.charset.StandardCharsets;

/**
 * A column of text, of bytes, or of decimals of 128 bits: {@link StringColumn} holds the bytes row after row, {@link DictionaryColumn} one code a row.
 *
 * <p>Both are read the same way through {@link #plain()} and {@link #slot(int)}: the text of a row is the text at its slot
 * of the plain column. Bytes are UTF-8; comparing them unsigned orders text by code point, as Python does.
 */
public sealed interface TextColumn extends Column permits StringColumn, DictionaryColumn {
    /** The column that holds the bytes: this one, or the dictionary. */
    StringColumn plain();

    /** Where in {@link #plain()} the row's text stands; -1 when missing. */
    int slot(int row);

    /** The row's text; an error when missing. */
    default String stringAt(int row) {
        int slot = slot(row);
        if (slot < 0) {
            throw new IllegalStateException("row %d holds no value; ask isNull(row) first".formatted(row));
        }
        StringColumn plain = plain();
        int start = plain.start(slot);
        return new String(plain.sharedBytes(), start, plain.end(slot) - start, StandardCharsets.UTF_8);
    }

    @Override
    TextColumn slice(int from, int to);

    @Override
    TextColumn take(int[] rows);
}
