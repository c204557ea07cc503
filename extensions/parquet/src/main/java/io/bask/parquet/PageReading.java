package io.bask.parquet;

import io.bask.dataframe.column.Bitmap;
import io.bask.dataframe.column.Column;
import io.bask.dataframe.column.ColumnBuilder;
import io.bask.dataframe.column.LongColumn;
import io.bask.dataframe.schema.DType;
import io.bask.parquet.PageData.Slice;
import io.bask.parquet.PageData.UnusualPage;
import java.io.IOException;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Reads the values of one column a page at a time, of row groups that come one after the other: plain numbers are copied, codes of a
 * dictionary unpacked, to where the column is to have them.
 *
 * <p>Knows the common encodings and types; of all others {@link #isKnown} says so, or {@link UnusualPage} does, and {@link
 * ChunkReader} reads them. One use; one thread.
 */
abstract class PageReading {
    final Decode decode;
    final DType dtype;
    private final int most;
    private long @Nullable [] valid;
    private int[] scratch = {};
    private int done;

    /** Nothing so far, of a column with at most so many rows. */
    PageReading(FileColumn column, int most) {
        this.decode = Objects.requireNonNull(column.decode());
        this.dtype = Objects.requireNonNull(column.dtype());
        this.most = most;
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

    /** Whether columns of this kind can be read from several row groups in one go: categories keep their order in the file. */
    static boolean canGoOn(FileColumn column) {
        return isKnown(column) && column.decode() != Decode.CATEGORY;
    }

    /** Reads row groups one after the other: texts get codes, equal ones in all row groups the same. */
    static PageReading ofGroups(FileColumn column, int most) {
        return column.decode() == Decode.TEXT ? new TextReading(column, most) : ofNumbers(column, most);
    }

    /** Reads one row group: texts that have no codes there stay as they are, as few of them may be kept. */
    static PageReading ofGroup(FileColumn column, int rows) {
        return Objects.requireNonNull(column.decode()).isText()
                ? new StoredTextReading(column, rows)
                : ofNumbers(column, rows);
    }

    private static PageReading ofNumbers(FileColumn column, int most) {
        return switch (Objects.requireNonNull(column.decode())) {
            case INT8, INT16, INT, UNSIGNED_8, UNSIGNED_16 -> new NumberReading.Ints(column, most);
            case FLOAT, DOUBLE -> new NumberReading.Doubles(column, most);
            default -> new NumberReading.Longs(column, most);
        };
    }

    /**
     * Reads the first rows of the next row group.
     *
     * @throws UnusualPage where it is to be read value by value; {@link #build()} then has what was read before
     */
    final void add(ChunkPages chunk) throws IOException {
        boolean hasEntries = false;
        for (int at = 0; at < chunk.rows(); ) {
            PageData page = chunk.next(at);
            int count = Math.min(page.count(), chunk.rows() - at);
            int present = present(page, done + at, count, chunk.isOptional());
            if (ChunkPages.isCoded(page)) {
                if (!hasEntries) {
                    entries(chunk.entries(), chunk.known());
                    hasEntries = true;
                }
                int[] codes = scratch(count);
                chunk.codes(page, codes, present);
                coded(codes, done + at, present, count);
            } else {
                plain(page.values(), done + at, present, count);
            }
            at += count;
        }
        finish(done, chunk.rows());
        done += chunk.rows();
    }

    /** Takes up the dictionary of the row group. */
    abstract void entries(Slice stored, int size) throws IOException;

    /**
     * Reads a page of codes.
     *
     * @param codes those of the values that are there; they may be overwritten
     * @param at the first row of the page
     * @param present how many values are there
     * @param count how many rows there are
     */
    abstract void coded(int[] codes, int at, int present, int count) throws IOException;

    /** Reads a page of plain values. */
    abstract void plain(Slice stored, int at, int present, int count) throws IOException;

    /** Told when a row group is read. */
    void finish(int from, int rows) {}

    /** The column of all rows read so far. */
    final Column build() {
        long[] words = valid;
        return build(done, words == null ? null : Bitmap.adopt(words, done));
    }

    abstract Column build(int rows, @Nullable Bitmap validity);

    /** How many rows there can be. */
    final int most() {
        return most;
    }

    /** How many rows have been read. */
    final int done() {
        return done;
    }

    /** Whether a row has a value. */
    final boolean isThere(int row) {
        return valid == null || (valid[row >> 6] >>> row & 1) != 0;
    }

    /** Notes which of the next rows are there; answers how many. */
    private int present(PageData page, int at, int count, boolean isOptional) throws IOException {
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
            long[] all = new long[Bitmap.wordsFor(most)];
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
}
