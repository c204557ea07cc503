package io.bask.array.kernel;

import io.bask.array.shape.Shape;
import java.io.Serializable;
import java.util.Arrays;

/**
 * A block's place in the whole array: its shape, and the index of its first element.
 *
 * <p>Elementwise kernels ask for it because programs may contain {@linkplain Affine numbers that follow from an
 * element's index}; arg reductions because they answer with indices into the whole array.
 */
public final class Placement implements Serializable {
    private static final long serialVersionUID = 1L;

    private final Shape shape;
    private final long[] origin;

    private Placement(Shape shape, long[] origin) {
        this.shape = shape;
        this.origin = origin;
    }

    /**
     * A block of a shape whose first element has this index.
     *
     * @throws IllegalArgumentException if there is not one number for each axis
     */
    public static Placement of(Shape shape, long... origin) {
        if (origin.length != shape.ndim()) {
            throw new IllegalArgumentException("a block of shape %s cannot start at %s; give one number for each axis"
                    .formatted(shape, Arrays.toString(origin)));
        }
        return new Placement(shape, origin.clone());
    }

    /** A block at index 0: the whole array, or one whose place does not matter. */
    public static Placement of(Shape shape) {
        return new Placement(shape, new long[shape.ndim()]);
    }

    /** The place of a part of this block. */
    Placement part(long[] start, Shape part) {
        long[] there = origin.clone();
        for (int axis = 0; axis < there.length; axis++) {
            there[axis] += start[axis];
        }
        return new Placement(part, there);
    }

    /** The block's shape. */
    public Shape shape() {
        return shape;
    }

    /** The index of the block's first element along an axis. */
    public long origin(int axis) {
        return origin[axis];
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Placement placement
                && shape.equals(placement.shape)
                && Arrays.equals(origin, placement.origin);
    }

    @Override
    public int hashCode() {
        return 31 * shape.hashCode() + Arrays.hashCode(origin);
    }

    @Override
    public String toString() {
        return shape + " at " + Arrays.toString(origin);
    }
}
