package io.bask.dataframe.kernel;

import io.bask.dataframe.column.Bitmap;
import io.bask.dataframe.column.Column;
import io.bask.dataframe.column.DictionaryColumn;
import io.bask.dataframe.column.DoubleColumn;
import io.bask.dataframe.column.TextColumn;
import io.bask.dataframe.schema.DType;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * One unsigned number a row that sorts as the row's value does, for {@link RadixSort}.
 *
 * <p>Whole numbers are measured from the least, so that a narrow range takes few passes; floats by their bits, minus zero
 * as zero; text by the place of its text among the distinct ones, each compared O(log distinct)
 * times; categories by their own order.
 */
final class SortCodes {
    private SortCodes() {}

    /** Row numbers sorted once more by this column, stable; missing values at one end. */
    static int[] sorted(int[] order, Column column, boolean descending, boolean nullsFirst) {
        long[] codes = of(column);
        Bitmap validity = column.validity();
        long greatest = measuredFromLeast(codes, validity);
        if (descending) {
            for (int row = 0; row < codes.length; row++) {
                codes[row] = greatest - codes[row];
            }
        }
        int[] sorted = RadixSort.sorted(order, codes, greatest);
        return validity == null ? sorted : nullsAtEnd(sorted, validity, nullsFirst);
    }

    /** Numbers that compare as signed values as the column's values do; anything where a value is missing. */
    static long[] of(Column column) {
        if (column instanceof DictionaryColumn encoded && column.dtype() == DType.CATEGORICAL) {
            return codes(encoded);
        }
        if (column instanceof TextColumn text) {
            return ranks(text);
        }
        if (!(column instanceof DoubleColumn doubles)) {
            return LongTiles.ordered(column);
        }
        long[] codes = new long[column.length()];
        for (int row = 0; row < codes.length; row++) {
            long bits = Double.doubleToLongBits(doubles.at(row) + 0.0);
            codes[row] = bits < 0 ? bits ^ Long.MAX_VALUE : bits;
        }
        return codes;
    }

    /** Categories are in order. */
    private static long[] codes(DictionaryColumn column) {
        long[] codes = new long[column.length()];
        for (int row = 0; row < codes.length; row++) {
            codes[row] = column.code(row);
        }
        return codes;
    }

    private static long[] ranks(TextColumn column) {
        Grouping grouping = Grouping.of(column);
        TextColumn values = column.take(grouping.firstRows());
        int[] order = TextOrder.of(values);
        long[] rankOf = new long[order.length];
        for (int i = 0; i < order.length; i++) {
            rankOf[order[i]] = i;
        }
        int[] ids = grouping.sharedIds();
        long[] ranks = new long[ids.length];
        for (int row = 0; row < ranks.length; row++) {
            ranks[row] = ids[row] < 0 ? 0 : rankOf[ids[row]];
        }
        return ranks;
    }

    /** Makes the codes distances from the least, as unsigned numbers; answers the greatest of them. */
    private static long measuredFromLeast(long[] codes, @Nullable Bitmap validity) {
        long least = Long.MAX_VALUE;
        long greatest = Long.MIN_VALUE;
        for (int row = 0; row < codes.length; row++) {
            if (validity == null || validity.get(row)) {
                least = Math.min(least, codes[row]);
                greatest = Math.max(greatest, codes[row]);
            }
        }
        if (greatest < least) {
            Arrays.fill(codes, 0);
            return 0;
        }
        for (int row = 0; row < codes.length; row++) {
            codes[row] = validity == null || validity.get(row) ? codes[row] - least : 0;
        }
        return greatest - least;
    }

    private static int[] nullsAtEnd(int[] order, Bitmap validity, boolean first) {
        int[] out = new int[order.length];
        int there = first ? order.length - validity.cardinality() : 0;
        int missing = first ? 0 : validity.cardinality();
        for (int row : order) {
            if (validity.get(row)) {
                out[there++] = row;
            } else {
                out[missing++] = row;
            }
        }
        return out;
    }
}
