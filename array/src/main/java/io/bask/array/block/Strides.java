package io.bask.array.block;

import io.bask.array.shape.Axis;
import io.bask.array.shape.BroadcastException;
import io.bask.array.shape.Shape;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Where the elements of a view lie: the step in elements, along each axis, from one element to the next.
 *
 * <p>Row-major strides fall from left to right; 0 repeats an element, a negative stride walks backwards.
 */
final class Strides {
    private Strides() {}

    /** The strides of a row-major array. */
    static int[] rowMajor(Shape shape) {
        int[] strides = new int[shape.ndim()];
        long step = 1;
        for (int axis = strides.length - 1; axis >= 0; axis--) {
            strides[axis] = (int) step;
            step *= Math.max(1, shape.length(axis));
        }
        return strides;
    }

    /** Whether a walk over all elements in row-major order touches adjacent elements. */
    static boolean isRowMajor(Shape shape, int[] strides) {
        if (shape.isEmpty()) {
            return true;
        }
        long step = 1;
        for (int axis = strides.length - 1; axis >= 0; axis--) {
            long length = shape.length(axis);
            if (length != 1 && strides[axis] != step) {
                return false;
            }
            step *= length;
        }
        return true;
    }

    /** The position of an element; negative indices count from the end. */
    static int position(Shape shape, int offset, int[] strides, long[] index) {
        if (index.length != strides.length) {
            throw new IllegalArgumentException(
                    "index %s has %d numbers but the array has shape %s; give one number an axis"
                            .formatted(Arrays.toString(index), index.length, shape));
        }
        long position = offset;
        for (int axis = 0; axis < index.length; axis++) {
            long length = shape.length(axis);
            long at = index[axis] < 0 ? index[axis] + length : index[axis];
            if (at < 0 || at >= length) {
                throw new IndexOutOfBoundsException(
                        "index %d is out of bounds for axis %d with size %d; use a value in [%d, %d)"
                                .formatted(index[axis], axis, length, -length, length));
            }
            position += at * strides[axis];
        }
        return (int) position;
    }

    /** The position of the element with this row-major number. */
    static int position(Shape shape, int offset, int[] strides, long number) {
        long position = offset;
        long rest = number;
        for (int axis = strides.length - 1; axis >= 0; axis--) {
            long length = shape.length(axis);
            position += rest % length * strides[axis];
            rest /= length;
        }
        return (int) position;
    }

    static int[] transpose(int[] strides, int[] permutation) {
        int[] axes = Axis.normalizePermutation(permutation, strides.length);
        int[] result = new int[strides.length];
        for (int i = 0; i < axes.length; i++) {
            result[i] = strides[axes[i]];
        }
        return result;
    }

    /** Strides that stretch axes of length 1, and new leading axes, to a target shape. */
    static int[] broadcast(Shape shape, int[] strides, Shape target) {
        if (!shape.broadcastsTo(target)) {
            throw new BroadcastException(
                    "an array of shape %s cannot be stretched to shape %s; lengths must be equal or 1, last axes aligned"
                            .formatted(shape, target));
        }
        int shift = target.ndim() - shape.ndim();
        int[] result = new int[target.ndim()];
        for (int axis = 0; axis < strides.length; axis++) {
            result[axis + shift] = shape.length(axis) == 1 ? 0 : strides[axis];
        }
        return result;
    }

    /**
     * Strides that show the same elements in another shape of the same size, or null if no strides can.
     *
     * <p>Groups of old and new axes with equal products are matched from the left; within a group the old axes must
     * step evenly.
     */
    static int @Nullable [] reshape(Shape shape, int[] strides, Shape target) {
        if (isRowMajor(shape, strides)) {
            return rowMajor(target);
        }
        int[] result = new int[target.ndim()];
        int oldAxis = 0;
        int newAxis = 0;
        while (oldAxis < shape.ndim() && newAxis < target.ndim()) {
            int oldEnd = oldAxis + 1;
            int newEnd = newAxis + 1;
            long oldCount = shape.length(oldAxis);
            long newCount = target.length(newAxis);
            while (oldCount != newCount) {
                if (oldCount < newCount) {
                    oldCount *= shape.length(oldEnd++);
                } else {
                    newCount *= target.length(newEnd++);
                }
            }
            int step = evenStep(shape, strides, oldAxis, oldEnd);
            if (step == UNEVEN) {
                return null;
            }
            for (int axis = newEnd - 1; axis >= newAxis; axis--) {
                result[axis] = step;
                step *= (int) target.length(axis);
            }
            oldAxis = oldEnd;
            newAxis = newEnd;
        }
        return result;
    }

    private static final int UNEVEN = Integer.MIN_VALUE;

    /** The step between elements when the axes from start to end are walked as one. */
    private static int evenStep(Shape shape, int[] strides, int start, int end) {
        int step = UNEVEN;
        long next = 0;
        for (int axis = end - 1; axis >= start; axis--) {
            long length = shape.length(axis);
            if (length == 1) {
                continue;
            }
            if (step == UNEVEN) {
                step = strides[axis];
            } else if (strides[axis] != next) {
                return UNEVEN;
            }
            next = strides[axis] * length;
        }
        return step == UNEVEN ? 0 : step;
    }
}
