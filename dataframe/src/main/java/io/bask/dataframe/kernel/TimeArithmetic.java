package io.bask.dataframe.kernel;

import io.bask.dataframe.column.Bitmap;
import io.bask.dataframe.column.Column;
import io.bask.dataframe.schema.BinaryOp;
import io.bask.dataframe.schema.DType;
import org.jspecify.annotations.Nullable;

/**
 * Arithmetic of moments and spans of time, in nanoseconds.
 *
 * <p>As in pandas, spans times and over numbers lose fractions of a nanosecond towards zero, and counts of a span in another
 * round down; by zero the result is missing. What 64 bits do not hold is an error.
 */
final class TimeArithmetic {
    private TimeArithmetic() {}

    static Column apply(BinaryOp op, Operand left, Operand right, int rows, DType result) {
        if (op != BinaryOp.ADD
                && op != BinaryOp.SUB
                && (left.dtype().isFloat() || right.dtype().isFloat())) {
            return byFloats(op, left, right, rows);
        }
        Bitmap valid = ComparisonKernel.both(left.validity(rows), right.validity(rows));
        if (op == BinaryOp.DIV || op == BinaryOp.FLOORDIV || op == BinaryOp.MOD) {
            valid = ComparisonKernel.both(valid, ArithmeticKernel.divisible(right, rows));
        }
        boolean isByNumber = right.dtype() != DType.TIMEDELTA && op != BinaryOp.ADD && op != BinaryOp.SUB;
        LongTiles a = LongTiles.of(left);
        LongTiles b = LongTiles.of(right);
        long[] out = new long[rows];
        for (int start = 0; start < rows; start += DoubleTiles.SIZE) {
            int n = Math.min(DoubleTiles.SIZE, rows - start);
            long[] as = a.tile(start, n);
            long[] bs = b.tile(start, n);
            for (int i = 0; i < n; i++) {
                if (valid == null || valid.get(start + i)) {
                    out[start + i] = one(op, as[a.at(start) + i], bs[b.at(start) + i], isByNumber);
                }
            }
        }
        return Column.ofLongs(result, out, valid);
    }

    private static long one(BinaryOp op, long a, long b, boolean isByNumber) {
        try {
            return switch (op) {
                case ADD -> Math.addExact(a, b);
                case SUB -> Math.subtractExact(a, b);
                case MUL -> Math.multiplyExact(a, b);
                case MOD -> Math.floorMod(a, b);
                default -> isByNumber ? a / b : Math.floorDiv(a, b);
            };
        } catch (ArithmeticException overflow) {
            throw outOfRange(a, op, b, overflow);
        }
    }

    private static Column byFloats(BinaryOp op, Operand left, Operand right, int rows) {
        DoubleTiles a = DoubleTiles.of(left);
        DoubleTiles b = DoubleTiles.of(right);
        long[] out = new long[rows];
        long[] words = new long[Bitmap.wordsFor(rows)];
        for (int start = 0; start < rows; start += DoubleTiles.SIZE) {
            int n = Math.min(DoubleTiles.SIZE, rows - start);
            double[] as = a.tile(start, n);
            double[] bs = b.tile(start, n);
            for (int i = 0; i < n; i++) {
                double x = as[a.at(start) + i];
                double y = bs[b.at(start) + i];
                double value = op == BinaryOp.MUL ? x * y : x / y;
                if (Math.abs(value) >= 0x1p63 && !Double.isInfinite(x) && !Double.isInfinite(y) && y != 0) {
                    throw outOfRange(x, op, y, null);
                }
                boolean isThere = !Double.isNaN(value) && !Double.isInfinite(value);
                out[start + i] = isThere ? (long) value : 0;
                words[start + i >> 6] |= (isThere ? 1L : 0L) << start + i;
            }
        }
        return Column.ofLongs(DType.TIMEDELTA, out, Bitmap.adopt(words, rows));
    }

    private static ArithmeticException outOfRange(Number a, BinaryOp op, Number b, @Nullable Exception cause) {
        ArithmeticException error = new ArithmeticException(
                "%s %s %s nanoseconds are out of range: dates reach from 1677 to 2262, timedeltas 292 years"
                        .formatted(a, op.symbol(), b));
        error.initCause(cause);
        return error;
    }
}
