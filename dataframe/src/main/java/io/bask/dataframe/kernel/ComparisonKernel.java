package io.bask.dataframe.kernel;

import io.bask.dataframe.column.Bitmap;
import io.bask.dataframe.schema.BinaryOp;
import io.bask.dataframe.schema.DType;
import org.jspecify.annotations.Nullable;

/**
 * Compares numbers or dates row by row into a bitmap.
 *
 * <p>Each tile is compared into booleans by a loop that the compiler turns into vector code, and then packed into words.
 * Missing rows come out false, and true for {@code !=}.
 */
final class ComparisonKernel {
    private ComparisonKernel() {}

    static Bitmap doubles(BinaryOp op, Operand left, Operand right, int rows) {
        DoubleTiles a = DoubleTiles.of(left);
        DoubleTiles b = DoubleTiles.of(right);
        boolean[] tile = new boolean[DoubleTiles.SIZE];
        long[] words = new long[Bitmap.wordsFor(rows)];
        for (int start = 0; start < rows; start += DoubleTiles.SIZE) {
            int n = Math.min(DoubleTiles.SIZE, rows - start);
            compare(op, a.tile(start, n), a.at(start), b.tile(start, n), b.at(start), tile, n);
            pack(tile, n, words, start >> 6);
        }
        return Bitmap.adopt(words, rows);
    }

    static Bitmap longs(BinaryOp op, Operand left, Operand right, int rows) {
        LongTiles a = LongTiles.of(left);
        LongTiles b = LongTiles.of(right);
        boolean[] tile = new boolean[DoubleTiles.SIZE];
        long[] words = new long[Bitmap.wordsFor(rows)];
        for (int start = 0; start < rows; start += DoubleTiles.SIZE) {
            int n = Math.min(DoubleTiles.SIZE, rows - start);
            compare(op, a.tile(start, n), a.at(start), b.tile(start, n), b.at(start), tile, n);
            pack(tile, n, words, start >> 6);
        }
        return withMissing(op, Bitmap.adopt(words, rows), left.validity(rows), right.validity(rows));
    }

    /** Compares whole numbers of which one side at least is uint64, exactly, whatever the signs. */
    static Bitmap unsigned(BinaryOp op, Operand left, Operand right, int rows) {
        boolean isLeft = left.dtype() == DType.UINT64;
        boolean isRight = right.dtype() == DType.UINT64;
        LongTiles a = LongTiles.of(left);
        LongTiles b = LongTiles.of(right);
        long[] order = new long[DoubleTiles.SIZE];
        long[] zeros = new long[DoubleTiles.SIZE];
        boolean[] tile = new boolean[DoubleTiles.SIZE];
        long[] words = new long[Bitmap.wordsFor(rows)];
        for (int start = 0; start < rows; start += DoubleTiles.SIZE) {
            int n = Math.min(DoubleTiles.SIZE, rows - start);
            long[] as = a.tile(start, n);
            long[] bs = b.tile(start, n);
            for (int i = 0; i < n; i++) {
                order[i] = compare(as[a.at(start) + i], isLeft, bs[b.at(start) + i], isRight);
            }
            compare(op, order, 0, zeros, 0, tile, n);
            pack(tile, n, words, start >> 6);
        }
        return withMissing(op, Bitmap.adopt(words, rows), left.validity(rows), right.validity(rows));
    }

    private static int compare(long a, boolean isUnsignedA, long b, boolean isUnsignedB) {
        if (a < 0 && !isUnsignedA || b < 0 && !isUnsignedB) {
            return isUnsignedA ? 1 : isUnsignedB ? -1 : Long.compare(a, b);
        }
        return Long.compareUnsigned(a, b);
    }

    /** The comparison corrected where a side is missing. */
    static Bitmap withMissing(BinaryOp op, Bitmap result, @Nullable Bitmap left, @Nullable Bitmap right) {
        Bitmap valid = both(left, right);
        if (valid == null) {
            return result;
        }
        return op == BinaryOp.NE ? result.or(valid.not()) : result.and(valid);
    }

    /** Rows valid on both sides; null when all are. */
    static @Nullable Bitmap both(@Nullable Bitmap left, @Nullable Bitmap right) {
        if (left == null) {
            return right;
        }
        return right == null ? left : left.and(right);
    }

    private static void pack(boolean[] tile, int rows, long[] words, int firstWord) {
        for (int start = 0; start < rows; start += 64) {
            long word = 0;
            int n = Math.min(64, rows - start);
            for (int i = 0; i < n; i++) {
                word |= (tile[start + i] ? 1L : 0L) << i;
            }
            words[firstWord + (start >> 6)] = word;
        }
    }

    private static void compare(BinaryOp op, double[] a, int at, double[] b, int bt, boolean[] out, int n) {
        switch (op) {
            case EQ -> {
                for (int i = 0; i < n; i++) {
                    out[i] = a[at + i] == b[bt + i];
                }
            }
            case NE -> {
                for (int i = 0; i < n; i++) {
                    out[i] = a[at + i] != b[bt + i];
                }
            }
            case LT -> {
                for (int i = 0; i < n; i++) {
                    out[i] = a[at + i] < b[bt + i];
                }
            }
            case LE -> {
                for (int i = 0; i < n; i++) {
                    out[i] = a[at + i] <= b[bt + i];
                }
            }
            case GT -> {
                for (int i = 0; i < n; i++) {
                    out[i] = a[at + i] > b[bt + i];
                }
            }
            default -> {
                for (int i = 0; i < n; i++) {
                    out[i] = a[at + i] >= b[bt + i];
                }
            }
        }
    }

    private static void compare(BinaryOp op, long[] a, int at, long[] b, int bt, boolean[] out, int n) {
        switch (op) {
            case EQ -> {
                for (int i = 0; i < n; i++) {
                    out[i] = a[at + i] == b[bt + i];
                }
            }
            case NE -> {
                for (int i = 0; i < n; i++) {
                    out[i] = a[at + i] != b[bt + i];
                }
            }
            case LT -> {
                for (int i = 0; i < n; i++) {
                    out[i] = a[at + i] < b[bt + i];
                }
            }
            case LE -> {
                for (int i = 0; i < n; i++) {
                    out[i] = a[at + i] <= b[bt + i];
                }
            }
            case GT -> {
                for (int i = 0; i < n; i++) {
                    out[i] = a[at + i] > b[bt + i];
                }
            }
            default -> {
                for (int i = 0; i < n; i++) {
                    out[i] = a[at + i] >= b[bt + i];
                }
            }
        }
    }
}
