package io.bask.dataframe.kernel;

import io.bask.dataframe.column.Bitmap;
import io.bask.dataframe.column.Column;
import io.bask.dataframe.column.DecimalBytes;
import io.bask.dataframe.column.DoubleColumn;
import io.bask.dataframe.column.LongColumn;
import io.bask.dataframe.column.StringColumn;
import io.bask.dataframe.schema.WindowOp;
import java.math.BigInteger;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Running sums, products and extremes; a missing value is missing in the result and counts for nothing after it. */
final class RunningKernel {
    private RunningKernel() {}

    static Column apply(WindowOp op, Column values, WindowKernel.Segments groups) {
        if (op == WindowOp.CUMCOUNT) {
            return counted(values, groups);
        }
        if (values.dtype().isWideDecimal()) {
            return decimals(op, (StringColumn) values, groups);
        }
        return values instanceof DoubleColumn doubles ? doubles(op, doubles, groups) : longs(op, values, groups);
    }

    private static Column decimals(WindowOp op, StringColumn values, WindowKernel.Segments groups) {
        @Nullable BigInteger[] out = new BigInteger[values.length()];
        for (int group = 0; group < groups.groups(); group++) {
            BigInteger total = null;
            for (int at = groups.starts()[group]; at < groups.starts()[group + 1]; at++) {
                int row = groups.rows()[at];
                if (!values.isNull(row)) {
                    BigInteger value = DecimalBytes.unscaled(values.sharedBytes(), values.start(row));
                    total = total == null ? value : next(op, total, value);
                    out[row] = total;
                }
            }
        }
        return DecimalSums.column(Arrays.asList(out), values.dtype());
    }

    private static BigInteger next(WindowOp op, BigInteger total, BigInteger value) {
        return switch (op) {
            case CUMSUM -> total.add(value);
            case CUMMIN -> total.min(value);
            default -> total.max(value);
        };
    }

    /** How many rows of the group lie before, where {@code values} are ones, or such a number of earlier partitions. */
    private static Column counted(Column values, WindowKernel.Segments groups) {
        long[] out = new long[values.length()];
        long[] words = new long[Bitmap.wordsFor(out.length)];
        long[] weights = LongTiles.all(values);
        for (int group = 0; group < groups.groups(); group++) {
            long before = -1;
            for (int at = groups.starts()[group]; at < groups.starts()[group + 1]; at++) {
                int row = groups.rows()[at];
                before += weights[row];
                out[row] = before;
                words[row >> 6] |= 1L << row;
            }
        }
        return LongColumn.adopt(out, Bitmap.adopt(words, out.length));
    }

    private static DoubleColumn doubles(WindowOp op, DoubleColumn values, WindowKernel.Segments groups) {
        double[] out = new double[values.length()];
        Arrays.fill(out, Double.NaN);
        for (int group = 0; group < groups.groups(); group++) {
            double total = Double.NaN;
            boolean isFirst = true;
            for (int at = groups.starts()[group]; at < groups.starts()[group + 1]; at++) {
                int row = groups.rows()[at];
                double value = values.at(row);
                if (!Double.isNaN(value)) {
                    total = isFirst ? value : next(op, total, value);
                    isFirst = false;
                    out[row] = total;
                }
            }
        }
        return DoubleColumn.adopt(values.dtype(), out);
    }

    private static double next(WindowOp op, double total, double value) {
        return switch (op) {
            case CUMSUM -> total + value;
            case CUMPROD -> total * value;
            case CUMMIN -> Math.min(total, value);
            default -> Math.max(total, value);
        };
    }

    private static Column longs(WindowOp op, Column values, WindowKernel.Segments groups) {
        boolean isExtreme = op == WindowOp.CUMMIN || op == WindowOp.CUMMAX;
        long flip = isExtreme ? LongTiles.flip(values) : 0;
        long[] numbers = LongTiles.all(values);
        long[] out = new long[numbers.length];
        long[] words = new long[Bitmap.wordsFor(out.length)];
        for (int group = 0; group < groups.groups(); group++) {
            boolean isFirst = true;
            long total = 0;
            for (int at = groups.starts()[group]; at < groups.starts()[group + 1]; at++) {
                int row = groups.rows()[at];
                if (!values.isNull(row)) {
                    long value = numbers[row] ^ flip;
                    total = isFirst ? value : next(op, total, value);
                    isFirst = false;
                    out[row] = total ^ flip;
                    words[row >> 6] |= 1L << row;
                }
            }
        }
        return Column.ofLongs(values.dtype(), out, Bitmap.adopt(words, out.length));
    }

    private static long next(WindowOp op, long total, long value) {
        return switch (op) {
            case CUMSUM -> total + value;
            case CUMPROD -> total * value;
            case CUMMIN -> Math.min(total, value);
            default -> Math.max(total, value);
        };
    }
}
