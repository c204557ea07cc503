package io.bask.dataframe.column;

import io.bask.dataframe.schema.DType;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Text as one code a row into a dictionary of distinct texts; code -1 is missing.
 *
 * <p>Two dtypes share this layout: {@link DType#STRING}, where the dictionary only saves memory and time, and
 * {@link DType#CATEGORICAL}, where it is the list of categories, which may hold categories that no row uses.
 */
public final class DictionaryColumn implements TextColumn {
    private static final long serialVersionUID = 1L;
    private static final int UNKNOWN = -1;

    private final DType dtype;
    private final int[] codes;
    private final int offset;
    private final int length;
    private final StringColumn dictionary;
    /** Number of codes -1, or UNKNOWN; threads that race to fill it in all write the same number. */
    private int nullCount;

    private transient @Nullable Bitmap validity;

    private DictionaryColumn(DType dtype, int[] codes, int offset, int length, StringColumn dictionary, int nullCount) {
        this.dtype = dtype;
        this.codes = codes;
        this.offset = offset;
        this.length = length;
        this.dictionary = dictionary;
        this.nullCount = nullCount;
    }

    /**
     * A column over these codes, which it adopts: the caller must not write to them again.
     *
     * @param dtype {@link DType#STRING} or {@link DType#CATEGORICAL}
     * @param codes one a row: a position in the dictionary, or -1 when missing
     * @param dictionary distinct texts, none missing
     */
    public static DictionaryColumn adopt(DType dtype, int[] codes, StringColumn dictionary) {
        if (!dtype.isText()) {
            throw new IllegalArgumentException("a dictionary column is object or category, not " + dtype);
        }
        return new DictionaryColumn(dtype, codes, 0, codes.length, dictionary, UNKNOWN);
    }

    /** The codes themselves, not a copy: row {@code r} stands at {@code offset() + r}. For reading only. */
    public int[] sharedCodes() {
        return codes;
    }

    /** Position of row 0 in {@link #sharedCodes()}. */
    public int offset() {
        return offset;
    }

    /** The code of a row; -1 when missing. */
    public int code(int row) {
        return codes[offset + Objects.checkIndex(row, length)];
    }

    /** The distinct texts that codes point to. */
    public StringColumn dictionary() {
        return dictionary;
    }

    /** True when codes mean the same texts in both columns. */
    public boolean hasDictionaryOf(DictionaryColumn other) {
        StringColumn texts = other.dictionary;
        boolean isSame = dictionary.length() == texts.length();
        for (int code = 0; dictionary != texts && isSame && code < texts.length(); code++) {
            isSame = dictionary.compare(code, texts, code) == 0;
        }
        return isSame;
    }

    /** The same rows as the other text dtype; shares codes and dictionary. */
    public DictionaryColumn withDtype(DType other) {
        return other == dtype ? this : new DictionaryColumn(other, codes, offset, length, dictionary, nullCount);
    }

    /** The same texts row after row, without the dictionary. */
    public StringColumn decode() {
        StringColumn.Builder builder = new StringColumn.Builder(length);
        for (int i = offset; i < offset + length; i++) {
            if (codes[i] < 0) {
                builder.appendNull();
            } else {
                builder.append(dictionary.sharedBytes(), dictionary.start(codes[i]), dictionary.end(codes[i]));
            }
        }
        return builder.build();
    }

    @Override
    public StringColumn plain() {
        return dictionary;
    }

    @Override
    public int slot(int row) {
        return code(row);
    }

    @Override
    public DType dtype() {
        return dtype;
    }

    @Override
    public int length() {
        return length;
    }

    @Override
    public boolean isNull(int row) {
        return code(row) < 0;
    }

    @Override
    public int nullCount() {
        int known = nullCount;
        if (known == UNKNOWN) {
            known = 0;
            for (int i = offset; i < offset + length; i++) {
                known += codes[i] >>> 31;
            }
            nullCount = known;
        }
        return known;
    }

    @Override
    public @Nullable Bitmap validity() {
        if (nullCount() == 0) {
            return null;
        }
        Bitmap known = validity;
        if (known == null) {
            long[] words = new long[Bitmap.wordsFor(length)];
            for (int i = 0; i < length; i++) {
                words[i >> 6] |= (~codes[offset + i] >>> 31 & 1L) << i;
            }
            known = Bitmap.adopt(words, length);
            validity = known;
        }
        return known;
    }

    @Override
    public @Nullable String valueAt(int row) {
        return isNull(row) ? null : stringAt(row);
    }

    @Override
    public DictionaryColumn slice(int from, int to) {
        Objects.checkFromToIndex(from, to, length);
        int nulls = nullCount == 0 || (from == 0 && to == length) ? nullCount : UNKNOWN;
        return new DictionaryColumn(dtype, codes, offset + from, to - from, dictionary, nulls);
    }

    @Override
    public DictionaryColumn take(int[] rows) {
        int[] taken = new int[rows.length];
        for (int i = 0; i < rows.length; i++) {
            taken[i] = codes[offset + rows[i]];
        }
        return new DictionaryColumn(dtype, taken, 0, taken.length, dictionary, nullCount == 0 ? 0 : UNKNOWN);
    }

    @Override
    public long nbytes() {
        return 4L * length + dictionary.nbytes();
    }

    /** The dtype and the first values. */
    @Override
    public String toString() {
        return Lengths.describe(this);
    }
}
