package io.bask.dataframe.kernel;

import io.bask.dataframe.column.Bitmap;
import io.bask.dataframe.schema.BinaryOp;
import io.bask.dataframe.schema.DType;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Compares numbers or dates row by row into a bitmap.
 *
 * <p>Each tile is compared into bytes by a loop that the compiler turns into vector code, and then packed into words.
 * Missing rows come out false, and true for {@code !=}.
 */
final class ComparisonKernel {
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    /** Moves the lowest bit of each byte into the highest byte, the first one lowest. */
    private static final long GATHER = 0x0102040810204080L;

    private ComparisonKernel() {}

    static Bitmap doubles(BinaryOp op, Operand left, Operand right, int rows) {
        DoubleTiles a = DoubleTiles.of(left);
        DoubleTiles b = DoubleTiles.of(right);
        byte[] tile = new byte[DoubleTiles.SIZE];
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
        byte[] tile = new byte[DoubleTiles.SIZE];
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
        byte[] tile = new byte[DoubleTiles.SIZE];
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

    /** Eight bytes of one bit each become a byte of eight bits by one multiplication. */
    private static void pack(byte[] tile, int rows, long[] words, int firstWord) {
        Arrays.fill(tile, rows, Math.min(tile.length, rows + Long.SIZE - 1), (byte) 0);
        for (int start = 0; start < rows; start += Long.SIZE) {
            long word = 0;
            for (int i = 0; i < Long.SIZE; i += Long.BYTES) {
                word |= ((long) LONGS.get(tile, start + i) * GATHER >>> 56) << i;
            }
            words[firstWord + (start >> 6)] = word;
        }
    }

    private static void compare(BinaryOp op, double[] a, int at, double[] b, int bt, byte[] out, int n) {
        switch (op) {
            case EQ -> {
                for (int i = 0; i < n; i++) {
                    out[i] = (byte) (a[at + i] == b[bt + i] ? 1 : 0);
                }
            }
            case NE -> {
                for (int i = 0; i < n; i++) {
                    out[i] = (byte) (a[at + i] != b[bt + i] ? 1 : 0);
                }
            }
            case LT -> {
                for (int i = 0; i < n; i++) {
                    out[i] = (byte) (a[at + i] < b[bt + i] ? 1 : 0);
                }
            }
            case LE -> {
                for (int i = 0; i < n; i++) {
                    out[i] = (byte) (a[at + i] <= b[bt + i] ? 1 : 0);
                }
            }
            case GT -> {
                for (int i = 0; i < n; i++) {
                    out[i] = (byte) (a[at + i] > b[bt + i] ? 1 : 0);
                }
            }
            default -> {
                for (int i = 0; i < n; i++) {
                    out[i] = (byte) (a[at + i] >= b[bt + i] ? 1 : 0);
                }
            }
        }
    }

    private static void compare(BinaryOp op, long[] a, int at, long[] b, int bt, byte[] out, int n) {
        switch (op) {
            case EQ -> {
                for (int i = 0; i < n; i++) {
                    out[i] = (byte) (a[at + i] == b[bt + i] ? 1 : 0);
                }
            }
            case NE -> {
                for (int i = 0; i < n; i++) {
                    out[i] = (byte) (a[at + i] != b[bt + i] ? 1 : 0);
                }
            }
            case LT -> {
                for (int i = 0; i < n; i++) {
                    out[i] = (byte) (a[at + i] < b[bt + i] ? 1 : 0);
                }
            }
            case LE -> {
                for (int i = 0; i < n; i++) {
                    out[i] = (byte) (a[at + i] <= b[bt + i] ? 1 : 0);
                }
            }
            case GT -> {
                for (int i = 0; i < n; i++) {
                    out[i] = (byte) (a[at + i] > b[bt + i] ? 1 : 0);
                }
            }
            default -> {
                for (int i = 0; i < n; i++) {
                    out[i] = (byte) (a[at + i] >= b[bt + i] ? 1 : 0);
                }
            }
        }
    }
}
