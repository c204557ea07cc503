package io.bask.dataframe.kernel;

import io.bask.dataframe.column.Bitmap;
import io.bask.dataframe.column.BoolColumn;
import io.bask.dataframe.column.Column;
import io.bask.dataframe.column.ColumnBuilder;
import io.bask.dataframe.column.DateTimeColumn;
import io.bask.dataframe.column.DictionaryColumn;
import io.bask.dataframe.column.DoubleColumn;
import io.bask.dataframe.column.IntColumn;
import io.bask.dataframe.column.LongColumn;
import io.bask.dataframe.column.StringColumn;
import io.bask.dataframe.column.TextDictionary;
import io.bask.dataframe.schema.DType;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Takes rows of a column of which some may not be there: position -1 gives a missing value. O(rows), without boxing. */
final class Gather {
    /** Texts that will be there this often on average are encoded. */
    private static final int REPEATED = 4;

    private Gather() {}

    /** The values at these positions; missing at -1. */
    static Column orNull(Column column, int[] rows) {
        int absent = 0;
        for (int row : rows) {
            absent += row >>> 31;
        }
        if (column.length() > 0 && column instanceof StringColumn text && isRepeated(text, rows.length)) {
            return orNull(encoded(text), rows);
        }
        if (absent == 0) {
            return column.take(rows);
        }
        if (column.length() == 0 || absent == rows.length) {
            return nulls(column, rows.length);
        }
        if (column instanceof IntColumn ints && ints.validity() == null) {
            return ints(ints, rows);
        }
        if (column instanceof DoubleColumn doubles) {
            return doubles(doubles, rows);
        }
        if (column instanceof DictionaryColumn encoded) {
            return codes(encoded, rows);
        }
        if (column instanceof StringColumn text) {
            return texts(text, rows);
        }
        int[] there = new int[rows.length];
        long[] words = new long[Bitmap.wordsFor(rows.length)];
        for (int i = 0; i < rows.length; i++) {
            there[i] = Math.max(0, rows[i]);
            words[i >> 6] |= (~rows[i] >>> 31 & 1L) << i;
        }
        return masked(column.take(there), Bitmap.adopt(words, rows.length));
    }

    /** True when each text of a column will be there several times, so that codes take less room and time. */
    private static boolean isRepeated(StringColumn text, int rows) {
        return text.dtype() == DType.STRING && (long) text.length() * REPEATED <= rows;
    }

    private static DictionaryColumn encoded(StringColumn text) {
        TextDictionary dictionary = new TextDictionary();
        int[] codes = new int[text.length()];
        for (int row = 0; row < codes.length; row++) {
            codes[row] = text.isNull(row) ? -1 : dictionary.code(text.sharedBytes(), text.start(row), text.end(row));
        }
        return DictionaryColumn.adopt(DType.STRING, codes, dictionary.build());
    }

    private static IntColumn ints(IntColumn column, int[] rows) {
        int[] out = new int[rows.length];
        long[] words = new long[Bitmap.wordsFor(rows.length)];
        int[] values = column.sharedValues();
        int at = column.offset();
        for (int i = 0; i < out.length; i++) {
            int row = rows[i];
            out[i] = row < 0 ? 0 : values[at + row];
            words[i >> 6] |= (~row >>> 31 & 1L) << i;
        }
        return IntColumn.adopt(column.dtype(), out, Bitmap.adopt(words, rows.length));
    }

    /** That many missing values of the column's dtype; categories stay. */
    static Column nulls(Column like, int rows) {
        if (like instanceof DictionaryColumn encoded) {
            int[] codes = new int[rows];
            Arrays.fill(codes, -1);
            return DictionaryColumn.adopt(encoded.dtype(), codes, encoded.dictionary());
        }
        return nulls(like.dtype(), rows);
    }

    /** That many missing values. */
    static Column nulls(DType dtype, int rows) {
        ColumnBuilder builder = ColumnBuilder.of(dtype, rows);
        for (int row = 0; row < rows; row++) {
            builder.appendNull();
        }
        return builder.build();
    }

    /** The column with missing values where the bit is clear. */
    static Column masked(Column column, Bitmap there) {
        if (there.isAllSet()) {
            return column;
        }
        Bitmap valid = ComparisonKernel.both(column.validity(), there);
        if (column instanceof LongColumn longs) {
            return LongColumn.adopt(longs.dtype(), cleared(longs.sharedValues(), longs.offset(), there), valid);
        }
        if (column instanceof DateTimeColumn moments) {
            return DateTimeColumn.adopt(
                    moments.dtype(), cleared(moments.sharedValues(), moments.offset(), there), valid);
        }
        if (column instanceof IntColumn ints) {
            int[] values = new int[there.length()];
            for (int i = 0; i < values.length; i++) {
                values[i] = there.get(i) ? ints.at(i) : 0;
            }
            return IntColumn.adopt(ints.dtype(), values, valid);
        }
        if (column instanceof BoolColumn bools) {
            return BoolColumn.of(bools.values(), valid);
        }
        int[] rows = new int[there.length()];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = there.get(i) ? i : -1;
        }
        return orNull(column, rows);
    }

    private static long[] cleared(long[] values, int offset, Bitmap there) {
        long[] out = new long[there.length()];
        for (int i = 0; i < out.length; i++) {
            out[i] = there.get(i) ? values[offset + i] : 0;
        }
        return out;
    }

    private static DoubleColumn doubles(DoubleColumn column, int[] rows) {
        double[] out = new double[rows.length];
        double[] values = column.sharedValues();
        for (int i = 0; i < out.length; i++) {
            out[i] = rows[i] < 0 ? Double.NaN : values[column.offset() + rows[i]];
        }
        return DoubleColumn.adopt(column.dtype(), out);
    }

    private static DictionaryColumn codes(DictionaryColumn column, int[] rows) {
        int[] out = new int[rows.length];
        int[] source = column.sharedCodes();
        int at = column.offset();
        for (int i = 0; i < out.length; i++) {
            out[i] = rows[i] < 0 ? -1 : source[at + rows[i]];
        }
        return DictionaryColumn.adopt(column.dtype(), out, column.dictionary());
    }

    private static StringColumn texts(StringColumn column, int[] rows) {
        StringColumn.Builder builder = new StringColumn.Builder(column.dtype(), rows.length);
        @Nullable Bitmap validity = column.validity();
        for (int row : rows) {
            if (row < 0 || validity != null && !validity.get(row)) {
                builder.appendNull();
            } else {
                builder.append(column.sharedBytes(), column.start(row), column.end(row));
            }
        }
        return builder.build();
    }
}
