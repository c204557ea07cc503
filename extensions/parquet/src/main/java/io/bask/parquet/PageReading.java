package io.bask.parquet;

import io.bask.dataframe.column.Bitmap;
import io.bask.dataframe.column.Column;
import io.bask.dataframe.column.ColumnBuilder;
import io.bask.dataframe.column.DateTimeColumn;
import io.bask.dataframe.column.DictionaryColumn;
import io.bask.dataframe.column.DoubleColumn;
import io.bask.dataframe.column.IntColumn;
import io.bask.dataframe.column.LongColumn;
import io.bask.dataframe.column.StringColumn;
import io.bask.dataframe.column.TextBuilder;
import io.bask.dataframe.schema.DType;
import io.bask.parquet.PageData.Slice;
import io.bask.parquet.PageData.UnusualPage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Objects;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.Encoding;
import org.apache.parquet.column.page.DataPage;
import org.apache.parquet.column.page.DictionaryPage;
import org.apache.parquet.column.page.PageReader;
import org.jspecify.annotations.Nullable;

/**
 * Reads the values of one column of a row group a page at a time: plain numbers are copied, codes of a dictionary unpacked.
 *
 * <p>Knows the common encodings and types; of all others {@link #isKnown} says so, or {@link UnusualPage} does, and {@link
 * ChunkReader} reads them. Texts without a dictionary stay as they are: who puts row groups together encodes them. One use;
 * one thread.
 */
final class PageReading {
    private final PageReader pages;
    private final Decode decode;
    private final DType dtype;
    private final boolean isOptional;
    private final boolean isInt;
    private final int rows;
    private final @Nullable DictionaryPage dictionary;
    private long @Nullable [] valid;
    private int[] scratch = {};

    private PageReading(PageReader pages, FileColumn column, ColumnDescriptor described, int rows) {
        this.pages = pages;
        this.decode = Objects.requireNonNull(column.decode());
        this.dtype = Objects.requireNonNull(column.dtype());
        this.isOptional = described.getMaxDefinitionLevel() > 0;
        this.isInt = decode.isInt();
        this.rows = rows;
        this.dictionary = pages.readDictionaryPage();
    }

    /** Whether columns of this kind are read here. */
    static boolean isKnown(FileColumn column) {
        return switch (Objects.requireNonNull(column.decode())) {
            case BOOL, JULIAN, BYTES, DECIMAL_BYTES -> false;
            case DECIMAL_INT, DECIMAL_LONG ->
                ColumnBuilder.of(Objects.requireNonNull(column.dtype()), 0) instanceof LongColumn.Builder;
            default -> true;
        };
    }

    /**
     * The first rows of a column.
     *
     * @throws UnusualPage where it is to be read value by value
     */
    static Column read(PageReader pages, FileColumn column, ColumnDescriptor described, int rows) throws IOException {
        PageReading reading = new PageReading(pages, column, described, rows);
        return switch (reading.decode) {
            case INT8, INT16, INT, UNSIGNED_8, UNSIGNED_16 -> reading.ints();
            case FLOAT, DOUBLE -> reading.doubles();
            case TEXT, CATEGORY -> reading.texts();
            case DAYS, MILLIS, MICROS, NANOS -> reading.moments();
            default -> LongColumn.adopt(reading.dtype, reading.longs(), reading.validity());
        };
    }

    // ---- pages ----------------------------------------------------------------------------------------------------

    /** The next page, of which so many rows have been read before. */
    private PageData next(int at) throws IOException {
        DataPage page = pages.readPage();
        if (page == null) {
            throw new IOException("it ends after %d of %d values".formatted(at, rows));
        }
        if (page.getValueCount() < 0) {
            throw new IOException("a page claims to have %d values".formatted(page.getValueCount()));
        }
        return PageData.of(page, isOptional);
    }

    private static boolean isCoded(PageData page) throws UnusualPage {
        Encoding encoding = page.encoding();
        if (encoding != Encoding.PLAIN && !encoding.usesDictionary()) {
            throw new UnusualPage("its values are stored as " + encoding);
        }
        return encoding.usesDictionary();
    }

    /** Notes which of the next rows are there; answers how many. */
    private int present(PageData page, int at, int count) throws IOException {
        if (!isOptional) {
            return count;
        }
        Slice stored = page.levels();
        Hybrid hybrid = new Hybrid(stored.bytes(), stored.from(), stored.to(), 1);
        if (count == 0 || hybrid.isRunOfOnes(count)) {
            return count;
        }
        int[] levels = scratch(count);
        hybrid.read(levels, 0, count);
        int present = 0;
        for (int i = 0; i < count; i++) {
            present += levels[i];
        }
        if (present < count && valid == null) {
            long[] all = new long[Bitmap.wordsFor(rows)];
            Arrays.fill(all, -1L);
            valid = all;
        }
        long[] words = valid;
        for (int i = 0; words != null && present < count && i < count; i++) {
            if (levels[i] == 0) {
                words[at + i >> 6] &= ~(1L << at + i);
            }
        }
        return present;
    }

