package io.bask.array;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * An array with a name for each axis, as products need it: axes of one name lie under one another.
 *
 * @param names all different
 */
record Labelled(Array array, int[] names) {
    int place(int name) {
        for (int axis = 0; axis < names.length; axis++) {
            if (names[axis] == name) {
                return axis;
            }
        }
        return -1;
    }

    boolean has(int name) {
        return place(name) >= 0;
    }

    /** The names for which a test holds, in order. */
    int[] where(java.util.function.IntPredicate test) {
        return Arrays.stream(names).filter(test).toArray();
    }

    /** Without axes of length 1 that have another length in the other array: those repeat. */
    Labelled withoutStretched(Labelled other) {
        List<Integer> dropped = new ArrayList<>();
        for (int axis = 0; axis < names.length; axis++) {
            int there = other.place(names[axis]);
            if (there >= 0
                    && array.shape().extent(axis) == 1
                    && other.array.shape().extent(there) != 1) {
                dropped.add(axis);
            }
        }
        if (dropped.isEmpty()) {
            return this;
        }
        int[] axes = dropped.stream().mapToInt(Integer::intValue).toArray();
        return new Labelled(array.squeeze(axes), where(name -> !dropped.contains(place(name))));
    }

    /** Added up along the axes whose names are not kept, in the array's own dtype. */
    Labelled keeping(java.util.function.IntPredicate kept) {
        int[] summed =
                Arrays.stream(names).filter(kept.negate()).map(this::place).toArray();
        if (summed.length == 0) {
            return this;
        }
        return new Labelled(array.sum(summed).astype(array.dtype()), where(kept));
    }

    /** With its axes in the order of these names, which are its own. */
    Labelled ordered(int[] order) {
        int[] axes = Arrays.stream(order).map(this::place).toArray();
        for (int i = 0; i < axes.length; i++) {
            if (axes[i] != i) {
                return new Labelled(array.transpose(axes), order.clone());
            }
        }
        return this;
    }

    /** With its axes in the order of these names, and axes of length 1 for those that it has not. */
    Array spread(int[] order) {
        int[] own = Arrays.stream(order).filter(this::has).toArray();
        Array result = ordered(own).array;
        int[] missing = java.util.stream.IntStream.range(0, order.length)
                .filter(i -> !has(order[i]))
                .toArray();
        return missing.length == 0 ? result : result.expandDims(missing);
    }
}
