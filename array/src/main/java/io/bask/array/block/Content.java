package io.bask.array.block;

import io.bask.array.shape.DType;
import java.util.Arrays;

/** Compares the elements of two blocks of one dtype and shape. */
final class Content {
    private Content() {}

    /** Whether all elements are equal; zeros of either sign are, NaNs are if asked. */
    static boolean equal(NDArray left, NDArray right, boolean nanEqual) {
        DType dtype = left.dtype();
        NDArray a = left.contiguous();
        NDArray b = right.contiguous();
        int count = (int) left.size() * Storage.slots(dtype);
        int from = a.offset * Storage.slots(dtype);
        int to = b.offset * Storage.slots(dtype);
        return switch (dtype) {
            case BOOL, INT8, UINT8 ->
                Arrays.equals((byte[]) a.storage, from, from + count, (byte[]) b.storage, to, to + count);
            case INT16 -> Arrays.equals((short[]) a.storage, from, from + count, (short[]) b.storage, to, to + count);
            case INT32 -> Arrays.equals((int[]) a.storage, from, from + count, (int[]) b.storage, to, to + count);
            case INT64 -> Arrays.equals((long[]) a.storage, from, from + count, (long[]) b.storage, to, to + count);
            case FLOAT32, COMPLEX64 -> floatsEqual((float[]) a.storage, from, (float[]) b.storage, to, count, nanEqual);
            case FLOAT64, COMPLEX128 ->
                doublesEqual((double[]) a.storage, from, (double[]) b.storage, to, count, nanEqual);
        };
    }

    private static boolean floatsEqual(float[] a, int from, float[] b, int to, int count, boolean nanEqual) {
        for (int i = 0; i < count; i++) {
            float left = a[from + i];
            float right = b[to + i];
            if (left != right && !(nanEqual && Float.isNaN(left) && Float.isNaN(right))) {
                return false;
            }
        }
        return true;
    }

    private static boolean doublesEqual(double[] a, int from, double[] b, int to, int count, boolean nanEqual) {
        for (int i = 0; i < count; i++) {
            double left = a[from + i];
            double right = b[to + i];
            if (left != right && !(nanEqual && Double.isNaN(left) && Double.isNaN(right))) {
                return false;
            }
        }
        return true;
    }
}