    private int[] scratch(int length) {
        if (scratch.length < length) {
            scratch = new int[length];
        }
        return scratch;
    }

    private @Nullable Bitmap validity() {
        return valid == null ? null : Bitmap.adopt(valid, rows);
    }

    private boolean isThere(int row) {
        return valid == null || (valid[row >> 6] >>> row & 1) != 0;
    }

    /** The codes of so many values, each of them one that the dictionary has. */
    private void codes(PageData page, int[] out, int from, int count) throws IOException {
        Slice stored = page.values();
        if (count > 0) {
            int width = stored.numbers(1).get();
            new Hybrid(stored.bytes(), stored.from() + 1, stored.to(), width).read(out, from, count);
        }
        int size = dictionary().getDictionarySize();
        boolean isDamaged = false;
        for (int i = from; i < from + count; i++) {
            isDamaged |= out[i] < 0 | out[i] >= size;
        }
        if (isDamaged) {
            throw new IOException("a page refers to texts or numbers that its dictionary of %d lacks".formatted(size));
        }
    }

    private DictionaryPage dictionary() throws IOException {
        if (dictionary == null) {
            throw new IOException("its dictionary is missing");
        }
        if (dictionary.getDictionarySize() < 0) {
            throw new IOException("its dictionary claims to have %d entries".formatted(dictionary.getDictionarySize()));
        }
        return dictionary;
    }

    // ---- numbers --------------------------------------------------------------------------------------------------

    private IntColumn ints() throws IOException {
        int[] out = new int[rows];
        int[] known = {};
        for (int at = 0; at < rows; ) {
            PageData page = next(at);
            int count = Math.min(page.count(), rows - at);
            int present = present(page, at, count);
            if (isCoded(page)) {
                known = known.length == 0 ? plainInts(entries(), dictionary().getDictionarySize()) : known;
                codes(page, out, at, present);
                for (int i = at; i < at + present; i++) {
                    out[i] = known[out[i]];
                }
            } else {
                page.values().numbers(4L * present).asIntBuffer().get(out, at, present);
            }
            for (int i = present < count ? count - 1 : -1, from = present; i >= 0; i--) {
                out[at + i] = isThere(at + i) ? out[at + --from] : 0;
            }
            at += count;
        }
        if (dtype != DType.INT32) {
            for (int row = 0; row < rows; row++) {
                out[row] = (int) dtype.wrapped(out[row]);
            }
        }
        return IntColumn.adopt(dtype, out, validity());
    }

    private long[] longs() throws IOException {
        long[] out = new long[rows];
        long[] known = {};
        for (int at = 0; at < rows; ) {
            PageData page = next(at);
            int count = Math.min(page.count(), rows - at);
            int present = present(page, at, count);
            if (isCoded(page)) {
                known = known.length == 0 ? plainLongs(entries(), dictionary().getDictionarySize()) : known;
                int[] codes = scratch(present);
                codes(page, codes, 0, present);
                for (int i = 0; i < present; i++) {
                    out[at + i] = known[codes[i]];
                }
            } else {
                System.arraycopy(plainLongs(page.values(), present), 0, out, at, present);
            }
            for (int i = present < count ? count - 1 : -1, from = present; i >= 0; i--) {
                out[at + i] = isThere(at + i) ? out[at + --from] : 0;
            }
            at += count;
        }
        return out;
    }

    private DoubleColumn doubles() throws IOException {
        double[] out = new double[rows];
        double[] known = {};
        for (int at = 0; at < rows; ) {
            PageData page = next(at);
            int count = Math.min(page.count(), rows - at);
            int present = present(page, at, count);
            if (isCoded(page)) {
                if (known.length == 0) {
                    known = new double[dictionary().getDictionarySize()];
                    plainDoubles(entries(), known, 0, known.length);
                }
                int[] codes = scratch(present);
                codes(page, codes, 0, present);
                for (int i = 0; i < present; i++) {
                    out[at + i] = known[codes[i]];
                }
            } else {
                plainDoubles(page.values(), out, at, present);
            }
            for (int i = present < count ? count - 1 : -1, from = present; i >= 0; i--) {
                out[at + i] = isThere(at + i) ? out[at + --from] : Double.NaN;
            }
            at += count;
        }
        return DoubleColumn.adopt(dtype, out);
    }

