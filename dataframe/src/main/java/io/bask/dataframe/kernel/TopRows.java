package io.bask.dataframe.kernel;

import io.bask.dataframe.column.Bitmap;
import io.bask.dataframe.column.Column;
import io.bask.dataframe.column.Frame;
import io.bask.dataframe.column.StringColumn;
import io.bask.dataframe.column.TextColumn;
import io.bask.dataframe.schema.DType;
import io.bask.dataframe.schema.SortKey;
import java.util.Arrays;
import java.util.List;

/**
 * The first or the last rows of a frame in an order, without sorting all of them.
 *
 * <p>One number a row that never contradicts the order of the first key; the n-th least of these numbers is a bound, and only
 * rows up to it, few more than n unless many are equal, are sorted by all keys. The bound is found in one pass with a buffer
 * of 2 n numbers: O(rows) where n is small.
 */
public final class TopRows {
    /** Frames are sorted whole when they are short, or when a large part of them is wanted. */
    private static final int FEW_ROWS = 512;

    private static final int SMALL_PART = 8;
    private static final int PREFIX = Long.BYTES;

    private TopRows() {}

    /** The first {@code limit} rows by these keys, or the last of them, in order; equal rows in the order of the frame. */
    public static Frame of(Frame frame, List<SortKey> keys, int limit, boolean last) {
        boolean isWorthIt = frame.rows() > FEW_ROWS && limit < frame.rows() / SMALL_PART;
        Frame rows = isWorthIt ? frame.take(candidates(frame, keys.get(0), limit, last)) : frame;
        int[] order = SortKernel.order(rows, keys);
        int kept = Math.min(limit, order.length);
        return rows.take(
                last ? Arrays.copyOfRange(order, order.length - kept, order.length) : Arrays.copyOf(order, kept));
    }

    /** Every row that can be among the wanted ones as far as the first key tells, in the order of the frame. */
    private static int[] candidates(Frame frame, SortKey key, int limit, boolean last) {
        if (limit == 0) {
            return new int[0];
        }
        long[] codes = codes(frame.column(key.column()), key);
        for (int row = 0; last && row < codes.length; row++) {
            codes[row] = ~codes[row];
        }
        long bound = least(codes, limit);
        int count = 0;
        for (long code : codes) {
            count += code <= bound ? 1 : 0;
        }
        int[] rows = new int[count];
        int next = 0;
        for (int row = 0; next < count; row++) {
            if (codes[row] <= bound) {
                rows[next++] = row;
            }
        }
        return rows;
    }

    /** The {@code n}-th least number; there are more than n. */
    private static long least(long[] codes, int n) {
        long[] buffer = new long[2 * n];
        int size = 0;
        long bound = Long.MAX_VALUE;
        for (long code : codes) {
            if (code < bound || size < n) {
                buffer[size++] = code;
                if (size == buffer.length) {
                    Arrays.sort(buffer);
                    size = n;
                    bound = buffer[n - 1];
                }
            }
        }
        Arrays.sort(buffer, 0, size);
        return buffer[n - 1];
    }

    /** Numbers of which none is greater than another one's where its row comes first; equal ones say nothing. */
    private static long[] codes(Column column, SortKey key) {
        boolean isText = column instanceof TextColumn && column.dtype() == DType.STRING;
        long[] codes = isText ? prefixes((TextColumn) column) : SortCodes.of(column);
        Bitmap validity = column.validity();
        for (int row = 0; key.descending() && row < codes.length; row++) {
            codes[row] = ~codes[row];
        }
        for (int row = 0; validity != null && row < codes.length; row++) {
            if (!validity.get(row)) {
                codes[row] = key.nullsFirst() ? Long.MIN_VALUE : Long.MAX_VALUE;
            }
        }
        return codes;
    }

    /** The first bytes of each text, the first one highest. */
    private static long[] prefixes(TextColumn column) {
        StringColumn plain = column.plain();
        byte[] bytes = plain.sharedBytes();
        long[] codes = new long[column.length()];
        for (int row = 0; row < codes.length; row++) {
            if (column.isNull(row)) {
                continue;
            }
            int slot = column.slot(row);
            int start = plain.start(slot);
            int end = Math.min(plain.end(slot), start + PREFIX);
            long code = 0;
            for (int i = start; i < end; i++) {
                code |= (bytes[i] & 0xFFL) << 8 * (PREFIX - 1 - (i - start));
            }
            codes[row] = code ^ Long.MIN_VALUE;
        }
        return codes;
    }
}
