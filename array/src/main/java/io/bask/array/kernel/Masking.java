package io.bask.array.kernel;

import io.bask.array.block.NDArray;
import io.bask.array.shape.DType;
import io.bask.array.shape.Shape;
import java.util.Arrays;

/**
 * Elements of a block picked by a bool block: {@code x[mask]} and {@code x[mask] = values}.
 *
 * <p>The mask has the block's shape, or that of its first axes; then each truth picks all that lies along the others.
 * Elements come in row-major order. Stateless, safe from any thread.
 */
public final class Masking {
    private Masking() {}

    /** How many elements of a bool block are true. */
    public static int count(NDArray mask) {
        requireBool(mask);
        int count = 0;
        for (byte truth : (byte[]) mask.dense().storageShared()) {
            count += truth;
        }
        return count;
    }

    /**
     * The elements where a mask is true.
     *
     * @return a dense block: the mask's axes have become one, as long as there are truths
     * @throws IllegalArgumentException if the mask's shape is not that of the block's first axes
     */
    public static NDArray select(NDArray block, NDArray mask) {
        requireLeading(block, mask);
        NDArray source = block.dense();
        int[] picked = picked(mask);
        int inner = inner(source, mask);
        Shape shape = resultShape(block, mask, picked.length);
        NDArray result = NDArray.zeros(block.dtype(), shape);
        int slots = slots(block.dtype()) * inner;
        if (slots == 1) {
            gather(source.storageShared(), picked, result.storageShared());
        } else {
            for (int i = 0; i < picked.length; i++) {
                System.arraycopy(source.storageShared(), picked[i] * slots, result.storageShared(), i * slots, slots);
            }
        }
        return result;
    }

    /**
     * A copy of a block with the elements where a mask is true replaced, in order.
     *
     * @param values what {@link #select} would have to give afterwards; one element to set all to it
     * @throws IllegalArgumentException if shapes do not suit, or the dtype is another
     */
    public static NDArray assign(NDArray block, NDArray mask, NDArray values) {
        requireLeading(block, mask);
        if (values.dtype() != block.dtype()) {
            throw new IllegalArgumentException(
                    "values of dtype %s cannot be assigned to elements of dtype %s; cast them first"
                            .formatted(values.dtype(), block.dtype()));
        }
        int[] picked = picked(mask);
        Shape shape = resultShape(block, mask, picked.length);
        if (!values.shape().broadcastsTo(shape)) {
            throw new IllegalArgumentException(
                    "values of shape %s cannot be assigned where the mask picks elements of shape %s; give one or as many"
                            .formatted(values.shape(), shape));
        }
        NDArray source = values.broadcastTo(shape).dense();
        NDArray result = block.copy();
        int slots = slots(block.dtype()) * inner(result, mask);
        for (int i = 0; i < picked.length; i++) {
            System.arraycopy(source.storageShared(), i * slots, result.storageShared(), picked[i] * slots, slots);
        }
        return result;
    }

    private static void requireBool(NDArray mask) {
        if (!mask.dtype().isBool()) {
            throw new IllegalArgumentException(
                    "a mask must have dtype bool, not %s; compare first, as x > 0".formatted(mask.dtype()));
        }
    }

    private static void requireLeading(NDArray block, NDArray mask) {
        requireBool(mask);
        boolean fits = mask.ndim() <= block.ndim();
        for (int axis = 0; fits && axis < mask.ndim(); axis++) {
            fits = mask.shape().length(axis) == block.shape().length(axis);
        }
        if (!fits) {
            throw new IllegalArgumentException(
                    "a mask of shape %s cannot pick from a block of shape %s; its axes must be the first"
                            .formatted(mask.shape(), block.shape()));
        }
    }

    private static Shape resultShape(NDArray block, NDArray mask, int count) {
        Shape rest = block.shape();
        for (int axis = 0; axis < mask.ndim(); axis++) {
            rest = rest.remove(0);
        }
        return rest.insert(0, count);
    }

    private static int inner(NDArray block, NDArray mask) {
        int inner = 1;
        for (int axis = mask.ndim(); axis < block.ndim(); axis++) {
            inner *= (int) block.shape().length(axis);
        }
        return inner;
    }

    private static int slots(DType dtype) {
        return dtype.isComplex() ? 2 : 1;
    }

    /** The row-major numbers of the truths; written without a branch, which would be mispredicted half of the time. */
    private static int[] picked(NDArray mask) {
        byte[] truths = (byte[]) mask.dense().storageShared();
        int[] picked = new int[truths.length + 1];
        int count = 0;
        for (int i = 0; i < truths.length; i++) {
            picked[count] = i;
            count += truths[i];
        }
        return Arrays.copyOf(picked, count);
    }

    private static void gather(Object from, int[] picked, Object to) {
        if (from instanceof double[] source && to instanceof double[] target) {
            for (int i = 0; i < picked.length; i++) {
                target[i] = source[picked[i]];
            }
        } else if (from instanceof float[] source && to instanceof float[] target) {
            for (int i = 0; i < picked.length; i++) {
                target[i] = source[picked[i]];
            }
        } else if (from instanceof long[] source && to instanceof long[] target) {
            for (int i = 0; i < picked.length; i++) {
                target[i] = source[picked[i]];
            }
        } else if (from instanceof int[] source && to instanceof int[] target) {
            for (int i = 0; i < picked.length; i++) {
                target[i] = source[picked[i]];
            }
        } else if (from instanceof short[] source && to instanceof short[] target) {
            for (int i = 0; i < picked.length; i++) {
                target[i] = source[picked[i]];
            }
        } else if (from instanceof byte[] source && to instanceof byte[] target) {
            for (int i = 0; i < picked.length; i++) {
                target[i] = source[picked[i]];
            }
        }
    }
}