    private DateTimeColumn moments() throws IOException {
        long[] out = longs();
        for (int row = 0; row < rows; row++) {
            out[row] = isThere(row) ? Moments.nanoseconds(out[row], decode, row) : 0;
        }
        return DateTimeColumn.adopt(dtype, out, validity());
    }

    private Slice entries() throws IOException {
        return Slice.of(dictionary().getBytes());
    }

    private static int[] plainInts(Slice stored, int count) throws IOException {
        int[] out = new int[count];
        stored.numbers(4L * count).asIntBuffer().get(out);
        return out;
    }

    private long[] plainLongs(Slice stored, int count) throws IOException {
        long[] out = new long[count];
        if (!isInt) {
            stored.numbers(8L * count).asLongBuffer().get(out);
            return out;
        }
        int[] narrow = plainInts(stored, count);
        for (int i = 0; i < count; i++) {
            out[i] = decode == Decode.UNSIGNED_INT ? Integer.toUnsignedLong(narrow[i]) : narrow[i];
        }
        return out;
    }

    private void plainDoubles(Slice stored, double[] out, int at, int count) throws IOException {
        if (decode == Decode.DOUBLE) {
            stored.numbers(8L * count).asDoubleBuffer().get(out, at, count);
            return;
        }
        ByteBuffer floats = stored.numbers(4L * count);
        for (int i = 0; i < count; i++) {
            out[at + i] = floats.getFloat();
        }
    }

    // ---- texts ----------------------------------------------------------------------------------------------------

    private Column texts() throws IOException {
        int[] codes = new int[rows];
        StringColumn known = StringColumn.of();
        ColumnBuilder plain = null;
        for (int at = 0; at < rows; ) {
            PageData page = next(at);
            int count = Math.min(page.count(), rows - at);
            int present = present(page, at, count);
            if (isCoded(page)) {
                known = known.length() == 0 ? texts(entries(), dictionary().getDictionarySize()) : known;
                codes(page, codes, at, present);
                for (int i = present < count ? count - 1 : -1, from = present; i >= 0; i--) {
                    codes[at + i] = isThere(at + i) ? codes[at + --from] : -1;
                }
                append(plain, known, codes, at, plain == null ? at : at + count);
            } else {
                if (plain == null) {
                    plain = decode == Decode.CATEGORY
                            ? new TextBuilder(dtype, rows)
                            : new StringColumn.Builder(dtype, rows);
                    append(plain, known, codes, 0, at);
                }
                appendPlain(plain, page.values(), at, count);
            }
            at += count;
        }
        return plain == null ? DictionaryColumn.adopt(dtype, codes, known) : plain.build();
    }

    private static StringColumn texts(Slice stored, int count) throws IOException {
        StringColumn.Builder texts = new StringColumn.Builder(count);
        int at = stored.from();
        for (int i = 0; i < count; i++) {
            int length = length(stored, at);
            texts.append(stored.bytes(), at + Integer.BYTES, at + Integer.BYTES + length);
            at += Integer.BYTES + length;
        }
        return texts.build();
    }

    private static int length(Slice stored, int at) throws IOException {
        if (stored.to() - at < Integer.BYTES) {
            throw new IOException("a page ends within its texts");
        }
        byte[] bytes = stored.bytes();
        int length =
                bytes[at] & 0xFF | (bytes[at + 1] & 0xFF) << 8 | (bytes[at + 2] & 0xFF) << 16 | bytes[at + 3] << 24;
        if (length < 0 || length > stored.to() - at - Integer.BYTES) {
            throw new IOException("a text claims to have %d bytes, beyond the end of its page".formatted(length));
        }
        return length;
    }

    private static void append(@Nullable ColumnBuilder plain, StringColumn known, int[] codes, int from, int to) {
        for (int row = from; plain != null && row < to; row++) {
            if (codes[row] < 0) {
                plain.appendNull();
            } else {
                append(plain, known.sharedBytes(), known.start(codes[row]), known.end(codes[row]));
            }
        }
    }

    private static void append(ColumnBuilder plain, byte[] bytes, int from, int to) {
        if (plain instanceof StringColumn.Builder texts) {
            texts.append(bytes, from, to);
        } else {
            ((TextBuilder) plain).append(bytes, from, to);
        }
    }

    private void appendPlain(ColumnBuilder plain, Slice stored, int first, int count) throws IOException {
        int at = stored.from();
        for (int row = first; row < first + count; row++) {
            if (!isThere(row)) {
                plain.appendNull();
                continue;
            }
            int length = length(stored, at);
            append(plain, stored.bytes(), at + Integer.BYTES, at + Integer.BYTES + length);
            at += Integer.BYTES + length;
        }
    }
}
