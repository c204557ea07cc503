package io.bask.dataframe.kernel;

import io.bask.array.kernel.math.RealMath;
import io.bask.dataframe.column.Bitmap;
import io.bask.dataframe.column.Column;
import io.bask.dataframe.column.DoubleColumn;
import io.bask.dataframe.schema.BinaryOp;
import io.bask.dataframe.schema.DType;
import org.jspecify.annotations.Nullable;

/**
 * Arithmetic on numbers, row by row.
 *
 * <p>Floats need no look at validity: NaN is missing and stays NaN; they divide and raise as arrays do. Whole numbers compute at every row, overflow wraps as
 * in NumPy, and the validity of both sides is combined a word at a time.
 */
final class ArithmeticKernel {
    private ArithmeticKernel() {}

    static Column apply(BinaryOp op, Operand left, Operand right, int rows, DType result) {
        if (result.isFloat()) {
            return doubles(op, left, right, rows, result);
        }
        if (left.dtype().isTime() || right.dtype().isTime()) {
            return TimeArithmetic.apply(op, left, right, rows, result);
        }
        long[] values = longs(op, left, right, rows, result == DType.UINT64);
        Bitmap valid = ComparisonKernel.both(left.validity(rows), right.validity(rows));
        if (op == BinaryOp.FLOORDIV || op == BinaryOp.MOD) {
            valid = ComparisonKernel.both(valid, divisible(right, rows));
        }
        return Column.ofLongs(result, values, valid);
    }

    private static DoubleColumn doubles(BinaryOp op, Operand left, Operand right, int rows, DType result) {
        DoubleTiles a = DoubleTiles.of(left);
        DoubleTiles b = DoubleTiles.of(right);
        double[] out = new double[rows];
        for (int start = 0; start < rows; start += DoubleTiles.SIZE) {
            int n = Math.min(DoubleTiles.SIZE, rows - start);
            compute(op, a.tile(start, n), a.at(start), b.tile(start, n), b.at(start), out, start, n);
        }
        return DoubleColumn.adopt(result, out);
    }

    private static long[] longs(BinaryOp op, Operand left, Operand right, int rows, boolean isUnsigned) {
        LongTiles a = LongTiles.of(left);
        LongTiles b = LongTiles.of(right);
        long[] out = new long[rows];
        Bitmap valid = op == BinaryOp.POW ? ComparisonKernel.both(left.validity(rows), right.validity(rows)) : null;
        for (int start = 0; start < rows; start += DoubleTiles.SIZE) {
            int n = Math.min(DoubleTiles.SIZE, rows - start);
            if (op == BinaryOp.POW) {
                powers(a.tile(start, n), a.at(start), b.tile(start, n), b.at(start), out, start, n, valid, isUnsigned);
            } else if (isUnsigned && (op == BinaryOp.FLOORDIV || op == BinaryOp.MOD)) {
                unsigned(op, a.tile(start, n), a.at(start), b.tile(start, n), b.at(start), out, start, n);
            } else {
                compute(op, a.tile(start, n), a.at(start), b.tile(start, n), b.at(start), out, start, n);
            }
        }
        return out;
    }

    private static void unsigned(BinaryOp op, long[] a, int at, long[] b, int bt, long[] out, int to, int n) {
        for (int i = 0; i < n; i++) {
            long divisor = b[bt + i] == 0 ? 1 : b[bt + i];
            out[to + i] = op == BinaryOp.MOD
                    ? Long.remainderUnsigned(a[at + i], divisor)
                    : Long.divideUnsigned(a[at + i], divisor);
        }
    }

    static @Nullable Bitmap divisible(Operand divisor, int rows) {
        Bitmap nonZero = ComparisonKernel.longs(BinaryOp.NE, divisor, new Operand.Constant(DType.INT64, 0L), rows);
        return nonZero.isAllSet() ? null : nonZero;
    }

    private static void compute(BinaryOp op, double[] a, int at, double[] b, int bt, double[] out, int to, int n) {
        switch (op) {
            case ADD -> {
                for (int i = 0; i < n; i++) {
                    out[to + i] = a[at + i] + b[bt + i];
                }
            }
            case SUB -> {
                for (int i = 0; i < n; i++) {
                    out[to + i] = a[at + i] - b[bt + i];
                }
            }
            case MUL -> {
                for (int i = 0; i < n; i++) {
                    out[to + i] = a[at + i] * b[bt + i];
                }
            }
            case DIV -> {
                for (int i = 0; i < n; i++) {
                    out[to + i] = a[at + i] / b[bt + i];
                }
            }
            case FLOORDIV -> {
                for (int i = 0; i < n; i++) {
                    out[to + i] = RealMath.floorDivide(a[at + i], b[bt + i]);
                }
            }
            case MOD -> {
                for (int i = 0; i < n; i++) {
                    out[to + i] = RealMath.mod(a[at + i], b[bt + i]);
                }
            }
            default -> {
                for (int i = 0; i < n; i++) {
                    out[to + i] = RealMath.power(a[at + i], b[bt + i]);
                }
            }
        }
    }

    private static void compute(BinaryOp op, long[] a, int at, long[] b, int bt, long[] out, int to, int n) {
        switch (op) {
            case ADD -> {
                for (int i = 0; i < n; i++) {
                    out[to + i] = a[at + i] + b[bt + i];
                }
            }
            case SUB -> {
                for (int i = 0; i < n; i++) {
                    out[to + i] = a[at + i] - b[bt + i];
                }
            }
            case MUL -> {
                for (int i = 0; i < n; i++) {
                    out[to + i] = a[at + i] * b[bt + i];
                }
            }
            case FLOORDIV -> {
                for (int i = 0; i < n; i++) {
                    out[to + i] = b[bt + i] == 0 ? 0 : Math.floorDiv(a[at + i], b[bt + i]);
                }
            }
            default -> {
                for (int i = 0; i < n; i++) {
                    out[to + i] = b[bt + i] == 0 ? 0 : Math.floorMod(a[at + i], b[bt + i]);
                }
            }
        }
    }

    private static void powers(
            long[] a, int at, long[] b, int bt, long[] out, int to, int n, @Nullable Bitmap valid, boolean isUnsigned) {
        for (int i = 0; i < n; i++) {
            boolean isThere = valid == null || valid.get(to + i);
            out[to + i] = isThere ? power(a[at + i], b[bt + i], isUnsigned) : 0;
        }
    }

    private static long power(long base, long exponent, boolean isUnsigned) {
        if (exponent < 0 && !isUnsigned) {
            throw new IllegalArgumentException(
                    "%d ** %d: a whole number has no negative power; cast the base to float64"
                            .formatted(base, exponent));
        }
        long result = 1;
        long square = base;
        for (long rest = exponent; rest != 0; rest >>>= 1) {
            if ((rest & 1) == 1) {
                result *= square;
            }
            square *= square;
        }
        return result;
    }
}
