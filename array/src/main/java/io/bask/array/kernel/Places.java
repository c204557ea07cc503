package io.bask.array.kernel;

import io.bask.array.shape.Shape;

/** Turns places in a block into places in the whole array. */
final class Places {
    private Places() {}

    /**
     * Replaces places in a block, counted along the reduced axes, by the same elements' places in the whole array: the
     * index along the axis if one axis is reduced, else the flat index.
     */
    static void toWhole(long[] places, Placement at, boolean[] isReduced, Shape whole) {
        int ndim = isReduced.length;
        int reducedAxes = 0;
        int reducedAxis = -1;
        for (int axis = 0; axis < ndim; axis++) {
            if (isReduced[axis]) {
                reducedAxes++;
                reducedAxis = axis;
            }
        }
        for (int i = 0; i < places.length; i++) {
            places[i] = reducedAxes == 1 ? places[i] + at.origin(reducedAxis) : flat(places[i], at, whole);
        }
    }

    private static long flat(long place, Placement at, Shape whole) {
        long rest = place;
        long flat = 0;
        long step = 1;
        for (int axis = whole.ndim() - 1; axis >= 0; axis--) {
            long length = at.shape().length(axis);
            flat += (at.origin(axis) + rest % length) * step;
            rest /= length;
            step *= whole.length(axis);
        }
        return flat;
    }
}
