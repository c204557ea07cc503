package io.bask.array.order;

import io.bask.array.block.NDArray;
import io.bask.array.shape.DType;
import io.bask.array.shape.Shape;

/**
 * Whole numbers in the order of the elements of a real dtype: NaN, of whatever sign, last, and -0.0 just before 0.0.
 *
 * <p>Keys of one dtype can be compared across blocks, and turned back into elements.
 */
public final class Keys {
    /** The key of NaN. */
    public static final long NAN = 0x7ff8000000000000L;

    private static final long NEGATIVE_ZERO = -1;

    private Keys() {}

    /** The key of a number. */
    public static long of(double value) {
        long bits = Double.doubleToLongBits(value);
        return bits < 0 ? bits ^ Long.MAX_VALUE : bits;
    }

    /** The number with a key. */
    public static double value(long key) {
        return Double.longBitsToDouble(key < 0 ? key ^ Long.MAX_VALUE : key);
    }

    /** The keys of all elements in row-major order; refuses complex dtypes. */
    public static long[] of(NDArray block) {
        if (!block.dtype().isFloating()) {
            return block.toLongArray();
        }
        double[] values = block.dtype() == DType.FLOAT64 && block.isDense()
                ? (double[]) block.storageShared()
                : block.toDoubleArray();
        long[] keys = new long[values.length];
        for (int i = 0; i < keys.length; i++) {
            keys[i] = of(values[i]);
        }
        return keys;
    }

    /** Keys in which -0.0 and 0.0 are the same, as comparisons have it: changes the array of floating keys. */
    public static long[] withOneZero(DType dtype, long[] keys) {
        if (dtype.isFloating()) {
            for (int i = 0; i < keys.length; i++) {
                keys[i] = keys[i] == NEGATIVE_ZERO ? 0 : keys[i];
            }
        }
        return keys;
    }

    /** The elements with these keys; may keep the array. */
    public static NDArray elements(DType dtype, Shape shape, long[] keys) {
        if (!dtype.isFloating()) {
            return NDArray.wrap(DType.INT64, shape, keys).astype(dtype);
        }
        double[] values = new double[keys.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = value(keys[i]);
        }
        return NDArray.wrap(DType.FLOAT64, shape, values).astype(dtype);
    }
}
