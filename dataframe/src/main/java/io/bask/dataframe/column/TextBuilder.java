package io.bask.dataframe.column;

import io.bask.dataframe.schema.DType;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Grows a text column and chooses its layout on the way.
 *
 * <p>Starts with a dictionary, since repeated texts are the common case and codes group and compare fastest. A
 * {@link DType#STRING} column whose texts turn out to be mostly distinct changes over to plain bytes once. A
 * {@link DType#CATEGORICAL} column keeps the dictionary and sorts its categories, as pandas does. Spent after
 * {@link #build()}.
 */
public final class TextBuilder implements ColumnBuilder {
    /**
     * So many distinct texts are never too many. A column of 100 000 texts that repeat shows nearly as many new ones as rows at
     * first; once it has shown this many, what repeats at all has repeated.
     */
    private static final int ALWAYS_ENCODED = 1 << 17;
    /** More distinct texts than this are not looked up any more. */
    private static final int NEVER_ENCODED = 1 << 20;
    /** So many texts are looked up together. */
    private static final int ROUND = 1024;

    private final DType dtype;
    private TextDictionary dictionary = new TextDictionary();
    private int[] codes;
    private int length;
    private StringColumn.@Nullable Builder plain;
    private @Nullable StringColumn mappedTexts;
    private int[] mapped = {};

    /** A builder for {@link DType#STRING} or {@link DType#CATEGORICAL} with room for that many rows. */
    public TextBuilder(DType dtype, int capacity) {
        if (!dtype.isText()) {
            throw new IllegalArgumentException("a text column is object or category, not " + dtype);
        }
        this.dtype = dtype;
        codes = new int[Math.max(8, capacity)];
    }

    /** The same texts in the layout that suits them. */
    public static TextColumn encoded(StringColumn texts) {
        TextBuilder builder = new TextBuilder(texts.dtype(), texts.length());
        byte[] bytes = texts.sharedBytes();
        boolean isWhole = texts.validity() == null;
        int[] from = new int[isWhole ? Math.min(ROUND, texts.length()) : 0];
        int[] to = new int[from.length];
        for (int row = 0; isWhole && row < texts.length(); row += from.length) {
            int count = Math.min(from.length, texts.length() - row);
            for (int i = 0; i < count; i++) {
                from[i] = texts.start(row + i);
                to[i] = texts.end(row + i);
            }
            builder.append(bytes, from, to, count);
        }
        for (int row = 0; !isWhole && row < texts.length(); row++) {
            if (texts.isNull(row)) {
                builder.appendNull();
            } else {
                builder.append(bytes, texts.start(row), texts.end(row));
            }
        }
        return builder.build();
    }

    /** Adds a row: the UTF-8 bytes {@code from} (inclusive) to {@code to} (exclusive). */
    public void append(byte[] source, int from, int to) {
        StringColumn.Builder bytes = plain;
        if (bytes != null) {
            bytes.append(source, from, to);
            return;
        }
        int known = dictionary.size();
        int code = dictionary.code(source, from, to);
        appendCode(code);
        if (code == known && isMostlyDistinct()) {
            leaveDictionary();
        }
    }

    /** Adds rows: for each of the first {@code count} places the UTF-8 bytes {@code from[i]} to {@code to[i]}, exclusive. */
    public void append(byte[] source, int[] from, int[] to, int count) {
        StringColumn.Builder bytes = plain;
        if (bytes != null) {
            for (int i = 0; i < count; i++) {
                bytes.append(source, from[i], to[i]);
            }
            return;
        }
        makeRoom(count);
        int known = dictionary.size();
        dictionary.codes(source, from, to, count, codes, length);
        length += count;
        if (dictionary.size() > known && isMostlyDistinct()) {
            leaveDictionary();
        }
    }

    /**
     * Adds rows: the texts of the first {@code count} codes, of -1 a missing one.
     *
     * <p>Each text is looked up once for all rows, and again only where the texts change between calls; those that no row has get
     * codes as well. Texts that had codes keep them, however many are distinct.
     *
     * @param texts distinct texts, none missing
     */
    public void append(StringColumn texts, int[] rowCodes, int count) {
        StringColumn.Builder bytes = plain;
        if (bytes != null) {
            for (int i = 0; i < count; i++) {
                if (rowCodes[i] < 0) {
                    bytes.appendNull();
                } else {
                    bytes.append(texts.sharedBytes(), texts.start(rowCodes[i]), texts.end(rowCodes[i]));
                }
            }
            return;
        }
        if (texts != mappedTexts) {
            mapped = codesOf(texts);
            mappedTexts = texts;
        }
        makeRoom(count);
        for (int i = 0; i < count; i++) {
            codes[length + i] = rowCodes[i] < 0 ? -1 : mapped[rowCodes[i]];
        }
        length += count;
    }

    private int[] codesOf(StringColumn texts) {
        int[] of = new int[texts.length()];
        int[] starts = Arrays.copyOfRange(texts.sharedOffsets(), texts.offset(), texts.offset() + of.length + 1);
        int[] ends = Arrays.copyOfRange(starts, 1, Math.max(1, starts.length));
        dictionary.codes(texts.sharedBytes(), starts, ends, of.length, of, 0);
        return of;
    }

    /** Adds a row. */
    public void append(String value) {
        byte[] encoded = value.getBytes(StandardCharsets.UTF_8);
        append(encoded, 0, encoded.length);
    }

    @Override
    public void appendNull() {
        if (plain != null) {
            plain.appendNull();
        } else {
            appendCode(-1);
        }
    }

    @Override
    public void appendValue(@Nullable Object value) {
        if (value == null) {
            appendNull();
        } else {
            append(Boxed.toText(value));
        }
    }

    @Override
    public int length() {
        return plain != null ? plain.length() : length;
    }

    @Override
    public TextColumn build() {
        if (plain != null) {
            return plain.build();
        }
        int[] exact = codes.length == length ? codes : Arrays.copyOf(codes, length);
        StringColumn texts = dictionary.build();
        if (dtype == DType.CATEGORICAL) {
            return Categories.sorted(exact, texts);
        }
        return DictionaryColumn.adopt(dtype, exact, texts);
    }

    private void appendCode(int code) {
        if (length == codes.length) {
            codes = Arrays.copyOf(codes, Growth.next(length, length + 1));
        }
        codes[length++] = code;
    }

    private void makeRoom(int count) {
        if (codes.length - length < count) {
            codes = Arrays.copyOf(codes, Growth.next(codes.length, Math.addExact(length, count)));
        }
    }

    private boolean isMostlyDistinct() {
        int distinct = dictionary.size();
        return dtype == DType.STRING
                && distinct > ALWAYS_ENCODED
                && (distinct > length / 2 || distinct > NEVER_ENCODED);
    }

    private void leaveDictionary() {
        StringColumn texts = dictionary.build();
        StringColumn.Builder bytes = new StringColumn.Builder(Math.max(codes.length, length));
        for (int i = 0; i < length; i++) {
            if (codes[i] < 0) {
                bytes.appendNull();
            } else {
                bytes.append(texts.sharedBytes(), texts.start(codes[i]), texts.end(codes[i]));
            }
        }
        plain = bytes;
        dictionary = new TextDictionary();
        codes = new int[0];
    }
}
