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
    /** Values that will be there this often on average are worth a copy of all: texts are encoded, numbers get a missing one. */
    private static final int REPEATED = 4;

    private Gather() {}

    /** The values at these positions; missing at -1. */
    static Column orNull(Column column, int[] rows) {
        return orNull(column, new Positions(rows));
    }

    /** The same for positions that other columns are taken at, too. */
    static Column orNull(Column column, Positions positions) {
        int[] rows = positions.sharedRows();
        if (column.length() > 0 && column instanceof StringColumn text && isRepeated(text, rows.length)) {
            return orNull(encoded(text), positions);
        }
        if (positions.absent() == 0) {
            return column.take(rows);
        }
        if (column.length() == 0 || positions.absent() == rows.length) {
            return nulls(column, rows.length);
        }
        if (column instanceof IntColumn ints && ints.validity() == null) {
            int[] values = ints(ints.sharedValues(), ints.offset(), ints.length(), 0, rows);
            return IntColumn.adopt(ints.dtype(), values, positions.there());
        }
        if (column instanceof DoubleColumn doubles) {
            return doubles(doubles, rows);
        }
        if (column instanceof DictionaryColumn encoded) {
            int[] codes = ints(encoded.sharedCodes(), encoded.offset(), encoded.length(), -1, rows);
            return DictionaryColumn.adopt(encoded.dtype(), codes, encoded.dictionary());
        }
        if (column instanceof StringColumn text) {
            return texts(text, rows);
        }
        int[] there = new int[rows.length];
        for (int i = 0; i < rows.length; i++) {
            there[i] = Math.max(0, rows[i]);
        }
        return masked(column.take(there), positions.there());
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

    /** Numbers of a column at these positions, {@code missing} at -1; few numbers get that one put in front of them first. */
    private static int[] ints(int[] values, int at, int length, int missing, int[] rows) {
        int[] out = new int[rows.length];
        if ((long) length * REPEATED <= rows.length) {
            int[] all = new int[length + 1];
            all[0] = missing;
            System.arraycopy(values, at, all, 1, length);
            for (int i = 0; i < out.length; i++) {
                out[i] = all[rows[i] + 1];
            }
            return out;
        }
        for (int i = 0; i < out.length; i++) {
            int row = rows[i];
            out[i] = row < 0 ? missing : values[at + row];
        }
        return out;
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
        if ((long) column.length() * REPEATED <= rows.length) {
            double[] all = new double[column.length() + 1];
            all[0] = Double.NaN;
            System.arraycopy(values, column.offset(), all, 1, column.length());
            for (int i = 0; i < out.length; i++) {
                out[i] = all[rows[i] + 1];
            }
            return DoubleColumn.adopt(column.dtype(), out);
        }
        for (int i = 0; i < out.length; i++) {
            out[i] = rows[i] < 0 ? Double.NaN : values[column.offset() + rows[i]];
        }
        return DoubleColumn.adopt(column.dtype(), out);
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
